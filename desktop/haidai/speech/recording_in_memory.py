"""A piece of a reading as sound in memory, with the times of its sentences: for a phone."""

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from haidai.speech.audio_files import WavFile
from haidai.speech.narration import narrate
from haidai.speech.script import Utterance
from haidai.speech.spoken import spoken_text
from haidai.speech.synthesizer import Clip, Synthesizer
from haidai.speech.voices import Voice


@dataclass(frozen=True, slots=True)
class Recording:
    """A WAV file in memory, and where each utterance starts and ends in it, in seconds."""

    wav: bytes
    times: tuple[tuple[float, float], ...]


def recorded(script: Sequence[Utterance], synthesizer: Synthesizer, voice: Voice) -> Recording:
    """The utterances, each with its pause, as a WAV file with their times.

    The last pause is in it too, so that several recordings follow each other as one reading.

    Raises:
        SpeechError: nothing to read (NOTHING_TO_READ), or the voice fails (VOICE_FAILED).
    """
    content = io.BytesIO()

    def sound(text: str) -> Clip:
        return synthesizer.synthesize(spoken_text(text, voice.language).text, voice)

    with closing(WavFile(content)) as file:
        narrated = [(each.start, each.end) for each in narrate(file, script, sound)]
    return Recording(content.getvalue(), tuple(narrated))
