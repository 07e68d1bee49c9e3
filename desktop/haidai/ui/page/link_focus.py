"""The links of the page by keyboard: a frame around the one that has the focus.

Qt's own way would jump from link to link and know neither headings nor pictures. While a
screen reader listens every link in view is an object of its own, else the focused one alone.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
)

from haidai.article.values import Url
from haidai.rendering.displayed import copied
from haidai.rendering.dressing import LinkRun
from haidai.rendering.renderer import RenderedArticle
from haidai.ui.page.line_rects import line_rects
from haidai.ui.page.page_accessibility import LinkWidget

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView

MOST_IN_VIEW = 200
ROOM = 3  # pixels between the words and the frame


class PageLinks(QObject):
    """Lays a frame over links; says which one is followed."""

    activated = Signal(object)  # Url

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._links: tuple[LinkRun, ...] = ()
        self._frames: dict[int, LinkFrame] = {}
        self._spare: list[LinkFrame] = []

    def begin(self, rendered: RenderedArticle) -> None:
        """Another document is shown."""
        for number in list(self._frames):
            self._put_away(number)
        self._links = rendered.runs.links

    def place(self) -> None:
        """Put the frames where their links stand now."""
        if not self._frames and not QAccessible.isActive():
            return
        view = self._view
        first, last = view.lines.positions_in_view()
        shown = [
            number
            for number, link in enumerate(self._links)
            if link.start <= last and link.end > first
        ][:MOST_IN_VIEW]
        wanted = set(shown) if QAccessible.isActive() else set()
        for number in list(self._frames):
            if number in shown or number in wanted:
                wanted.add(number)
            elif not self._frames[number].hasFocus():
                self._put_away(number)
            else:  # it must not lose the focus because the page was scrolled
                above = self._links[number].start < first
                self._frames[number].move(0, -view.height() if above else 2 * view.height())
        for number in sorted(wanted):
            self._lay(number)

    # What the page's order of Tab asks

    def stops(self) -> Iterator[tuple[int, int]]:
        """Position and number of every link."""
        for number, link in enumerate(self._links):
            yield link.start, number

    def focused(self) -> int | None:
        """The number of the link that has the focus."""
        return next((number for number, each in self._frames.items() if each.hasFocus()), None)

    def focus(self, number: int, reason: Qt.FocusReason) -> None:
        """Give the focus to a link in view."""
        self._lay(number).setFocus(reason)

    def _lay(self, number: int) -> "LinkFrame":
        frame = self._frames.get(number)
        if frame is None:
            frame = self._spare.pop() if self._spare else LinkFrame(self)
            self._frames[number] = frame
            link = self._links[number]
            frame.show_link(link.url, self._words_of(link))
        rendered = self._view.rendered
        if rendered is not None:
            rects = self._rects(self._links[number])
            frame.lie_on(rects, rendered.style.paper.link)
        frame.show()
        return frame

    def _words_of(self, link: LinkRun) -> str:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(link.start)
        cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
        return copied(cursor.selectedText())

    def _rects(self, link: LinkRun) -> list[QRectF]:
        """The pieces of lines a link covers, in the viewport's pixels."""
        top = self._view.verticalScrollBar().value()
        rects = line_rects(self._view.document(), link.start, link.end)
        return [rect.translated(0, -top) for rect in rects]

    def _put_away(self, number: int) -> None:
        frame = self._frames.pop(number)
        frame.hide()
        self._spare.append(frame)


class LinkFrame(LinkWidget):
    """Lies on one link; the mouse goes through it to the page."""

    def __init__(self, links: PageLinks) -> None:
        super().__init__(links._view.viewport())
        self._links = links
        self._url: Url | None = None
        self._rects: list[QRectF] = []
        self._ink = ""
        self.setObjectName("link")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_link(self, url: Url, name: str) -> None:
        """Stand for a link from now on."""
        self._url = url
        self.setAccessibleName(name)

    def lie_on(self, rects: list[QRectF], ink: str) -> None:
        """Take the place of a link's words."""
        whole = QRectF()
        for rect in rects:
            whole = whole.united(rect)
        place = whole.adjusted(-ROOM, -ROOM, ROOM, ROOM).toAlignedRect()
        self._rects = [rect.translated(-QPointF(place.topLeft())) for rect in rects]
        self._ink = ink
        self.setGeometry(place)
        self.update()

    def press(self) -> None:
        if self._url is not None:
            self._links.activated.emit(self._url)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._ink), 2))
            for rect in self._rects:
                painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 4, 4)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.press()
        else:
            super().keyPressEvent(event)
