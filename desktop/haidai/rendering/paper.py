"""An article on paper: laid out once, cut into pages between lines, painted page by page.

It paints on any QPagedPaintDevice handed to it, a QPdfWriter or a QPrinter, in the thread it
is called in. Always black on white, in points, whatever the screen shows.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QPagedPaintDevice, QPainter

from haidai.article.model import Article
from haidai.article.parts import parts
from haidai.errors import ErrorKind, PaperError
from haidai.rendering.displayed import displayed
from haidai.rendering.line_boxes import Laid, laid_boxes
from haidai.rendering.lines import LONGEST_LABEL
from haidai.rendering.page_breaks import page_breaks
from haidai.rendering.renderer import RenderedArticle, render
from haidai.rendering.sheet import PaperStyle, Sheet

Progress = Callable[[int, int], None]
"""Told after each page: pages painted, pages in all."""
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A section's heading, the page it is on (from 0), and how far down (0 top, 1 foot)."""

    title: str
    page: int
    height: float


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


def paint_pages(
    article: Article,
    paper_style: PaperStyle,
    device: QPagedPaintDevice,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> PaintedPages:
    """Print an article on a device whose page size, margins and resolution are set.

    Needs a QGuiApplication.

    Raises:
        PaperError: PRINT_FAILED where the device takes no page, CANCELLED when asked to stop.
    """
    sheet = Sheet(device, paper_style, article)
    pages: list[_Page] = []
    bookmarks: list[Bookmark] = []
    characters = set(f"0123456789 /…　{displayed(article.title).text}")
    # In parts: Qt's lengths overflow in a document of some thousand pages.
    for part in parts(article):
        _stop_when(cancelled)
        cut = _Cut(render(part, sheet.style, paper_style.labels, pictures=()), sheet)
        bookmarks += cut.bookmarks(len(pages))
        pages += cut.pages
        characters |= cut.characters()
    painter = QPainter()
    if not painter.begin(device):
        raise PaperError(ErrorKind.PRINT_FAILED)
    try:
        for number, page in enumerate(pages):
            _stop_when(cancelled)
            if number and not device.newPage():
                raise PaperError(ErrorKind.PRINT_FAILED)
            sheet.paint_margins(painter, number + 1, len(pages))
            with sheet.body_at(painter, page.top):
                for laid in page.laid:
                    laid.paint(painter, sheet.pen)
            if progress is not None:
                progress(number + 1, len(pages))
    finally:
        ended = painter.end()
    if not ended:
        raise PaperError(ErrorKind.PRINT_FAILED)
    drawn = _drawn_texts(pages, sheet) if max(characters) > "\uffff" else ()
    return PaintedPages(len(pages), tuple(bookmarks), frozenset(characters), drawn)


def _drawn_texts(pages: Sequence["_Page"], sheet: Sheet) -> tuple[str, str]:
    regular: list[str] = []
    bold: list[str] = []
    for number, page in enumerate(pages, 1):
        for margin in sheet.margins(number, len(pages)):
            regular += (margin.right, margin.left)
        for laid in page.laid:
            for line in laid.lines:
                (bold if line.bold else regular).append(line.text)
    return "".join(regular), "".join(bold)


def _stop_when(cancelled: Cancelled | None) -> None:
    if cancelled is not None and cancelled():
        raise PaperError(ErrorKind.CANCELLED)


@dataclass(frozen=True, slots=True)
class _Page:
    """What one page shows of a rendered article, which must live as long."""

    rendered: RenderedArticle
    laid: Sequence[Laid]

    @property
    def top(self) -> float:
        """Where it begins on the uncut page."""
        return self.laid[0].box.top


class _Cut:
    """A rendered article cut into the pages of a sheet."""

    def __init__(self, rendered: RenderedArticle, sheet: Sheet) -> None:
        self._rendered = rendered
        self._sheet = sheet
        laid = laid_boxes(rendered, sheet.body)
        starts = page_breaks([item.box for item in laid], sheet.body)
        self.pages = [
            _Page(rendered, laid[start:end]) for start, end in pairwise([*starts, len(laid)])
        ]

    def characters(self) -> set[str]:
        """Every character of the article's page."""
        return set(self._rendered.document.toPlainText())

    def bookmarks(self, first_page: int) -> Iterator[Bookmark]:
        """The headings of this article's sections, its pages counted from `first_page`."""
        document = self._rendered.document
        layout = document.documentLayout()
        tops = [page.top for page in self.pages]
        places = self._rendered.positions.heading_positions()
        for section, position in zip(self._rendered.article.sections, places, strict=True):
            if section.heading:
                top = layout.blockBoundingRect(document.findBlock(position)).top()
                page = max(bisect_right(tops, top + 1) - 1, 0)
                height = (self._sheet.margin + top - tops[page]) / self._sheet.height
                title = displayed(section.heading[:LONGEST_LABEL]).text
                yield Bookmark(title, first_page + page, height)
