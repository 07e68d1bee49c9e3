"""What was found on the page: marked where it is in view, and the current place brought there.

The marks are painted by ourselves, below the text: as extra selections of Qt two hundred of
them take ten times as long as the page itself. Only those that lie in the sentence being
read, whose own mark would hide them, and the current one, whose letters change their colour,
are Qt's.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from haidai.article.model import Article
from haidai.article.search import Matches
from haidai.article.spans import Span
from haidai.rendering.renderer import RenderedArticle, lay_out_to
from haidai.ui.page.line_rects import lines_between, rects_in_line
from haidai.ui.page.page_marks import Layer, look
from haidai.ui.page.reading_mark import moved

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView


class FoundMarks:
    """Marks the matches in view, however many there are on the whole page."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view
        self._article: Article | None = None
        self._matches = Matches()
        self._current: int | None = None
        self._apart: tuple[int, ...] = ()
        self._shown: object = None

    def show(self, article: Article, matches: Matches, current: int | None) -> None:
        """Mark what was found in an article; `current` is the number of the one gone to."""
        self._article, self._matches, self._current = article, matches, current
        self.place()

    def clear(self) -> None:
        """Mark nothing any more."""
        self._article, self._matches, self._current = None, Matches(), None
        self._apart, self._shown = (), None
        self._view.marks.put(Layer.FOUND, ())
        self._view.viewport().update()

    def place(self) -> None:
        """Mark what is to be marked now; scrolling changes nothing of it."""
        rendered = self._rendered()
        if rendered is None:
            return
        self._apart = self._numbers_apart()
        shown = (self._matches, self._apart, self._current, rendered)
        if shown == self._shown:
            return
        self._shown = shown
        paper = rendered.style.paper
        usual, current = look(paper.found), look(paper.found_current, paper.on_found_current)
        self._view.marks.put(
            Layer.FOUND,
            (
                (stretch, current if number == self._current else usual)
                for number in self._apart
                for stretch in rendered.positions.to_document(self._matches.span(number))
            ),
        )
        self._view.viewport().update()

    def rects(self, part: QRect | None = None) -> list[QRectF]:
        """Where the matches that are painted here stand, in the viewport's pixels.

        Those in the lines of the viewport that a part of it touches; None: of all of it.
        """
        rendered = self._rendered()
        if rendered is None:
            return []
        return list(self._rects(rendered, part or self._view.viewport().rect()))

    def paint(self, part: QRect) -> None:
        """Paint the marks on a part of the empty sheet; called before Qt draws the text."""
        rendered = self._view.rendered
        if rendered is not None and (rects := self.rects(part)):
            painter = QPainter(self._view.viewport())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(rendered.style.paper.found))
            painter.drawRects(rects)
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

    def _numbers_apart(self) -> tuple[int, ...]:
        """Those that Qt marks: the current one, and what touches the sentence being read."""
        read = self._view.span_read
        apart = set(self._matches.touching(read) if read is not None else ())
        return tuple(sorted(apart | ({self._current} if self._current is not None else set())))

    def _rects(self, rendered: RenderedArticle, part: QRect) -> Iterator[QRectF]:
        """Where matches stand in the lines that a part of the viewport touches."""
        top = self._view.verticalScrollBar().value()
        first = self._view.lines.position_at(part.top())
        positions, matches = rendered.positions, self._matches
        lines = lines_between(rendered.document, first, part.top() + top, part.bottom() + 1 + top)
        for corner, start, line in lines:
            begin = start + line.textStart()
            end = begin + line.textLength()
            offset = positions.offset_near(begin)
            span = Span(offset, max(offset, positions.offset_near(end)))
            pieces = [
                (max(left, begin) - start, min(right, end) - start)
                for number in matches.touching(span)
                if number not in self._apart
                for left, right in positions.to_document(matches.span(number))
                if left < end and right > begin
            ]
            yield from rects_in_line(line, pieces, corner - QPointF(0, top))
