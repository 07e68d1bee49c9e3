"""What is marked on the page: the sentence being read, and above it what was found."""

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QBrush, QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from haidai.rendering.papers import Colour

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView

Stretch = tuple[int, int]
"""Positions of the document, the end exclusive."""


class Layer(IntEnum):
    """Who marks; where two mark the same character, the later one is seen."""

    READING = 0
    FOUND = 1


class PageMarks:
    """Keeps the marks of each layer and shows all of them together."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view
        self._layers: dict[Layer, list[QTextEdit.ExtraSelection]] = {}

    def put(self, layer: Layer, marks: Iterable[tuple[Stretch, QTextCharFormat]]) -> None:
        """Show these marks in place of those the layer had."""
        had = bool(self._layers.get(layer))
        made = [self._selection(stretch, look) for stretch, look in marks]
        self._layers[layer] = made
        if had or made:
            self._show()

    def clear(self) -> None:
        """Take every mark away: their document goes, and their cursors with it."""
        self._layers = {}
        self._show()

    def _show(self) -> None:
        self._view.setExtraSelections(
            [each for layer in Layer for each in self._layers.get(layer, ())]
        )

    def _selection(self, stretch: Stretch, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(stretch[0])
        cursor.setPosition(stretch[1], QTextCursor.MoveMode.KeepAnchor)
        # The stubs type these two as class attributes without a setter.
        setattr(selection, "cursor", cursor)  # noqa: B010
        setattr(selection, "format", look)  # noqa: B010
        return selection


def look(ground: Colour, ink: Colour | None = None) -> QTextCharFormat:
    """How a mark looks: what lies behind its characters, and their own colour if another."""
    made = QTextCharFormat()
    made.setBackground(QBrush(QColor(ground)))
    if ink is not None:
        made.setForeground(QBrush(QColor(ink)))
    return made
