"""A reading as one sound file, for `haidai speak` and, in memory, for a phone."""

import errno
import io
import wave
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from haidai import paths
from haidai.errors import ErrorKind, OutputError, SpeechError
from haidai.speech.script import Utterance, has_sound
from haidai.speech.sound import BYTES_A_SAMPLE, faded, resampled, silence
from haidai.speech.spoken import spoken_text
from haidai.speech.synthesizer import Clip, Synthesizer
from haidai.speech.voices import Voice

Progress = Callable[[int, int], None]
"""Told how many utterances are done, of how many."""
_RATE_UNTOLD = 22_050
_DISK_FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True)
class Recording:
    """A WAV file in memory, and where each utterance starts and ends in it, in seconds."""

    wav: bytes
    times: tuple[tuple[float, float], ...]


def record(
    script: Sequence[Utterance],
    synthesizer: Synthesizer,
    voice: Voice,
    path: Path,
    *,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> float:
    """Write the utterances with their pauses to a WAV file; gives its length in seconds.

    The file appears under its name when it is complete, or not at all. One utterance is in
    memory at a time.

    Raises:
        SpeechError: nothing to read (NOTHING_TO_READ), the voice fails (VOICE_FAILED), or
            `cancelled` said so between two utterances (CANCELLED).
        OutputError: the file cannot be written.
    """
    try:
        with paths.replacing(path) as unfinished, unfinished.open("wb") as file:
            written = _write(file, script, _clips(script, synthesizer, voice, cancelled), progress)
            return written.seconds
    except OSError as error:
        kind = ErrorKind.DISK_FULL if error.errno in _DISK_FULL else ErrorKind.CANNOT_WRITE
        raise OutputError(kind, name=path.name) from error


def recorded(script: Sequence[Utterance], synthesizer: Synthesizer, voice: Voice) -> Recording:
    """The utterances with their pauses as a WAV file in memory, with their times.

    The last pause is in it too, so that several recordings follow each other as one reading.

    Raises:
        SpeechError: as `record`.
    """
    file = io.BytesIO()
    clips = _clips(script, synthesizer, voice, lambda: False)
    written = _write(file, script, clips, lambda _done, _total: None, last_pause=True)
    return Recording(file.getvalue(), tuple(written.times))


@dataclass(frozen=True, slots=True)
class _Written:
    """How long a file is, and the times of its utterances."""

    seconds: float
    times: list[tuple[float, float]]


def _write(
    target: BinaryIO,
    script: Sequence[Utterance],
    clips: Iterable[Clip],
    progress: Progress,
    *,
    last_pause: bool = False,
) -> _Written:
    """Write the clips of a script, one in memory at a time."""
    if not any(has_sound(utterance.text) for utterance in script):
        raise SpeechError(ErrorKind.NOTHING_TO_READ)
    times: list[tuple[float, float]] = []
    frames = 0
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(BYTES_A_SAMPLE)
        # Until the first clip tells: `wave` cannot close a file that has no rate, and its error
        # would hide the one that ended the writing.
        file.setframerate(_RATE_UNTOLD)
        for number, (utterance, clip) in enumerate(zip(script, clips, strict=True), 1):
            if not frames:
                file.setframerate(clip.rate)
            rate = file.getframerate()
            sound = faded(resampled(clip, rate)).samples
            paused = number < len(script) or last_pause
            pause = silence(utterance.pause if paused else 0, rate)
            file.writeframes(sound + pause)
            end = frames + len(sound) // BYTES_A_SAMPLE
            times.append((frames / rate, end / rate))
            frames = end + len(pause) // BYTES_A_SAMPLE
            progress(number, len(script))
        return _Written(frames / file.getframerate(), times)


def _clips(
    script: Sequence[Utterance],
    synthesizer: Synthesizer,
    voice: Voice,
    cancelled: Callable[[], bool],
) -> Iterator[Clip]:
    """The clips, in the script's order."""
    for utterance in script:
        if cancelled():
            raise SpeechError(ErrorKind.CANCELLED)
        yield synthesizer.synthesize(spoken_text(utterance.text, voice.language).text, voice)
