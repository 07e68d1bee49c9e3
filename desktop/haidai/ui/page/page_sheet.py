"""The sheet of paper the article stands on, in the middle of a desk."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from haidai.rendering.papers import Colour, Paper
from haidai.rendering.style import Style
from haidai.ui.page.progress_mark import HEIGHT as PROGRESS_HEIGHT

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView


class PageSheet:
    """The view's viewport is the sheet; what lies around it is the desk."""

    def __init__(self, view: "ReaderView", desk: Colour) -> None:
        self._view = view
        self._desk = desk

    @property
    def room(self) -> int:
        """The widest sheet there is room for, in pixels."""
        return self._view.width() - self._view.verticalScrollBar().sizeHint().width()

    def lie(self, style: Style) -> None:
        """Be as wide as a style wants it."""
        rest = max(0, self.room - round(style.sheet))
        self._view.setViewportMargins(rest // 2, PROGRESS_HEIGHT, rest - rest // 2, 0)
        self._view.progress.lie_on(self._view.viewport().geometry())

    def use_desk(self, desk: Colour, paper: Paper) -> None:
        """Lie on another desk."""
        self._desk = desk
        self.use_paper(paper)

    def use_paper(self, paper: Paper) -> None:
        """Be of another paper."""
        view = self._view
        palette = view.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(self._desk))
        palette.setColor(QPalette.ColorRole.Base, QColor(paper.background))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(paper.selection))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(paper.selected_text))
        view.setPalette(palette)
        # WORKAROUND (Qt 6.11, QStyleSheetStyle): once a style sheet has been taken off and put
        # on again, a viewport holds to the palette it had before.
        view.viewport().setPalette(palette)
        view.foot_line.use_paper(paper)
        view.progress.use_paper(paper)
