"""Where the lines of the page stand, and what stands at a place of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF

from haidai.ui.page.page_look import BOTTOM, TOP

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView


class PageLines:
    """Answers for one page; positions are those of its document."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view

    def offset_at(self, point: QPoint) -> int | None:
        """The offset in the article's text at a point of the viewport, None where no text is."""
        rendered = self._view.rendered
        if rendered is None:
            return None
        return rendered.positions.to_offset(self._view.cursorForPosition(point).position())

    def positions_in_view(self) -> tuple[int, int]:
        """Where the first line in view begins and a place in the last one."""
        first = self._view.document().findBlock(self.position_at(0)).position()
        return first, self.position_at(self._view.height())

    def position_at(self, below: int) -> int:
        """The position in the line so many pixels below the page's top edge, or the nearest.

        WORKAROUND (Qt 6.11, QTextDocumentLayout.hitTest): in the margin above the first line
        and below the last it gives a place that was never set.
        """
        rendered = self._view.rendered
        value = self._view.verticalScrollBar().value()
        below = max(min(below, round(self.foot()) - BOTTOM - 1 - value), TOP + 1 - value)
        left = round(rendered.style.side) if rendered else 0
        return self._view.cursorForPosition(QPoint(left, below)).position()

    def foot(self) -> float:
        """The foot of the page in the document's pixels; an estimate until it is laid out."""
        bar = self._view.verticalScrollBar()
        if bar.maximum() > 0:
            return bar.maximum() + self._view.viewport().height()
        return self._view.document().size().height()

    def line(self, position: int) -> QRectF:
        """The line that holds a position, in the document's pixels; lays out as far as it."""
        document = self._view.document()
        block = document.findBlock(position)
        top = document.documentLayout().blockBoundingRect(block).topLeft()
        line = block.layout().lineForTextPosition(position - block.position())
        return line.naturalTextRect().translated(top) if line.isValid() else QRectF(top, top)
