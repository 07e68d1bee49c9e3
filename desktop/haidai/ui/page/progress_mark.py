"""How far the page has been read: a thin line over its upper edge."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from haidai.rendering.papers import Paper

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView

HEIGHT = 3  # pixels; the page leaves them free


class ProgressMark(QWidget):
    """Grows from the sheet's left to its right edge while the page is scrolled.

    It says nothing by itself: a screen reader would hear it at every step. `ReaderView` tells
    it when the page gets the focus.
    """

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self.setObjectName("progressMark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._bar = view.verticalScrollBar()
        self._begin, self._end = 0.0, 1.0
        self._colours = ("", "")
        self._drawn = -1
        self._bar.valueChanged.connect(self._follow)
        self._bar.rangeChanged.connect(self._follow)

    @property
    def share(self) -> float:
        """How much of the article lies above the foot of what is seen, 0 to 1."""
        most = self._bar.maximum()
        here = self._bar.value() / most if most > 0 else 1.0
        return self._begin + (self._end - self._begin) * here

    def show_part(self, begin: float, end: float) -> None:
        """The page is this part of its article, from 0 to 1."""
        self._begin, self._end = begin, end
        self._follow()

    def use_paper(self, paper: Paper) -> None:
        """Stand on a paper, in the colour of its links: it keeps 7:1 there."""
        self._colours = (paper.background, paper.link)
        self.update()

    def lie_on(self, sheet: QRect) -> None:
        """Take the place above the sheet."""
        self.setGeometry(sheet.left(), sheet.top() - HEIGHT, sheet.width(), HEIGHT)
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, ink = self._colours
        painter.fillRect(self.rect(), QColor(ground))
        painter.fillRect(QRect(0, 0, self._drawn, self.height()), QColor(ink))

    def _follow(self) -> None:
        long = round(self.width() * self.share)
        if long != self._drawn:
            self._drawn = long
            self.update()
