"""A reading as one sound file, for `haidai speak` and 导出音频."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from haidai import paths
from haidai.article.model import Article
from haidai.errors import ErrorKind, OutputError, SpeechError
from haidai.speech.audio_files import AudioFile, Chapter, Tags, audio_file
from haidai.speech.narration import Narrator, narrate
from haidai.speech.script import Utterance
from haidai.speech.spoken.rewriting import Rule
from haidai.speech.synthesizer import Clip, Synthesizer
from haidai.speech.voices import Cast

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
    cast: Cast
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
        OutputError: the file cannot be written, or holds no sound like this (NOT_ENCODABLE).
    """
    suffix = path.suffix.lower().removeprefix(".")
    try:
        with (
            paths.replacing(path) as unfinished,
            closing(audio_file(unfinished, suffix)) as file,
        ):
            return _write(file, reading, _sound(reading, synthesizer, cancelled), progress)
    except OSError as error:
        raise OutputError.of(error, path.name) from error


def _write(
    file: AudioFile, reading: Reading, sound: Callable[[str], Clip], progress: Progress
) -> float:
    factor = reading.pause_factor / reading.speed
    narrated = narrate(file, reading.script, sound, pause_factor=factor, pause_at_end=False)
    starts: list[tuple[int | None, float]] = []  # of each section
    end = 0.0
    for number, each in enumerate(narrated, 1):
        if not starts or starts[-1][0] != each.utterance.section:
            starts.append((each.utterance.section, each.start))
        end = each.end
        progress(number, len(reading.script))
    ends = [start for _, start in starts[1:]] + [end]
    chapters = [
        Chapter(_chapter_title(reading.article, section), start, until)
        for (section, start), until in zip(starts, ends, strict=True)
    ]
    file.finish(Tags.of(reading.article), chapters)
    return end


def _chapter_title(article: Article, section: int | None) -> str:
    heading = None if section is None else article.sections[section].heading
    return heading or article.title


def _sound(
    reading: Reading, synthesizer: Synthesizer, cancelled: Callable[[], bool]
) -> Callable[[str], Clip]:
    """What gives the clip of a written sentence."""
    language = reading.article.language
    narrator = Narrator(synthesizer, language, reading.cast, reading.speed, reading.rules)

    def sound(text: str) -> Clip:
        if cancelled():
            raise SpeechError(ErrorKind.CANCELLED)
        return narrator.clip(text)

    return sound
