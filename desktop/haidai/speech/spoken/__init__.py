"""From written Chinese to the words a voice says, with a map back."""

from haidai.speech.spoken.rewriting import Spoken
from haidai.speech.spoken.text import spoken_text

__all__ = ["Spoken", "spoken_text"]
