"""The lines of the page that lead to a whole table: each is a button, by mouse and by keyboard."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from haidai.rendering.renderer import RenderedArticle
from haidai.ui.page.page_pictures import PictureButton

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView


class PageTables(QObject):
    """Lays a button on every such line in view."""

    activated = Signal(int)  # number of the table

    def __init__(self, ink: str, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._ink = ink
        self._name = ""
        self._positions: dict[int, int] = {}
        self._buttons: dict[int, PictureButton] = {}

    def use_ink(self, ink: str) -> None:
        """Show the focus in this colour."""
        self._ink = ink
        for button in self._buttons.values():
            button.ink = ink

    def set_words(self, name: str) -> None:
        """The button's name for a screen reader."""
        self._name = name
        for button in self._buttons.values():
            button.setAccessibleName(name)

    def begin(self, rendered: RenderedArticle) -> None:
        """Another document is shown."""
        self._take_away(list(self._buttons))
        self._positions = rendered.runs.table_leads

    def place(self) -> None:
        """Put the buttons where their lines stand."""
        if not self._positions:
            return
        first, last = self._view.lines.positions_in_view()
        in_view = [number for number, place in self._positions.items() if first <= place <= last]
        gone = [each for each in self._buttons if each not in in_view]
        self._take_away([each for each in gone if not self._buttons[each].hasFocus()])
        top = self._view.verticalScrollBar().value()
        for number in in_view:
            button = self._buttons.get(number) or self._new(number)
            button.setGeometry(
                self._view.lines.line(self._positions[number]).translated(0, -top).toRect()
            )
            button.show()

    def _new(self, number: int) -> PictureButton:
        button = PictureButton(self._ink, self._view.viewport())
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(self._name)
        button.clicked.connect(lambda: self.activated.emit(number))
        self._buttons[number] = button
        return button

    def _take_away(self, numbers: list[int]) -> None:
        for number in numbers:
            button = self._buttons.pop(number)
            button.hide()
            button.deleteLater()

    # What the page's order of Tab asks

    def stops(self) -> Iterator[tuple[int, int]]:
        """Position and number of every line that leads to a table."""
        for number, position in self._positions.items():
            yield position, number

    def focused(self) -> int | None:
        """The number of the table whose line has the focus."""
        return next((number for number, each in self._buttons.items() if each.hasFocus()), None)

    def focus(self, number: int, reason: Qt.FocusReason) -> None:
        """Give the focus to a line in view."""
        if number in self._buttons:
            self._buttons[number].setFocus(reason)
