"""A voice and a PDF maker for the one-article server, at once or when they are let."""

import threading
from collections.abc import Mapping

from haidai.article.model import Article
from haidai.article.spans import Span
from haidai.errors import ErrorKind, PaperError, SpeechError
from haidai.handoff.pictures import PhonePicture
from haidai.handoff.site import Track, TrackSound


class FakeReading:
    """Fulfils `Reading`: every block is one sentence, every section one track.

    While `gate` is not set, a sound is being made.
    """

    def __init__(self, article: Article, *, fails: bool = False, waits: bool = False) -> None:
        passages = [each for each in article.passages if each.section is not None]
        self.sentences: tuple[Span, ...] = tuple(each.span for each in passages)
        sections = [each.section for each in passages]
        self.tracks = tuple(
            Track(section, sections.count(section)) for section in dict.fromkeys(sections)
        )
        self.asked: list[int] = []
        self.closed = False
        self.fails = fails
        self.gate = threading.Event()
        if not waits:
            self.gate.set()

    def sound(self, track: int) -> TrackSound:
        self.asked.append(track)
        self.gate.wait(10)
        if self.closed or self.fails:
            raise SpeechError(ErrorKind.CANCELLED if self.closed else ErrorKind.NO_VOICE)
        count = self.tracks[track].sentences
        return TrackSound(
            b"RIFF" + bytes(range(256)) * 40,
            tuple((number * 0.5, number * 0.5 + 0.4) for number in range(count)),
        )

    def close(self) -> None:
        self.closed = True
        self.gate.set()


class FakePdf:
    """Fulfils `PdfMaker`."""

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails
        self.made = 0
        self.closed = False

    def pdf(self) -> bytes:
        self.made += 1
        if self.fails:
            raise PaperError(ErrorKind.PRINT_FAILED)
        return b"%PDF-1.7 fake"

    def close(self) -> None:
        self.closed = True


class FakePagePictures:
    """Fulfils `PagePictures`; what is None in `contents` is on its way."""

    def __init__(self, contents: Mapping[int, PhonePicture | None]) -> None:
        self.contents = dict(contents)
        self.closed = False

    def dots(self) -> Mapping[int, tuple[int, int] | None]:
        return {number: each.dots if each else None for number, each in self.contents.items()}

    def picture(self, number: int) -> PhonePicture | None:
        return self.contents.get(number)

    def close(self) -> None:
        self.closed = True
