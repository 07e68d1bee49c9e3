"""A sheet of paper: what fits on it, and what stands at its head and foot."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from haidai.article.model import Article
from haidai.article.outline import CHINESE_LABELS, Labels
from haidai.rendering.balancing import spare_beside
from haidai.rendering.displayed import displayed
from haidai.rendering.fonts import reading_families
from haidai.rendering.lines import LONGEST_LABEL
from haidai.rendering.page_format import A4, PageFormat
from haidai.rendering.papers import PRINT
from haidai.rendering.style import Role, Style
from haidai.settings.page_layout import Typeface

DOTS_AN_INCH = 600
"""A page is laid out in these, whatever it is painted on: it breaks the same everywhere."""
DOTS_A_POINT = DOTS_AN_INCH / 72
DOTS_A_MM = DOTS_AN_INCH / 25.4
SMALLEST_POINTS = 8
LARGEST_POINTS_BESIDE = 18
"""Of head and foot: they are looked up, not read."""
THIN_LINE_POINTS = 0.5
CODE_MM = 20.0
"""Side of the address's code; its quiet zone is the paper around it."""
SMALLEST_MODULE_MM = 0.42
"""2.5 pixels of a page rendered at 150 dpi: a code of a long address is larger than `CODE_MM`."""
LARGEST_CODE_MM = 32.0
CODE_GAP_MM = 3.6
"""Between the code and the text beside and below it: its quiet zone."""

TALLEST_PICTURE = 0.6
"""Of the body: its caption is to stand on the same page, and some text."""
PIXELS_AN_INCH = 96
"""Of a picture, as a screen shows it."""

Modules = tuple[tuple[bool, ...], ...]
"""Of a QR code, row by row, True where it is dark; its quiet zone is not among them."""


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """How an article is printed."""

    type_size_points: float = 12
    families: tuple[str, ...] = ()
    """None: the best installed ones for the article's language, in the typeface."""
    typeface: Typeface = Typeface.SANS
    line_spacing: float = 1.7
    indent: float = 2
    labels: Labels = CHINESE_LABELS
    page: PageFormat = A4
    address_code: Modules = ()
    """The QR code of the article's address, for the corner of the first page; () for none."""
    link_notes: bool = True
    """Whether links have numbers, and their addresses stand at the end."""
    pictures: bool = True
    """Whether pictures are printed, or their captions alone."""

    def families_for(self, article: Article) -> tuple[str, ...]:
        """What an article is printed in. Needs a QGuiApplication."""
        return self.families or reading_families(article.language, self.typeface)

    @property
    def code_side(self) -> float:
        """Side of the code on paper in millimetres; 0 where there is none, or it is too fine."""
        side = max(CODE_MM, len(self.address_code) * SMALLEST_MODULE_MM)
        return side if self.address_code and side <= LARGEST_CODE_MM else 0.0


STANDARD = PaperStyle()


@dataclass(frozen=True, slots=True)
class MarginLine:
    """A line beside the body: its top on the sheet, and what stands at either end."""

    top: float
    left: str
    right: str


class Sheet:
    """The printable part of a page, in dots: a head, the body, a foot."""

    def __init__(self, paper_style: PaperStyle, article: Article) -> None:
        self._article = article
        self._modules = paper_style.address_code
        page = paper_style.page
        dots = DOTS_A_POINT
        points = max(paper_style.type_size_points * 0.75, SMALLEST_POINTS)
        size = min(points, LARGEST_POINTS_BESIDE) * dots
        families = paper_style.families_for(article)
        self.width = max((page.width - page.left - page.right) * DOTS_A_MM, 1.0)
        self.height = max((page.height - page.top - page.bottom) * DOTS_A_MM, 1.0)
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
            tallest_picture=TALLEST_PICTURE * self.body,
            dots_a_pixel=DOTS_AN_INCH / PIXELS_AN_INCH,
            searchable=True,
            whole_names=True,
        ).fitting(self.width)
        self.left = (self.width - self.style.column) / 2
        """Of the column, between the margins."""
        self._code = paper_style.code_side * DOTS_A_MM
        # A code that would leave the title no room is left out.
        if self._code > min(self.style.column / 3, self.body / 3):
            self._code = 0.0
        self.pen = QPen(QColor(PRINT.rule), THIN_LINE_POINTS * dots)
        self._font = QFont()
        self._font.setPixelSize(round(size))
        if families:
            self._font.setFamilies(list(families))

    def margins(self, page: int, pages: int) -> tuple[MarginLine, ...]:
        """The head (the title, from the second page on), the foot (source, date, page x / y)."""
        foot_top = self.height - QFontMetricsF(self._font).height()
        published = self._article.published
        date = str(published).partition(" ")[0] if published else ""
        source = self._article.source or ""
        foot = self._line(foot_top, source, date, f"{page} / {pages}")
        return (foot,) if page == 1 else (self._line(0, self._article.title, "", ""), foot)

    def paint_margins(self, painter: QPainter, page: int, pages: int) -> None:
        """Draw head and foot of a page, counted from 1."""
        painter.setFont(self._font)
        painter.setPen(QColor(PRINT.secondary))
        for line in self.margins(page, pages):
            room = QRectF(self.left, line.top, self.style.column, self.margin)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, line.right)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, line.left)

    @property
    def first_style(self) -> Style:
        """The style of the first page: its head leaves the corner to the code."""
        room = self._code + CODE_GAP_MM * DOTS_A_MM if self._code else 0.0
        kept: dict[Role, float] = {}
        top = 0.0
        for role in (Role.TRAIL, Role.TITLE, Role.META):
            if role is Role.TRAIL and not self._article.trail:
                continue
            line = self.style.line(role)
            if room and top + (line.line_height - line.size) / 2 < self.code_bottom:
                kept[role] = room
            top += line.line_height + line.after
        style = replace(self.style, kept_right=tuple(kept.items()))
        # The lines of a long title are alike: none holds a single character.
        spare = spare_beside(self._article.title, style, self._article.language.is_chinese)
        return replace(style, beside_title=spare)

    @property
    def code_bottom(self) -> float:
        """Down to where the code and its quiet zone reach into the first page's body."""
        if not self._code:
            return 0.0
        return max(self._code + CODE_GAP_MM * DOTS_A_MM - self.margin, 0.0)

    def paint_code(self, painter: QPainter) -> None:
        """Draw the code into the upper right corner; nothing where there is none."""
        if not self._code:
            return
        module = self._code / len(self._modules)
        right = self.left + self.style.column
        painter.save()
        painter.translate(QPointF(right - self._code, 0))
        # One path: modules drawn one by one would show seams where two meet.
        painter.fillPath(_outline(self._modules, module), QColor(PRINT.text))
        painter.restore()

    @contextmanager
    def body_at(self, painter: QPainter, top: float) -> Iterator[None]:
        """Let a painter draw at places of the uncut page, `top` being the first on this one."""
        painter.save()
        painter.translate(QPointF(self.left, self.margin - top))
        try:
            yield
        finally:
            painter.restore()

    def _line(self, top: float, left: str, behind: str, right: str) -> MarginLine:
        """A line whose left text gives way to what stands behind it and at the right."""
        metrics = QFontMetricsF(self._font)
        text = displayed(left[:LONGEST_LABEL]).text
        behind = "　" * bool(text and behind) + behind
        free = self.style.column - metrics.horizontalAdvance(f"{behind}　{right}")
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, free)
        return MarginLine(top, shown + behind, right)


def _outline(modules: Modules, side: float) -> QPainterPath:
    """The dark modules as one shape; neighbours in a row are one rectangle."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for row, dark in enumerate(modules):
        start = 0
        for is_dark, run in groupby(dark):
            length = len(list(run))
            if is_dark:
                # A hair taller than a row, so that no light shows between two rows.
                path.addRect(start * side, row * side, length * side, side * 1.02)
            start += length
    return path
