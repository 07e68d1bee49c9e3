"""The lines of the page that lead to a whole table: each is a button, by mouse and by keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from haidai.rendering.renderer import RenderedArticle
from haidai.ui.page.page_buttons import PageButtons, PageFrame

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView


class PageTables(PageButtons):
    """Lays a button on every such line in view."""

    activated = Signal(int)  # number of the table

    def __init__(self, ink: str, view: "ReaderView") -> None:
        super().__init__(ink, view)
        self._name = ""

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
        in_view = self._in_view(first, last)
        self._keep(in_view)
        top = self._view.verticalScrollBar().value()
        for number in in_view:
            button = self._buttons.get(number) or self._new(number)
            button.setGeometry(
                self._view.lines.line(self._positions[number]).translated(0, -top).toRect()
            )
            button.show()

    def _new(self, number: int) -> PageFrame:
        button = self._made(number, self.activated.emit)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(self._name)
        return button
