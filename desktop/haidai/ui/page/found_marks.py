"""What was found on the page: marked where it is in view, and the current place brought there.

The marks are painted by ourselves, below the text: as extra selections of Qt two hundred of
them take ten times as long as the page itself. Only those that lie in the sentence being
read, whose own mark would hide them, and the current one, whose letters change their colour,
are Qt's.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from haidai.article.model import Article
from haidai.article.search import Matches
from haidai.article.spans import Span
from haidai.rendering.renderer import RenderedArticle, lay_out_to
from haidai.ui.page.line_rects import line_rects
from haidai.ui.page.page_marks import Layer, look
from haidai.ui.page.reading_mark import moved

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView

MOST_MARKS = 2_000  # of those in view; more are not told apart by any eye


class FoundMarks:
    """Marks the matches in view, however many there are on the whole page."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view
        self._article: Article | None = None
        self._matches = Matches()
        self._current: int | None = None
        self._in_view = range(0)
        self._shown: object = None

    def show(self, article: Article, matches: Matches, current: int | None) -> None:
        """Mark what was found in an article; `current` is the number of the one gone to."""
        self._article, self._matches, self._current = article, matches, current
        self.place()

    def clear(self) -> None:
        """Mark nothing any more."""
        self._article, self._matches, self._current = None, Matches(), None
        self._in_view, self._shown = range(0), None
        self._view.marks.put(Layer.FOUND, ())
        self._view.viewport().update()

    def place(self) -> None:
        """Mark what is in view now."""
        rendered = self._rendered()
        if rendered is None:
            return
        self._in_view = self._matches.touching(self._span_in_view(rendered))[:MOST_MARKS]
        apart = [number for number in self._in_view if self._is_apart(number)]
        shown = (self._matches, self._in_view, apart, self._current, rendered)
        if shown == self._shown:
            return
        self._shown = shown
        paper = rendered.style.paper
        usual, current = look(paper.found), look(paper.found_current, paper.on_found_current)
        self._view.marks.put(
            Layer.FOUND,
            (
                (stretch, current if number == self._current else usual)
                for number in apart
                for stretch in rendered.positions.to_document(self._matches.span(number))
            ),
        )
        self._view.viewport().update()

    def rects(self) -> list[QRectF]:
        """Where the matches in view that are painted here stand, in the viewport's pixels."""
        rendered = self._rendered()
        if rendered is None:
            return []
        top = self._view.verticalScrollBar().value()
        return [
            rect.translated(0, -top)
            for number in self._in_view
            if not self._is_apart(number)
            for start, end in rendered.positions.to_document(self._matches.span(number))
            for rect in line_rects(rendered.document, start, end)
        ]

    def paint(self) -> None:
        """Paint the marks on the empty sheet; called before Qt draws the text."""
        rects = self.rects()
        rendered = self._view.rendered
        if rects and rendered is not None:
            painter = QPainter(self._view.viewport())
            ground = QColor(rendered.style.paper.found)
            for rect in rects:
                painter.fillRect(rect, ground)
            painter.end()  # before Qt paints on the same sheet

    def go_to_current(self) -> None:
        """Scroll to the current match, as far as it does not stand well already."""
        rendered = self._rendered()
        if rendered is None or self._current is None:
            return
        ranges = rendered.positions.to_document(self._matches.span(self._current))
        if not ranges:
            return
        view = self._view
        top = lay_out_to(rendered.document, ranges[0][0])
        bottom = view.lines.line(ranges[-1][1] - 1).bottom()
        bar = view.verticalScrollBar()
        place = moved(top, bottom, bar.value(), view.viewport().height())
        if place is not None:
            bar.setValue(place)

    def _rendered(self) -> RenderedArticle | None:
        """The page, while it shows the article that was searched."""
        rendered = self._view.rendered
        return rendered if rendered is not None and rendered.article is self._article else None

    def _is_apart(self, number: int) -> bool:
        if number == self._current:
            return True
        read, span = self._view.span_read, self._matches.span(number)
        return read is not None and span.start < read.end and span.end > read.start

    def _span_in_view(self, rendered: RenderedArticle) -> Span:
        view = self._view
        first, last = view.lines.position_at(0), view.lines.position_at(view.height())
        block = view.document().findBlock(last)
        line = block.layout().lineForTextPosition(last - block.position())
        end = block.position() + line.textStart() + line.textLength() if line.isValid() else last
        positions = rendered.positions
        start = positions.offset_near(first)
        return Span(start, max(start, positions.offset_near(end)))
