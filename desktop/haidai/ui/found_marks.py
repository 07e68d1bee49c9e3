"""What was found on the page: marked where it is in view, and the current place brought there."""

from typing import TYPE_CHECKING

from haidai.article.model import Article
from haidai.article.search import Matches
from haidai.article.spans import Span
from haidai.rendering.renderer import RenderedArticle, lay_out_to
from haidai.ui.page_marks import Layer, look
from haidai.ui.reading_mark import moved

if TYPE_CHECKING:
    from haidai.ui.reader_view import ReaderView

MOST_MARKS = 2_000  # of those in view; more are not told apart by any eye


class FoundMarks:
    """Marks the matches in view, however many there are on the whole page."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view
        self._article: Article | None = None
        self._matches = Matches()
        self._current: int | None = None
        self._shown: object = None

    def show(self, article: Article, matches: Matches, current: int | None) -> None:
        """Mark what was found in an article; `current` is the number of the one gone to."""
        self._article, self._matches, self._current = article, matches, current
        self._shown = None
        self.place()

    def clear(self) -> None:
        """Mark nothing any more."""
        self._article, self._matches, self._current = None, Matches(), None
        self._shown = None
        self._view.marks.put(Layer.FOUND, ())

    def place(self) -> None:
        """Mark what is in view now."""
        rendered = self._view.rendered
        if rendered is None or self._article is None or rendered.article is not self._article:
            return
        numbers = self._matches.touching(self._span_in_view(rendered))[:MOST_MARKS]
        shown = (numbers, self._current, rendered.document, rendered.style)
        if shown == self._shown:
            return
        self._shown = shown
        paper = rendered.style.paper
        usual, current = look(paper.found), look(paper.found_current, paper.on_found_current)
        self._view.marks.put(
            Layer.FOUND,
            (
                (stretch, current if number == self._current else usual)
                for number in numbers
                for stretch in rendered.positions.to_document(self._matches.span(number))
            ),
        )

    def go_to_current(self) -> None:
        """Scroll to the current match, as far as it does not stand well already."""
        rendered = self._view.rendered
        if rendered is None or self._current is None or rendered.article is not self._article:
            return
        ranges = rendered.positions.to_document(self._matches.span(self._current))
        if not ranges:
            return
        view = self._view
        top = lay_out_to(rendered.document, ranges[0][0])
        bottom = view.line(ranges[-1][1] - 1).bottom()
        bar = view.verticalScrollBar()
        place = moved(top, bottom, bar.value(), view.viewport().height())
        if place is not None:
            bar.setValue(place)

    def _span_in_view(self, rendered: RenderedArticle) -> Span:
        view = self._view
        first, last = view.position_at(0), view.position_at(view.height())
        block = view.document().findBlock(last)
        line = block.layout().lineForTextPosition(last - block.position())
        end = block.position() + line.textStart() + line.textLength() if line.isValid() else last
        positions = rendered.positions
        start = positions.offset_near(first)
        return Span(start, max(start, positions.offset_near(end)))
