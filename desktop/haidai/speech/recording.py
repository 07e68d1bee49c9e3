"""A reading as one sound file, for `haidai speak`."""

import errno
import wave
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from haidai import paths
from haidai.errors import ErrorKind, OutputError, SpeechError
from haidai.speech.script import Utterance, has_sound
from haidai.speech.sound import BYTES_A_SAMPLE, faded, resampled, silence
from haidai.speech.spoken import spoken_text
from haidai.speech.synthesizer import Clip, Synthesizer
from haidai.speech.voices import Voice

Progress = Callable[[int, int], None]
"""Told how many utterances are done, of how many."""
_DISK_FULL = {errno.ENOSPC, errno.EDQUOT}


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
    if not any(has_sound(utterance.text) for utterance in script):
        raise SpeechError(ErrorKind.NOTHING_TO_READ)
    try:
        with paths.replacing(path) as unfinished, wave.open(str(unfinished), "wb") as file:
            frames = 0
            file.setnchannels(1)
            file.setsampwidth(BYTES_A_SAMPLE)
            for number, clip in enumerate(_clips(script, synthesizer, voice, cancelled), 1):
                if not frames:
                    file.setframerate(clip.rate)
                rate = file.getframerate()
                sound = faded(resampled(clip, rate)).samples
                pause = silence(script[number - 1].pause if number < len(script) else 0, rate)
                file.writeframes(sound + pause)
                frames += (len(sound) + len(pause)) // BYTES_A_SAMPLE
                progress(number, len(script))
            return frames / file.getframerate()
    except OSError as error:
        kind = ErrorKind.DISK_FULL if error.errno in _DISK_FULL else ErrorKind.CANNOT_WRITE
        raise OutputError(kind, name=path.name) from error


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
