"""A reading as one sound file, for `haidai speak` and 导出音频."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from haidai import paths
from haidai.article.model import Article
from haidai.errors import ErrorKind, OutputError, SpeechError
from haidai.speech.audio_files import AudioFile, Chapter, Tags, audio_file
from haidai.speech.script import Utterance, has_sound
from haidai.speech.sound import BYTES_A_SAMPLE, faded, resampled, silence
from haidai.speech.spoken import spoken_text
from haidai.speech.spoken.rewriting import Rule
from haidai.speech.synthesizer import Clip, Synthesizer
from haidai.speech.voices import Voice

Progress = Callable[[int, int], None]
"""Told how many utterances are done, of how many."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be recorded, and how it is read.

    The article gives tags and the names of the chapters; the pauses of the script are
    `pause_factor` times as long.
    """

    article: Article
    script: Sequence[Utterance]
    voice: Voice
    speed: float = 1.0
    pause_factor: float = 1.0
    rules: tuple[Rule, ...] = field(default=())


def record(
    reading: Reading,
    synthesizer: Synthesizer,
    path: Path,
    *,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> float:
    """Write a reading to the audio file its name asks for; gives its length in seconds.

    The file appears under its name when it is complete, or not at all. One utterance is in
    memory at a time.

    Raises:
        SpeechError: nothing to read (NOTHING_TO_READ), the voice fails (VOICE_FAILED), or
            `cancelled` said so between two utterances (CANCELLED).
        OutputError: the file cannot be written.
    """
    if not any(has_sound(utterance.text) for utterance in reading.script):
        raise SpeechError(ErrorKind.NOTHING_TO_READ)
    suffix = path.suffix.lower().removeprefix(".")
    try:
        with (
            paths.replacing(path) as unfinished,
            closing(audio_file(unfinished, suffix)) as file,
        ):
            return _write(file, reading, _clips(reading, synthesizer, cancelled), progress)
    except OSError as error:
        raise OutputError.of(error, path.name) from error


def _write(file: AudioFile, reading: Reading, clips: Iterator[Clip], progress: Progress) -> float:
    rate = frames = 0
    starts: list[tuple[int | None, float]] = []  # of each section
    count = len(reading.script)
    for number, (utterance, clip) in enumerate(zip(reading.script, clips, strict=True), 1):
        rate = rate or clip.rate
        if not starts or starts[-1][0] != utterance.section:
            starts.append((utterance.section, frames / rate))
        pause = utterance.pause * reading.pause_factor / reading.speed if number < count else 0.0
        sound = faded(resampled(clip, rate)).samples + silence(pause, rate)
        file.write(sound, rate)
        frames += len(sound) // BYTES_A_SAMPLE
        progress(number, count)
    ends = [start for _, start in starts[1:]] + [frames / rate]
    file.finish(
        Tags.of(reading.article),
        [
            Chapter(_chapter_title(reading.article, section), start, end)
            for (section, start), end in zip(starts, ends, strict=True)
        ],
    )
    return frames / rate


def _chapter_title(article: Article, section: int | None) -> str:
    heading = None if section is None else article.sections[section].heading
    return heading or article.title


def _clips(
    reading: Reading, synthesizer: Synthesizer, cancelled: Callable[[], bool]
) -> Iterator[Clip]:
    """The clips, in the script's order."""
    for utterance in reading.script:
        if cancelled():
            raise SpeechError(ErrorKind.CANCELLED)
        spoken = spoken_text(utterance.text, reading.article.language, reading.rules).text
        yield synthesizer.synthesize(spoken, reading.voice, reading.speed)
