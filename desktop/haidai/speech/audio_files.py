"""Audio files written as the sound comes: WAV, and MP3 with its title, artist, date, chapters."""

import contextlib
import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from haidai.article.model import Article
from haidai.errors import ErrorKind, OutputError
from haidai.speech.sound import BYTES_A_SAMPLE

FORMATS = ("wav", "mp3")
MP3_KILOBITS = 64  # a second; a voice on one channel needs no more
MP3_QUALITY = 7  # of 0, the slowest, to 9: nothing is heard of it in a voice


@dataclass(frozen=True, slots=True)
class Tags:
    """What a player shows of a file."""

    title: str
    artist: str = ""
    date: str = ""

    @classmethod
    def of(cls, article: Article) -> "Tags":
        """The article's title, its source as artist, its date."""
        date = str(article.published) if article.published else ""
        return cls(article.title, article.source or "", date)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a file, in seconds from its start."""

    title: str
    start: float
    end: float


class AudioFile(Protocol):
    """A file that takes 16-bit mono sound; the first piece tells the rate of all."""

    def write(self, samples: bytes, rate: int) -> None:
        """Append sound."""
        ...

    def finish(self, tags: Tags, chapters: Sequence[Chapter]) -> None:
        """All sound is written; what the format can tell about it is added."""
        ...

    def close(self) -> None:
        """Let the file go, finished or not; may be called twice."""
        ...


def audio_file(path: Path, suffix: str) -> AudioFile:
    """A new file of the format `suffix` (`wav` or `mp3`) at `path`."""
    return Mp3File(path) if suffix == "mp3" else WavFile(path)


class WavFile:
    """Sound as it is, at a path or into a file that is open."""

    def __init__(self, target: Path | BinaryIO) -> None:
        opened = str(target) if isinstance(target, Path) else target
        self._file = wave.open(opened, "wb")  # noqa: SIM115  `close` closes it
        self._file.setnchannels(1)
        self._file.setsampwidth(BYTES_A_SAMPLE)
        self._begun = False

    def write(self, samples: bytes, rate: int) -> None:
        """Append sound."""
        if not self._begun:
            self._file.setframerate(rate)
            self._begun = True
        self._file.writeframes(samples)

    def finish(self, tags: Tags, chapters: Sequence[Chapter]) -> None:
        """The format has no place for either that players would show."""

    def close(self) -> None:
        """Let the file go."""
        if not self._begun:
            self._file.setframerate(8_000)  # an empty file has a rate too
        self._file.close()


class Mp3File:
    """Sound for phones and cars.

    `write` and `finish` raise OutputError (NOT_ENCODABLE) where LAME refuses the sound: not every
    rate that a voice may have can be made an MP3 of.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._encoder: Any = None

    def write(self, samples: bytes, rate: int) -> None:
        """Append sound."""
        with _lame_may_refuse():
            if self._encoder is None:
                self._encoder = _encoder(rate)
            frames = self._encoder.encode(samples)
        self._file.write(frames)

    def finish(self, tags: Tags, chapters: Sequence[Chapter]) -> None:
        """Write the last frames, then tags and chapters in front of them."""
        if self._encoder is not None:
            with _lame_may_refuse():
                frames = self._encoder.flush()
            self._file.write(frames)
        self._file.close()
        from mutagen import id3

        labels = id3.ID3()
        labels.add(id3.TIT2(encoding=3, text=tags.title))
        if tags.artist:
            labels.add(id3.TPE1(encoding=3, text=tags.artist))
        if tags.date:
            labels.add(id3.TDRC(encoding=3, text=tags.date[:10]))
        names = [f"chapter{number}" for number in range(len(chapters))]
        for name, chapter in zip(names, chapters, strict=True):
            labels.add(
                id3.CHAP(
                    element_id=name,
                    start_time=round(chapter.start * 1000),
                    end_time=round(chapter.end * 1000),
                    sub_frames=[id3.TIT2(encoding=3, text=chapter.title)],
                )
            )
        if names:
            flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
            labels.add(id3.CTOC(element_id="contents", flags=flags, child_element_ids=names))
        labels.save(self._path)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()


def _encoder(rate: int) -> Any:
    import lameenc  # late: few readers ever save a file

    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_bit_rate(MP3_KILOBITS)
    encoder.set_quality(MP3_QUALITY)
    encoder.silence()
    return encoder


@contextlib.contextmanager
def _lame_may_refuse() -> Iterator[None]:
    """lameenc has no error of its own: all that LAME refuses is a RuntimeError."""
    try:
        yield
    except RuntimeError as error:
        raise OutputError(ErrorKind.NOT_ENCODABLE) from error
