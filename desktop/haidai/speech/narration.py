"""Utterances written to an audio file one after another, and where in it each of them is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from haidai.errors import ErrorKind, SpeechError
from haidai.speech.audio_files import AudioFile
from haidai.speech.script import Utterance, has_sound
from haidai.speech.sound import BYTES_A_SAMPLE, faded, resampled, silence
from haidai.speech.synthesizer import Clip


@dataclass(frozen=True, slots=True)
class Narrated:
    """An utterance in a file: its voice is heard from `start` to `end`, in seconds."""

    utterance: Utterance
    start: float
    end: float


def narrate(
    file: AudioFile,
    script: Sequence[Utterance],
    sound: Callable[[str], Clip],
    *,
    pause_factor: float = 1.0,
    pause_at_end: bool = True,
) -> Iterator[Narrated]:
    """Write each utterance as it is asked for, with its pause after it; one is in memory.

    `sound` gives the clip of a written sentence; all are brought to the rate of the first. The
    pauses are `pause_factor` times as long as the script's.

    Raises:
        SpeechError: there is nothing to read (NOTHING_TO_READ).
    """
    if not any(has_sound(utterance.text) for utterance in script):
        raise SpeechError(ErrorKind.NOTHING_TO_READ)
    rate = frames = 0
    for number, utterance in enumerate(script, 1):
        clip = sound(utterance.text)
        rate = rate or clip.rate
        voice = faded(resampled(clip, rate)).samples
        seconds = utterance.pause * pause_factor
        pause = silence(seconds, rate) if pause_at_end or number < len(script) else b""
        file.write(voice + pause, rate)
        end = frames + len(voice) // BYTES_A_SAMPLE
        yield Narrated(utterance, frames / rate, end / rate)
        frames = end + len(pause) // BYTES_A_SAMPLE
