"""From written Chinese to the words a voice says, with a map back."""

from haidai.speech.spoken.text import Spoken, spoken_text

__all__ = ["Spoken", "spoken_text"]
