"""The reader's place on the page, kept through every change of what stands around it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from haidai.rendering.renderer import RenderedArticle, lay_out_to

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place: a line of the document, and how far its top stands below the page's top edge.

    A picture changes its height with the size of type; then its part that was at the edge
    stays there. `height` is a picture's when it was anchored, 0 for a line of text.
    """

    position: int
    below: float
    height: float = 0


class PagePlace:
    """The line the reader is at: the first one with text of the article at the page's top.

    It is kept since the reader last moved, so that no change of size adds to another.
    """

    def __init__(self, view: "ReaderView") -> None:
        self._view = view
        self._anchor: Anchor | None = None

    def go(self, position: int, below: float = 0) -> None:
        """The line with a position is to stand so far below the page's top; 0 is its beginning."""
        self._anchor = Anchor(position, below) if position else None

    def forget(self) -> None:
        """The reader has moved."""
        self._anchor = None

    def offset(self) -> int:
        """The offset in the article's text of the line at the top of the page."""
        rendered, anchor = self._view.rendered, self.anchor()
        return rendered.positions.offset_near(anchor.position) if rendered and anchor else 0

    def anchor(self) -> Anchor | None:
        """The place; None at the page's beginning."""
        rendered, bar = self._view.rendered, self._view.verticalScrollBar()
        if self._anchor is None and rendered is not None and bar.value() > 0:
            self._anchor = self._of_line(self._line_at_top(rendered))
        return self._anchor

    def restore(self) -> None:
        """Scroll so that the place is where it was."""
        rendered, anchor = self._view.rendered, self._anchor
        if rendered is None or anchor is None:
            self._view.move_to(0)
            return
        top = lay_out_to(rendered.document, anchor.position)
        below = anchor.below
        if anchor.height:
            below *= self._view.lines.line(anchor.position).height() / anchor.height
        self._view.move_to(round(top - below))

    @contextmanager
    def kept(self, position: int | None = None) -> Iterator[None]:
        """While lines change their heights; `position` is a line to keep instead of the place."""
        before = self.anchor()
        if position is not None:
            self._anchor = self._of_line(position)
        try:
            yield
        finally:
            self.restore()
            if position is not None and before is not None:
                self._anchor = None  # the line at the top may be another one now

    def _of_line(self, position: int) -> Anchor:
        line = self._view.lines.line(position)
        below = line.top() - self._view.verticalScrollBar().value()
        rendered = self._view.rendered
        is_text = rendered is None or rendered.positions.to_offset(position) is not None
        return Anchor(position, below, 0 if is_text else line.height())

    def _line_at_top(self, rendered: RenderedArticle) -> int:
        """The first line in view that holds text of the article; the very first where none does."""
        view = self._view
        first = view.lines.position_at(1)
        foot = view.verticalScrollBar().value() + view.viewport().height()
        block = view.document().findBlock(first)
        position = first
        while rendered.positions.to_offset(position) is None:
            block = block.next()
            position = block.position()
            if not block.isValid() or view.lines.line(position).top() > foot:
                return first
        return position
