"""The headings of the page as a screen reader finds them, and 听本节 in each section's.

A row without any drawing lies on every heading in view; only its button is seen and pressed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from haidai.article.model import Article, Part, Subheading
from haidai.rendering.renderer import RenderedArticle
from haidai.ui.looks.icons import Icons
from haidai.ui.page.page_accessibility import HeadingWidget, PageButton

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView

TITLE, SECTION, BELOW = 1, 2, 3  # levels


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where its line begins in the document, and the section it opens, if it does."""

    position: int
    level: int
    words: str
    section: int | None = None


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """What is said about headings: `{0}` is the heading, for `levels` its depth."""

    button: str = ""
    button_name: str = ""
    level: str = ""


def headings_of(rendered: RenderedArticle) -> tuple[Heading, ...]:
    """Title, headings of sections and those below them, in their order."""
    return tuple(_headings(rendered.article, rendered))


def _headings(article: Article, rendered: RenderedArticle) -> Iterator[Heading]:
    place = rendered.positions.to_position
    for passage in article.passages:
        section = None if passage.section is None else article.sections[passage.section]
        start = passage.span.start
        if passage.part is Part.TITLE:
            yield Heading(place(start), TITLE, article.title)
        elif section is None:
            continue
        elif passage.part is Part.HEADING and section.heading:
            yield Heading(place(start), SECTION, section.heading, passage.section)
        elif passage.block is not None:
            block = section.blocks[passage.block]
            if isinstance(block, Subheading):
                yield Heading(place(start), BELOW, block.text)


class HeadingButtons(QObject):
    """Keeps as many rows as headings are in view, however many the article has."""

    pressed = Signal(int)  # section

    def __init__(self, icons: Icons, ink: str, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._icons = icons
        self._icon = icons.icon("play", ink)
        self._words = HeadingWords()
        self._headings: tuple[Heading, ...] = ()
        self._rows: dict[int, HeadingRow] = {}
        self._spare: dict[bool, list[HeadingRow]] = {False: [], True: []}

    def set_words(self, words: HeadingWords) -> None:
        """The words on every button and for screen readers."""
        self._words = words
        for row in self._rows.values():
            row.set_words(words)

    def use_ink(self, ink: str) -> None:
        """Draw the icon of every button in this colour."""
        self._icon = self._icons.icon("play", ink)
        for row in (*self._rows.values(), *self._spare[True]):
            if row.button is not None:
                row.button.setIcon(self._icon)

    def fit(self) -> None:
        """Take the size the words have now; `place` follows."""
        for row in (*self._rows.values(), *self._spare[True]):
            row.fit()

    def begin(self, rendered: RenderedArticle) -> None:
        """Another document is shown."""
        for number in list(self._rows):
            self._put_away(number)
        self._headings = headings_of(rendered)

    def place(self) -> None:
        """Lay a row on each heading in view, its button at the right edge of the column."""
        rendered, view = self._view.rendered, self._view
        if rendered is None:
            return
        # Ask only for lines in view: a line further down would be laid out for nothing.
        first, last = view.lines.positions_in_view()
        shown = {
            number: heading
            for number, heading in enumerate(self._headings)
            if first <= heading.position <= last
        }
        for number in [each for each in self._rows if each not in shown]:
            if not self._rows[number].has_focus:
                self._put_away(number)
            else:  # it must not lose the focus because the page was scrolled
                above = self._headings[number].position < first
                self._rows[number].move(0, -view.height() if above else 2 * view.height())
        left, width = round(rendered.style.side), round(rendered.style.column)
        top = view.verticalScrollBar().value()
        for number, heading in shown.items():
            row = self._rows.get(number) or self._new(number)
            line = view.lines.line(heading.position)
            row.lie_on(left, width, round(line.top() - top), round(line.height()))

    # What the page's order of Tab asks

    def stops(self) -> Iterator[tuple[int, int]]:
        """Position and number of every heading that has a button."""
        for number, heading in enumerate(self._headings):
            if heading.section is not None:
                yield heading.position, number

    def focused(self) -> int | None:
        """The number of the heading whose button has the focus."""
        return next((number for number, row in self._rows.items() if row.has_focus), None)

    def focus(self, number: int, reason: Qt.FocusReason) -> None:
        """Give the focus to the button of a heading in view."""
        row = self._rows.get(number)
        if row is not None and row.button is not None:
            row.button.setFocus(reason)

    def _new(self, number: int) -> "HeadingRow":
        # Rows are used again: an accessible object made in Python is never given back to it.
        heading = self._headings[number]
        spare = self._spare[heading.section is not None]
        row = spare.pop() if spare else self._made(heading)
        row.show_heading(heading, self._words)
        self._rows[number] = row
        row.show()
        return row

    def _put_away(self, number: int) -> None:
        row = self._rows.pop(number)
        row.hide()
        self._spare[row.button is not None].append(row)

    def _made(self, heading: Heading) -> "HeadingRow":
        icon = self._icon if heading.section is not None else None
        row = HeadingRow(icon, self._view.viewport())
        row.listen_requested.connect(self.pressed)
        return row


class HeadingRow(HeadingWidget):
    """Lies on one heading's line and lets the mouse through, but for its button.

    Without an icon it has no button: the heading opens no section.
    """

    listen_requested = Signal(int)  # section

    def __init__(self, icon: QIcon | None, page: QWidget) -> None:
        super().__init__(page)
        self._heading = Heading(0, TITLE, "")
        self.button: PageButton | None = None
        if icon is None:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            return
        self.button = PageButton(icon, "", self)
        self.button.setObjectName("listenHere")
        self.button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.button.clicked.connect(lambda: self.listen_requested.emit(self._heading.section))

    @property
    def has_focus(self) -> bool:
        """Whether its button has the focus."""
        return self.button is not None and self.button.hasFocus()

    def show_heading(self, heading: Heading, words: HeadingWords) -> None:
        """Stand for a heading from now on."""
        self._heading = heading
        self.level = heading.level
        self.set_words(words)

    def set_words(self, words: HeadingWords) -> None:
        """The words on the button and for screen readers."""
        self.setAccessibleName(self._heading.words)
        self.setAccessibleDescription(words.level.replace("{0}", str(self.level)))
        if self.button is not None:
            self.button.setText(words.button)
            self.button.setAccessibleName(words.button_name.replace("{0}", self._heading.words))
            self.fit()

    def fit(self) -> None:
        """Take the size the words on the button have now."""
        if self.button is not None:
            self.button.resize(self.button.sizeHint())

    def lie_on(self, left: int, width: int, top: int, height: int) -> None:
        """Take a place on the page; the button stands in the middle of the line's height."""
        tall = self.button.height() if self.button is not None else 0
        rest = max(tall - height, 0)
        self.setGeometry(QRect(left, top - rest // 2, width, height + rest))
        button = self.button
        if button is not None:
            button.move(QPoint(width - button.width(), (self.height() - tall) // 2))
            self.setMask(button.geometry())  # elsewhere the mouse reaches the text
