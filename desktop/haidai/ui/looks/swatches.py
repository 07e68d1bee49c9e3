"""The papers to choose from, each shown by a piece of itself with a word on it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolButton

from haidai.rendering.papers import DARK, PAPERS, WHITE, Paper
from haidai.settings.page_layout import PaperChoice
from haidai.ui.looks.choice_row import ChoiceRow
from haidai.ui.looks.painted_icon import PaintedIcon, icon_of
from haidai.ui.looks.theme import LIGHT

SAMPLE = "字"
HEIGHT = 0.75  # of its width


class PaperRow(ChoiceRow):
    """Asks for a paper: a row of swatches, with the name of each below it."""

    def __init__(self, name: str, papers: Sequence[PaperChoice]) -> None:
        super().__init__(name, papers)
        self.set_icons({choice: icon_of(_SwatchEngine(_shown(choice))) for choice in papers})

    def _button(self, value: object) -> QAbstractButton:
        button = QToolButton()
        button.setProperty("swatch", True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        return button


def _shown(choice: PaperChoice) -> tuple[Paper, ...]:
    """The papers on a swatch; the system chooses between a light and a dark one."""
    return (WHITE, DARK) if choice is PaperChoice.SYSTEM else (PAPERS[choice.value],)


class _SwatchEngine(PaintedIcon):
    """Paints a piece of paper, or two side by side; keeps no pixels."""

    def __init__(self, papers: tuple[Paper, ...]) -> None:
        super().__init__()
        self._papers = papers

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lower = rect.height() * (1 - HEIGHT) / 2
        whole = QRectF(rect).adjusted(1, lower, -1, -lower)
        path = QPainterPath()
        path.addRoundedRect(whole, 7, 7)
        painter.setClipPath(path)
        width = whole.width() / len(self._papers)
        font = QFont(painter.font())
        font.setPixelSize(max(round(min(whole.height() * 0.6, width * 0.75)), 8))
        painter.setFont(font)
        for number, paper in enumerate(self._papers):
            piece = QRectF(whole.left() + number * width, whole.top(), width, whole.height())
            painter.fillRect(piece, QColor(paper.background))
            painter.setPen(QColor(paper.text))
            painter.drawText(piece, Qt.AlignmentFlag.AlignCenter, SAMPLE)
        painter.setClipping(False)
        # An edge that stands out from a light and from a dark window.
        alone = len(self._papers) == 1
        edge = self._papers[0].secondary if alone else LIGHT.control_line
        painter.setPen(QPen(QColor(edge), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.restore()

    def clone(self) -> QIconEngine:
        return _SwatchEngine(self._papers)
