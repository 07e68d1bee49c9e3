"""Pictures drawn by the tests, and a retriever that hands them out or fails as it is told."""

import threading
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image as Drawing
from PIL import ImageDraw

from haidai.article.model import Article, Image, Paragraph, Section
from haidai.article.pictures import pictures_of
from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from tests.fakes.articles import paragraph

if TYPE_CHECKING:
    from haidai.rendering.picture_child import Keep
    from haidai.rendering.picture_gathering import Fetch


def drawn(
    width: int = 600,
    height: int = 400,
    form: str = "PNG",
    colour: str = "#2a7f62",
    **saving: object,
) -> bytes:
    """A picture's bytes: hills under a sun, on a ground of one colour."""
    drawing = Drawing.new("RGB", (width, height), "#bcd7ee")
    pen = ImageDraw.Draw(drawing)
    pen.ellipse(
        (width * 0.7, height * 0.08, width * 0.7 + height * 0.2, height * 0.28), fill="#f6d55c"
    )
    for number in range(4):
        left = width * (number * 0.28 - 0.2)
        top = height * (0.35 + 0.05 * (number % 2))
        pen.polygon(
            [(left, height), (left + width * 0.3, top), (left + width * 0.6, height)], fill=colour
        )
    written = BytesIO()
    drawing.save(written, form, **saving)
    return written.getvalue()


def address(number: int) -> Url:
    """Where the picture of a number lies."""
    return Url(f"https://pictures.example/{number}.jpg")


def article_with_pictures(count: int = 5, paragraphs: int = 3) -> Article:
    """Sections of running text, each with one picture and its caption."""
    sections = []
    for number in range(count):
        texts = [Paragraph(paragraph(number + step)) for step in range(paragraphs)]
        image = Image(
            address(number), f"图{number + 1}：清晨的菜市场。林一苇 摄", f"画面{number + 1}"
        )
        heading = f"第{number}节 菜市场里的一天" if number else None
        blocks = (*texts[:1], image, *texts[1:])
        sections.append(Section(heading, None, blocks))
    return Article("望河镇图片故事", tuple(sections), url=Url("https://news.example/1.html"))


class FakePictureRetriever:
    """Gives what is laid down for an address: bytes, or an error to raise; other pictures fail.

    While `held` is set, nobody gets anything.
    """

    def __init__(self, contents: Mapping[str, bytes | OpeningError]) -> None:
        self.contents = dict(contents)
        self.asked: list[str] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self.let_go = threading.Event()
        self.let_go.set()

    def space_of(self, page: Url) -> int:
        """Everything lies in the open."""
        return 3

    def retrieve(self, image: Image, page: Url | None, cancelled: Callable[[], bool]) -> bytes:
        with self._lock:
            self.asked.append(str(image.url))
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            while not self.let_go.wait(0.01):
                if cancelled():
                    raise OpeningError(ErrorKind.CANCELLED)
            content = self.contents.get(str(image.url))
            if content is None:
                raise OpeningError(ErrorKind.FILE_MISSING, name=str(image.url))
            if isinstance(content, OpeningError):
                raise content
            return content
        finally:
            with self._lock:
                self._at_once -= 1


class GatheredHere:
    """Fulfils `haidai.sharing.pictures.Gatherer` in this process."""

    def __init__(self, fetch: "Fetch") -> None:
        self._fetch = fetch
        self._closed = threading.Event()

    def gather(self, article: Article, widest: int, seconds: float, keep: "Keep") -> None:
        """Have `keep` take each picture that comes in time; blocks."""
        from haidai.rendering.picture_decoding import fitted
        from haidai.rendering.picture_gathering import Cancelled, gather

        images = pictures_of(article)

        def bring(image: Image, stopped: Cancelled) -> bool:
            picture = fitted(self._fetch(image, article.url, stopped), widest, image.alt)
            if not stopped():
                kind = picture.kind.decode()
                keep(images.index(image), kind, picture.dots, iter([picture.data]))
            return True

        gather(images, bring, seconds, self._closed.is_set)

    def close(self) -> None:
        """Bring nothing more."""
        self._closed.set()
