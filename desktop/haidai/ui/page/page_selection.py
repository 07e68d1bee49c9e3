"""What the reader has selected on the page."""

from typing import TYPE_CHECKING

from haidai.article.spans import Span

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView


class PageSelection:
    """The selection of one page, as the article's text and as text to take away."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view

    def span(self) -> Span | None:
        """What is selected of the article's text; None without a selection."""
        cursor, rendered = self._view.textCursor(), self._view.rendered
        if rendered is None or not cursor.hasSelection():
            return None
        return rendered.positions.to_span(cursor.selectionStart(), cursor.selectionEnd())

    def text(self) -> str:
        """What is selected of all that stands on the page, as plain text."""
        from haidai.rendering.selected_text import selected_text

        rendered = self._view.rendered
        tables = rendered.runs.tables if rendered else ()
        return selected_text(self._view.textCursor(), [run.table for run in tables])

    def clear(self) -> None:
        """Select nothing any more; the page does not move."""
        cursor = self._view.textCursor()
        cursor.clearSelection()
        with self._view.setting():
            value = self._view.verticalScrollBar().value()
            self._view.setTextCursor(cursor)
            self._view.standing.move_to(value)
