"""An article on paper: laid out once, cut into pages between lines, painted page by page.

`Pages` is what a printer, a PDF file and a preview all paint: the same lines at the same
places. It belongs to the thread that made it. Always black on white, whatever the screen shows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QPagedPaintDevice, QPainter

from haidai.article.model import Article
from haidai.article.parts import parts
from haidai.article.pictures import pictures_of
from haidai.errors import ErrorKind, PaperError
from haidai.rendering.column import Bookmark, Column, Page
from haidai.rendering.displayed import displayed
from haidai.rendering.line_boxes import Laid, laying_boxes
from haidai.rendering.link_areas import LinkArea
from haidai.rendering.notes import Notes, notes_of
from haidai.rendering.picture_folder import Pictures
from haidai.rendering.picture_source import PictureSource
from haidai.rendering.pictures import MISSING, WAITING, PictureFacts
from haidai.rendering.renderer import RenderedArticle, render
from haidai.rendering.sheet import DOTS_A_MM, DOTS_AN_INCH, PaperStyle, Sheet
from haidai.rendering.style import Style
from haidai.rendering.text_lines import NO_NOTES

PIECE = 20_000
"""Characters of the article that are laid out in one document."""

Progress = Callable[[int, int], None]
"""Told after each page: pages painted, pages in all."""
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class PaintedPages:
    """What was painted."""

    count: int
    bookmarks: tuple[Bookmark, ...]
    characters: frozenset[str]
    """Every character that stands somewhere on them."""
    drawn: tuple[str, ...] = ()
    """Where there are characters beyond the basic plane: the text drawn in the regular and in
    the bold face, each in its order."""
    links: tuple[LinkArea, ...] = ()


class Pages:
    """An article on the pages of a paper style. Needs a QGuiApplication."""

    def __init__(
        self, article: Article, paper_style: PaperStyle, pictures: Pictures | None = None
    ) -> None:
        """`pictures` are those that are there; without, each is its caption alone."""
        self._article = article
        self._paper_style = paper_style
        self._pictures = pictures
        self._sheet = Sheet(paper_style, article)
        self._pages: list[Page] = []
        self._column = Column(self._sheet)
        self._characters = set(f"0123456789 -/…　{displayed(article.title).text}")

    def laying_out(self) -> Iterator[None]:
        """Lay the article out block by block; when that has ended, the pages are there."""
        notes = notes_of(self._article) if self._paper_style.link_notes else NO_NOTES
        # In pieces, for whoever waits between two steps; and Qt's lengths overflow in a document
        # of some thousand pages.
        pieces = _pieces(self._article)
        for number, piece in enumerate(pieces):
            yield
            style = self._sheet.style if number else self._sheet.first_style
            own = replace(notes, listed=piece is pieces[-1])
            rendered = self._rendered(piece, style, own)
            laid: list[Laid] = []
            yield from laying_boxes(rendered, self._sheet.body, laid)
            self._column.add(rendered, laid)
            self._characters |= set(rendered.document.toPlainText())
        yield
        self._pages = self._column.pages()

    def _rendered(self, part: Article, style: Style, notes: Notes) -> RenderedArticle:
        labels = self._paper_style.labels.beside(part.language)
        if self._pictures is None:
            return render(part, style, labels, pictures=(), notes=notes)
        known = dict(enumerate(pictures_of(part)))
        absent = WAITING if self._pictures.waiting else MISSING
        ready = self._pictures.ready
        facts = {
            number: PictureFacts(ready[image].dots) if image in ready else absent
            for number, image in known.items()
        }
        rendered = render(part, style, labels, notes=notes, facts=facts)
        rendered.pictures.source = PictureSource(
            {number: ready[image] for number, image in known.items() if image in ready}
        )
        self._characters |= set(labels.picture_missing + labels.picture_coming)
        self._characters |= set("".join(displayed(image.alt).text for image in known.values()))
        return rendered

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._pages)

    @property
    def first_lines(self) -> tuple[int, ...]:
        """For each page how many lines come before it."""
        return tuple(page.start for page in self._pages)

    def paint(self, painter: QPainter, index: int) -> None:
        """Draw a page, counted from 0, in dots of 1/600 inch from the corner of its margins."""
        page = self._pages[index]
        self._sheet.paint_margins(painter, index + 1, len(self._pages))
        if index == 0:
            self._sheet.paint_code(painter)
        with self._sheet.body_at(painter, page.top):
            for laid in page.laid:
                laid.paint(painter, self._sheet.pen)

    def paint_sheet(self, painter: QPainter, index: int) -> None:
        """Draw a page in dots of 1/600 inch from the corner of its sheet."""
        page = self._paper_style.page
        painter.save()
        painter.translate(page.left * DOTS_A_MM, page.top * DOTS_A_MM)
        self.paint(painter, index)
        painter.restore()

    def painted(self) -> PaintedPages:
        """What stands on them."""
        rare = max(self._characters) > "\uffff"
        drawn = _drawn_texts(self._pages, self._sheet) if rare else ()
        characters = frozenset(self._characters)
        bookmarks = tuple(self._column.bookmarks(self._pages))
        links = tuple(self._column.links(self._pages))
        return PaintedPages(self.count, bookmarks, characters, drawn, links)


def laid_out(
    article: Article,
    paper_style: PaperStyle,
    cancelled: Cancelled | None = None,
    pictures: Pictures | None = None,
) -> Pages:
    """The pages of an article, at once.

    Raises:
        PaperError: CANCELLED when asked to stop.
    """
    pages = Pages(article, paper_style, pictures)
    for _ in pages.laying_out():
        _stop_when(cancelled)
    return pages


def paint_pages(
    article: Article,
    paper_style: PaperStyle,
    device: QPagedPaintDevice,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    pictures: Pictures | None = None,
) -> PaintedPages:
    """Print an article on a device that has the size and margins of the paper style's page.

    Needs a QGuiApplication.

    Raises:
        PaperError: PRINT_FAILED where the device takes no page, CANCELLED when asked to stop.
    """
    pages = laid_out(article, paper_style, cancelled, pictures)
    painter = QPainter()
    if not painter.begin(device):
        raise PaperError(ErrorKind.PRINT_FAILED)
    try:
        for index in range(pages.count):
            _stop_when(cancelled)
            if index and not device.newPage():
                raise PaperError(ErrorKind.PRINT_FAILED)
            painter.resetTransform()
            scale = device.logicalDpiX() / DOTS_AN_INCH
            painter.scale(scale, scale)
            pages.paint(painter, index)
            if progress is not None:
                progress(index + 1, pages.count)
    finally:
        ended = painter.end()
    if not ended:
        raise PaperError(ErrorKind.PRINT_FAILED)
    return pages.painted()


def _drawn_texts(pages: Sequence[Page], sheet: Sheet) -> tuple[str, str]:
    regular: list[str] = []
    bold: list[str] = []
    for number, page in enumerate(pages, 1):
        for margin in sheet.margins(number, len(pages)):
            regular += (margin.right, margin.left)
        for laid in page.laid:
            regular.append(laid.words)
            for line in laid.lines:
                (bold if line.bold else regular).append(line.text)
    return "".join(regular), "".join(bold)


def _stop_when(cancelled: Cancelled | None) -> None:
    if cancelled is not None and cancelled():
        raise PaperError(ErrorKind.CANCELLED)


def _pieces(article: Article) -> list[Article]:
    """The article in pieces that follow each other on paper: title and facts stand once."""
    first, *others = parts(article, PIECE)
    if not others:
        return [first]
    bare = replace(
        article, title="", trail=(), published=None, source=None, reporters=(), editors=()
    )
    pieces = [replace(bare, sections=other.sections) for other in others]
    pieces[-1] = replace(pieces[-1], editors=article.editors)
    return [replace(first, editors=()), *pieces]
