"""Buttons that lie on pictures, or on lines, of the page: those in view, and the focus in them."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from haidai.ui.page.page_accessibility import pressed_by_enter
from haidai.ui.page.scroll_keys import left_to_page

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView


class PageButtons(QObject):
    """Keeps a button for each thing in view; `_positions` says by number where things stand."""

    def __init__(self, ink: str, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._ink = ink
        self._positions: dict[int, int] = {}
        self._buttons: dict[int, PageFrame] = {}

    def use_ink(self, ink: str) -> None:
        """Draw the ring of the button that has the focus in this colour."""
        self._ink = ink
        for button in self._buttons.values():
            button.ink = ink

    # What the page's order of Tab asks

    def stops(self) -> Iterator[tuple[int, int]]:
        """Position and number of everything that has a place."""
        for number, position in self._positions.items():
            yield position, number

    def focused(self) -> int | None:
        """The number of what has the focus."""
        return next((number for number, each in self._buttons.items() if each.hasFocus()), None)

    def focus(self, number: int, reason: Qt.FocusReason) -> None:
        """Give the focus to something in view."""
        if number in self._buttons:
            self._buttons[number].setFocus(reason)

    # What its kinds are made of

    def _in_view(self, first: int, last: int) -> list[int]:
        return [number for number, place in self._positions.items() if first <= place <= last]

    def _made(self, number: int, press: Callable[[int], object]) -> "PageFrame":
        button = PageFrame(self._ink, self._view.viewport())
        button.clicked.connect(lambda: press(number))
        self._buttons[number] = button
        return button

    def _keep(self, in_view: list[int]) -> None:
        """Take away the others, but not the one that has the focus."""
        gone = [each for each in self._buttons if each not in in_view]
        self._take_away([each for each in gone if not self._buttons[each].hasFocus()])

    def _take_away(self, numbers: list[int]) -> None:
        for number in numbers:
            button = self._buttons.pop(number)
            button.hide()
            button.deleteLater()


class PageFrame(QAbstractButton):
    """Lies on something and shows nothing but that it has the focus."""

    def __init__(self, ink: str, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("picture")
        self.ink = ink
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(self.ink), 3))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event) and not left_to_page(event):
            super().keyPressEvent(event)
