"""A sheet of paper: what fits on it, and what stands at its head and foot."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPainter, QPen

from haidai.article.model import Article
from haidai.article.outline import CHINESE_LABELS, Labels
from haidai.rendering.displayed import displayed
from haidai.rendering.fonts import reading_families
from haidai.rendering.lines import LONGEST_LABEL
from haidai.rendering.papers import PRINT
from haidai.rendering.style import Style

POINTS_AN_INCH = 72
SMALLEST_POINTS = 8
THIN_LINE_POINTS = 0.5


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
class MarginLine:
    """A line beside the body: its top on the sheet, and what stands at either end."""

    top: float
    left: str
    right: str


class Sheet:
    """The printable part of a page, in dots: a head, the body, a foot."""

    def __init__(
        self, device: QPagedPaintDevice, paper_style: PaperStyle, article: Article
    ) -> None:
        self._article = article
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
        self.pen = QPen(QColor(PRINT.rule), THIN_LINE_POINTS * dots)
        self._font = QFont()
        self._font.setPixelSize(round(size))
        if families:
            self._font.setFamilies(list(families))

    def margins(self, page: int, pages: int) -> tuple[MarginLine, ...]:
        """The head (the title, from the second page on) and the foot (source, page x / y)."""
        foot_top = self.height - QFontMetricsF(self._font).height()
        foot = self._line(foot_top, self._article.source or "", f"{page} / {pages}")
        return (foot,) if page == 1 else (self._line(0, self._article.title, ""), foot)

    def paint_margins(self, painter: QPainter, page: int, pages: int) -> None:
        """Draw head and foot of a page, counted from 1."""
        painter.setFont(self._font)
        painter.setPen(QColor(PRINT.secondary))
        for line in self.margins(page, pages):
            room = QRectF(self._left, line.top, self.style.column, self.margin)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, line.right)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, line.left)

    @contextmanager
    def body_at(self, painter: QPainter, top: float) -> Iterator[None]:
        """Let a painter draw at places of the uncut page, `top` being the first on this one."""
        painter.save()
        painter.translate(QPointF(self._left, self.margin - top))
        try:
            yield
        finally:
            painter.restore()

    def _line(self, top: float, left: str, right: str) -> MarginLine:
        metrics = QFontMetricsF(self._font)
        free = self.style.column - metrics.horizontalAdvance(right + "　")
        text = displayed(left[:LONGEST_LABEL]).text
        return MarginLine(top, metrics.elidedText(text, Qt.TextElideMode.ElideRight, free), right)
