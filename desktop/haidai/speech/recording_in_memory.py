"""A piece of a reading as sound in memory, with the times of its sentences: for a phone."""

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from haidai.speech.audio_files import WavFile
from haidai.speech.narration import Narrator, narrate
from haidai.speech.script import Utterance


@dataclass(frozen=True, slots=True)
class Recording:
    """A WAV file in memory, and where each utterance starts and ends in it, in seconds."""

    wav: bytes
    times: tuple[tuple[float, float], ...]


def recorded(script: Sequence[Utterance], narrator: Narrator) -> Recording:
    """The utterances, each with its pause, as a WAV file with their times.

    The last pause is in it too, so that several recordings follow each other as one reading.

    Raises:
        SpeechError: nothing to read (NOTHING_TO_READ), or the voice fails (VOICE_FAILED).
    """
    content = io.BytesIO()
    with closing(WavFile(content)) as file:
        times = [(each.start, each.end) for each in narrate(file, script, narrator.clip)]
    return Recording(content.getvalue(), tuple(times))
