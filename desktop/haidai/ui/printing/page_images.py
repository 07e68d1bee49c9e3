"""The printed pages as pictures, made a little each turn of the event loop.

The same pages a printer gets; the newest wish is painted first, so that what is looked at
comes before what was scrolled past.
"""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from haidai.article.model import Article
from haidai.rendering.page_format import A4, PageFormat
from haidai.rendering.paper import Pages
from haidai.rendering.picture_folder import Pictures
from haidai.rendering.sheet import DOTS_A_MM, PaperStyle

SECONDS_A_TURN = 0.02
MOST_KEPT = 80
"""Pictures; all the thumbnails of a long list would be hundreds of megabytes."""


class PageImages(QObject):
    """Lays an article out and paints its pages in the size they are asked for."""

    laid_out = Signal(int)  # pages in all
    painted = Signal(int, int)  # a page, counted from 0, and the width it was asked for in

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.page_format: PageFormat = A4
        self._pages: Pages | None = None
        self._laying_out: Iterator[None] | None = None
        self._wanted: list[tuple[int, int]] = []
        self._kept: dict[tuple[int, int], QPixmap] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def show(
        self, article: Article, paper_style: PaperStyle, pictures: Pictures | None = None
    ) -> None:
        """Begin with an article; what was there before is forgotten."""
        self.page_format = paper_style.page
        self._pages = Pages(article, paper_style, pictures)
        self._laying_out = self._pages.laying_out()
        self._wanted.clear()
        self._kept.clear()
        self._timer.start()

    def close(self) -> None:
        """Paint nothing more."""
        self._timer.stop()
        self._wanted.clear()

    @property
    def count(self) -> int:
        """How many pages there are; 0 while they are laid out."""
        return 0 if self._pages is None or self._laying_out is not None else self._pages.count

    def height(self, width: int) -> int:
        """The height of a page so wide."""
        return max(round(width * self.page_format.height / self.page_format.width), 1)

    def picture(self, page: int, width: int) -> QPixmap | None:
        """A page, counted from 0, so many pixels wide; None where it is painted only soon."""
        key = (page, width)
        if (found := self._kept.pop(key, None)) is not None:
            self._kept[key] = found
            return found
        if key in self._wanted:
            self._wanted.remove(key)
        self._wanted.append(key)
        self._timer.start()
        return None

    def _turn(self) -> None:
        if self._laying_out is not None:
            self._lay_out(self._laying_out)
        elif self._wanted and self._pages is not None:
            page, width = self._wanted.pop()
            if page < self._pages.count:
                self._kept[page, width] = self._painted(self._pages, page, width)
                if len(self._kept) > MOST_KEPT:
                    del self._kept[next(iter(self._kept))]
                self.painted.emit(page, width)
        else:
            self._timer.stop()

    def _lay_out(self, steps: Iterator[None]) -> None:
        begun = perf_counter()
        for _ in steps:
            if perf_counter() - begun > SECONDS_A_TURN:
                return
        self._laying_out = None
        self.laid_out.emit(self.count)

    def _painted(self, pages: Pages, page: int, width: int) -> QPixmap:
        image = QImage(width, self.height(width), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = width / (self.page_format.width * DOTS_A_MM)
        painter.scale(scale, scale)
        pages.paint_sheet(painter, page)
        painter.end()
        return QPixmap.fromImage(image)
