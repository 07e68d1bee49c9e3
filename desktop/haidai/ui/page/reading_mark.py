"""The sentence being read: marked on the page, followed, and found again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from haidai.article.spans import Span
from haidai.ui.page.page_marks import Layer, look

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView

TOP, FOOT = 0.08, 0.8  # the part of the page a sentence may stand in without a move
REST = 0.28  # where a sentence that left it comes to stand
ABOVE_FOOT = 18  # pixels between the chip and the foot of the page


def moved(top: float, bottom: float, view_top: int, height: int) -> int | None:
    """Where to scroll so that lines from `top` to `bottom` stand well; None where they do."""
    if view_top + height * TOP <= top and bottom <= view_top + height * FOOT:
        return None
    return round(top - height * REST)


class ReadingMark(QObject):
    """Marks a span on the page and keeps it in view, unless the reader has scrolled away.

    Then a chip 回到朗读处 stands on the page until the reader presses it or comes back.
    """

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._span: Span | None = None
        self._word: Span | None = None
        self._away = False
        self._chip = QPushButton(view)
        self._chip.setObjectName("backToReading")
        self._chip.clicked.connect(self.come_back)
        self._chip.hide()

    @property
    def span(self) -> Span | None:
        """What is marked."""
        return self._span

    def set_words(self, text: str) -> None:
        """The words on the chip."""
        self._chip.setText(text)

    def show(self, span: Span | None, word: Span | None = None) -> None:
        """Mark another sentence, or none, and the word in it."""
        another, self._span, self._word = span != self._span, span, word
        self.mark()
        if span is None:
            self._away = False
        elif not self._away and another:
            self._follow()
        self.place_chip()

    def clear(self) -> None:
        """Forget the mark; who has scrolled away from it is away still when it is shown anew."""
        self._span, self._word = None, None
        self.mark()
        self.place_chip()

    def mark(self) -> None:
        """Draw the mark, after a change of the style too."""
        rendered = self._view.rendered
        marks = []
        if rendered is not None:
            paper = rendered.style.paper
            for span, ground in ((self._span, paper.highlight), (self._word, paper.highlight_word)):
                if span is not None:
                    shade = look(ground)
                    marks += [(each, shade) for each in rendered.positions.to_document(span)]
        self._view.marks.put(Layer.READING, marks)

    def reader_scrolled(self) -> None:
        """The reader has moved the page: away from the sentence, or back to it."""
        self._away = self._span is not None and not self.is_in_view()
        self.place_chip()

    def come_back(self) -> None:
        """Bring the sentence back onto the page, and follow it again."""
        self._view.setFocus()  # first: Qt then scrolls to its own cursor, somewhere else
        self._away = False
        self._follow()
        self.place_chip()

    def is_in_view(self) -> bool:
        """Whether a piece of the sentence stands on the page."""
        lines = self._lines()
        top = self._view.verticalScrollBar().value()
        return lines is None or (lines[1] > top and lines[0] < top + self._view.viewport().height())

    def position_in_view(self) -> int | None:
        """Where the sentence begins, if it stands on the page."""
        rendered = self._view.rendered
        if rendered is None or self._span is None or not self.is_in_view():
            return None
        ranges = rendered.positions.to_document(self._span)
        return ranges[0][0] if ranges else None

    def place_chip(self) -> None:
        """Show the chip at the foot of the page, or hide it."""
        away = self._away and self._span is not None
        self._chip.setVisible(away)
        if away:
            self._chip.adjustSize()
            page = self._view.viewport().geometry()
            x = page.center().x() - self._chip.width() // 2
            self._chip.move(x, page.bottom() - self._chip.height() - ABOVE_FOOT)
            self._chip.raise_()

    def _follow(self) -> None:
        lines = self._lines()
        if lines is not None:
            bar = self._view.verticalScrollBar()
            place = moved(*lines, bar.value(), self._view.viewport().height())
            if place is not None:
                self._view.follow_to(place)

    def _lines(self) -> tuple[float, float] | None:
        """Top and bottom of the sentence, in the document's pixels."""
        rendered = self._view.rendered
        if rendered is None or self._span is None:
            return None
        ranges = rendered.positions.to_document(self._span)
        if not ranges:
            return None
        first, last = ranges[0][0], ranges[-1][1] - 1
        return self._view.lines.line(first).top(), self._view.lines.line(last).bottom()
