"""An article on paper: laid out once, cut into pages between lines, painted page by page.

It paints on any QPagedPaintDevice handed to it, a QPdfWriter or a QPrinter, in the thread it
is called in. Always black on white, in points, whatever the screen shows.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPainter,
    QPen,
)

from haidai.article.model import Article
from haidai.article.outline import CHINESE_LABELS, Labels
from haidai.article.parts import parts
from haidai.errors import ErrorKind, PaperError
from haidai.rendering.displayed import displayed
from haidai.rendering.fonts import reading_families
from haidai.rendering.line_boxes import Laid, laid_boxes
from haidai.rendering.lines import LONGEST_LABEL
from haidai.rendering.page_breaks import page_breaks
from haidai.rendering.papers import PRINT
from haidai.rendering.renderer import RenderedArticle, render
from haidai.rendering.style import Style

POINTS_AN_INCH = 72
SMALLEST_POINTS = 8
THIN_LINE_POINTS = 0.5

Progress = Callable[[int, int], None]
"""Told after each page: pages painted, pages in all."""
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """How an article is printed."""

    type_size_points: float = 12
    families: tuple[str, ...] = ()
    """None: the best installed ones for the article's language."""
    line_spacing: float = 1.7
    indent: float = 2
    labels: Labels = CHINESE_LABELS


STANDARD = PaperStyle()


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
    sheet = _Sheet(device, paper_style, article)
    pages: list[_Page] = []
    bookmarks: list[Bookmark] = []
    characters = set(f"0123456789 /…　{displayed(article.title).text}")
    # In parts: Qt's lengths overflow in a document of some thousand pages.
    for part in parts(article):
        _stop_when(cancelled)
        cut = _Cut(render(part, sheet.style, paper_style.labels), sheet)
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
            sheet.paint_margins(painter, article, number + 1, len(pages))
            sheet.paint_body(painter, page)
            if progress is not None:
                progress(number + 1, len(pages))
    finally:
        ended = painter.end()
    if not ended:
        raise PaperError(ErrorKind.PRINT_FAILED)
    return PaintedPages(len(pages), tuple(bookmarks), frozenset(characters))


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

    def __init__(self, rendered: RenderedArticle, sheet: "_Sheet") -> None:
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


class _Sheet:
    """The printable part of a page, in dots: a head, the body, a foot."""

    def __init__(
        self, device: QPagedPaintDevice, paper_style: PaperStyle, article: Article
    ) -> None:
        dots = device.logicalDpiX() / POINTS_AN_INCH
        size = max(paper_style.type_size_points * 0.75, SMALLEST_POINTS) * dots
        families = paper_style.families or reading_families(article.language)
        self.width = float(device.width())
        self.height = float(device.height())
        self.margin = min(size * 2.6, self.height / 8)
        """Of the head and of the foot, each with its gap to the body."""
        self.body = self.height - 2 * self.margin
        self.style = Style(
            type_size=max(round(paper_style.type_size_points * dots), 1),
            column=self.width,
            families=families,
            paper=PRINT,
            line_spacing=paper_style.line_spacing,
            indent=paper_style.indent,
            smallest=round(SMALLEST_POINTS * dots),
            searchable=True,
        ).fitting(self.width)
        self._left = (self.width - self.style.column) / 2
        self._pen = QPen(QColor(PRINT.rule), THIN_LINE_POINTS * dots)
        self._font = QFont()
        self._font.setPixelSize(round(size))
        if families:
            self._font.setFamilies(list(families))

    def paint_margins(self, painter: QPainter, article: Article, page: int, pages: int) -> None:
        """The head, from the second page on the title, and the foot: source, page x / y."""
        line = QFontMetricsF(self._font).height()
        painter.setFont(self._font)
        painter.setPen(QColor(PRINT.secondary))
        if page > 1:
            self._paint_line(painter, 0, article.title, "")
        self._paint_line(painter, self.height - line, article.source or "", f"{page} / {pages}")

    def paint_body(self, painter: QPainter, page: _Page) -> None:
        """The lines of a page, and nothing of its neighbours."""
        painter.save()
        painter.translate(QPointF(self._left, self.margin - page.top))
        for laid in page.laid:
            laid.paint(painter, self._pen)
        painter.restore()

    def _paint_line(self, painter: QPainter, top: float, left: str, right: str) -> None:
        metrics = QFontMetricsF(self._font)
        room = QRectF(self._left, top, self.style.column, metrics.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, right)
        free = room.width() - metrics.horizontalAdvance(right + "　")
        text = displayed(left[:LONGEST_LABEL]).text
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, free)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, shown)
