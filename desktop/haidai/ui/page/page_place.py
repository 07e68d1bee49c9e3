"""The reader's place on the page, kept through every change of what stands around it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from haidai.rendering.renderer import RenderedArticle, lay_out_to

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place: a line of the document, and how far its top stands below the page's top edge.

    Of a line that begins above the edge the part at the edge stays there, when its height
    changes with the size of type. `height` is the line's when it was anchored, 0 for unknown.
    """

    position: int
    below: float
    height: float = 0


class PagePlace(QObject):
    """The line the reader is at: the first one with text of the article at the page's top.

    It is kept since the reader last moved, so that no change of size adds to another.
    """

    left = Signal()  # the reader has moved the page

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._bar = view.verticalScrollBar()
        self._anchor: Anchor | None = None
        self._still = False
        self._bar.valueChanged.connect(self._scrolled)
        self._bar.rangeChanged.connect(self._range_changed)

    @property
    def is_held(self) -> bool:
        """Whether the page is being set: no scrolling is the reader's."""
        return self._still

    @contextmanager
    def held(self) -> Iterator[None]:
        """No scrolling meanwhile is the reader's."""
        before, self._still = self._still, True
        try:
            yield
        finally:
            self._still = before

    def go(self, position: int) -> None:
        """The line with a position is to stand at the page's top; 0 is its beginning."""
        self._anchor = Anchor(position, 0) if position else None

    def carry_over(self, before: RenderedArticle, after: RenderedArticle) -> None:
        """The same article is about to stand in another document."""
        anchor = self.anchor()
        if anchor is not None:
            position = _same_line(before, after, anchor.position)
            self._anchor = replace(anchor, position=position)

    def forget(self) -> None:
        """The reader has moved."""
        self._anchor = None

    def offset(self) -> int:
        """The offset in the article's text of the line at the top of the page."""
        rendered, anchor = self._view.rendered, self.anchor()
        return rendered.positions.offset_near(anchor.position) if rendered and anchor else 0

    def anchor(self) -> Anchor | None:
        """The place; None at the page's beginning."""
        rendered = self._view.rendered
        if self._anchor is None and rendered is not None and self._bar.value() > 0:
            self._anchor = self._of_line(self._line_at_top(rendered))
        return self._anchor

    def restore(self) -> None:
        """Scroll so that the place is where it was."""
        rendered, anchor = self._view.rendered, self._anchor
        if rendered is None or anchor is None:
            self.move_to(0)
            return
        top = lay_out_to(rendered.document, anchor.position)
        below = anchor.below
        if below < 0 < anchor.height:
            below *= self._view.lines.line(anchor.position).height() / anchor.height
        self.move_to(round(top - below))

    def move_to(self, value: int) -> None:
        """Scroll without the reader's doing."""
        with self.held():
            self._bar.setValue(value)

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

    @contextmanager
    def kept_in_window(self) -> Iterator[None]:
        """While the window shows more or less of the page, where Qt scrolls as it likes."""
        self.anchor()
        with self.held():
            yield
            self.restore()

    def _scrolled(self) -> None:
        if not self._still:
            self.forget()
            self.left.emit()

    def _range_changed(self) -> None:
        # The page is longer or shorter than was thought. Qt takes what stands beyond its end
        # back to it, and does not come again.
        if self._anchor is not None and not self._still:
            with self.held():
                self.restore()

    def _of_line(self, position: int) -> Anchor:
        line = self._view.lines.line(position)
        return Anchor(position, line.top() - self._bar.value(), line.height())

    def _line_at_top(self, rendered: RenderedArticle) -> int:
        """The first line in view that holds text of the article; the very first where none does."""
        view = self._view
        first = view.lines.position_at(1)
        foot = self._bar.value() + view.viewport().height()
        block = view.document().findBlock(first)
        position = first
        while rendered.positions.to_offset(position) is None:
            block = block.next()
            position = block.position()
            if not block.isValid() or view.lines.line(position).top() > foot:
                return first
        return position


def _same_line(before: RenderedArticle, after: RenderedArticle, position: int) -> int:
    """Where what stands at a position of one document stands in another of the same article."""
    for number, place in before.picture_positions().items():
        if place == position:
            return after.picture_positions().get(number, 0)
    return after.positions.to_position(before.positions.offset_near(position))
