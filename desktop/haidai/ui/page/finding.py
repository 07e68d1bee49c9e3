"""查找 in the window: the bar on one side, the text and the marks on its page on the other.

A very long article is searched as a whole: the part that is shown at once, the others in the
background; the next place may lie in the next part, which is then opened.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from haidai.article.model import Article
from haidai.article.search import LONGEST_QUERY, Matches, SearchableText
from haidai.library.visits import Visit
from haidai.ui.background import Background, Cancelled
from haidai.ui.page.find_bar import FindBar

if TYPE_CHECKING:
    from haidai.ui.main_window import MainWindow
    from haidai.ui.opening.opening import Opening
    from haidai.ui.telling.announcing import Announcer


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in each part of an article."""

    query: str = ""
    parts: tuple[Matches, ...] = ()

    @property
    def count(self) -> int:
        """The places in all parts."""
        return sum(map(len, self.parts))

    @property
    def cut(self) -> bool:
        """Whether there are more than were counted."""
        return any(part.cut for part in self.parts)

    def number(self, part: int, match: int) -> int:
        """The number of a match among all, counted from 1."""
        return sum(map(len, self.parts[:part])) + match + 1

    def place(self, number: int) -> tuple[int, int]:
        """Part and match of a number from 0 among all; it goes round at both ends."""
        number %= self.count
        part = 0
        while number >= len(self.parts[part]):
            number -= len(self.parts[part])
            part += 1
        return part, number


@dataclass(slots=True)
class _Texts:
    """The parts of one article and their text made ready, each when it is first searched."""

    parts: tuple[Article, ...] = ()
    _ready: dict[int, SearchableText] = field(default_factory=dict)

    def find(self, part: int, query: str) -> Matches:
        """The matches in a part, by its number."""
        if part not in self._ready:
            self._ready[part] = SearchableText(self.parts[part].text)
        return self._ready[part].find(query)


class Finding(QObject):
    """Searches the article that is shown and goes from place to place."""

    def __init__(self, window: "MainWindow", opening: "Opening", announcer: "Announcer") -> None:
        super().__init__(window)
        self._window = window
        self._opening = opening
        self._texts = _Texts()
        self._shown_part = 0
        self._found = Found()
        self._current: tuple[int, int] | None = None
        self._from = 0  # the offset a search begins at: the reader's place, or the last match
        self._bar = FindBar()
        self._bar.hide()
        window.add_below_top_bar(self._bar)
        self._others = Background(self)
        self._others.finished.connect(self._take_whole)
        self._bar.query_changed.connect(self._search)
        self._bar.next_requested.connect(lambda: self.step(+1))
        self._bar.previous_requested.connect(lambda: self.step(-1))
        self._bar.closed.connect(self.end)
        self._bar.told.connect(announcer.announce)
        self._bar.retranslated.connect(self._tell)
        opening.shown.connect(self._take_article)
        window.reader.installEventFilter(self)
        if opening.visits.current is not None:
            self._take_article(opening.visits.current)

    def begin(self, words: str = "") -> None:
        """Open the bar with these words in it, else with those that are selected on the page."""
        reader = self._window.reader
        selected = reader.selection.span()
        if not words and selected is not None and reader.article_shown is not None:
            words, _, _ = selected.of(reader.article_shown.text).partition("\n")
        self._from = selected.start if selected is not None else reader.place()
        self._bar.begin(words[:LONGEST_QUERY])
        self._search(self._bar.query)

    def step(self, by: int) -> None:
        """Go to the next place (+1) or the one before (-1); round at the ends."""
        if self._bar.isHidden():
            self.begin()
            return
        if not self._found.count or len(self._found.parts) < len(self._texts.parts):
            return
        if self._current is None:
            last = self._found.number(self._shown_part, 0) - 1
            number = last if by > 0 else last - 1
        else:
            number = self._found.number(*self._current) - 1 + by
        self._go(self._found.place(number), self._wrapped(number))

    def end(self) -> None:
        """Close the bar; the page stays where it is and has the focus."""
        self._others.cancel()
        self._bar.hide()
        self._texts = _Texts(self._texts.parts)  # what was made ready is not kept
        self._window.reader.found.clear()
        self._window.reader.take_focus()

    def close(self) -> None:
        """End the thread."""
        self._others.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # On the page Esc stops the reading; without one it closes the bar.
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._bar.isVisible()
        ):
            self.end()
            return True
        return super().eventFilter(watched, event)

    def _take_article(self, visit: Visit) -> None:
        another = visit.parts is not self._texts.parts
        self._shown_part = visit.part
        if another:
            self._texts = _Texts(visit.parts)
            self._found, self._current, self._from = Found(), None, visit.place
        if self._bar.isVisible():
            if another:
                self._search(self._bar.query, go=False)
            else:
                self._mark()

    def _search(self, query: str, *, go: bool = True) -> None:
        self._others.cancel()
        self._found, self._current = Found(query), None
        if not query.strip() or not self._texts.parts:
            self._bar.show_nothing_to_find()
            self._mark()
            return
        here = self._texts.find(self._shown_part, query)
        if go and len(here):
            first = here.first_from(self._from)
            self._current = (self._shown_part, first or 0)
        if len(self._texts.parts) == 1:
            self._found = Found(query, (here,))
            self._tell()
        else:
            self._search_others(query, self._shown_part, here)
        self._mark(here)
        if self._current is not None:
            self._window.reader.found.go_to_current()

    def _search_others(self, query: str, shown: int, here: Matches) -> None:
        self._bar.show_searching()
        texts = self._texts

        def work(cancelled: Cancelled) -> tuple[_Texts, Found]:
            numbers = (part for part in range(len(texts.parts)) if not cancelled())
            found = (here if part == shown else texts.find(part, query) for part in numbers)
            return texts, Found(query, tuple(found))

        self._others.start(work)

    def _take_whole(self, result: tuple[_Texts, Found]) -> None:
        texts, found = result
        if texts is self._texts and found.query == self._found.query:
            self._found = found
            self._tell()

    def _go(self, place: tuple[int, int], wrapped: str) -> None:
        part, match = place
        self._current = place
        if part != self._shown_part:
            self._opening.turn_to(part)
        self._from = self._found.parts[part].span(match).start
        self._mark()
        self._window.reader.found.go_to_current()
        self._tell(wrapped)

    def _mark(self, here: Matches | None = None) -> None:
        reader = self._window.reader
        if here is None and self._shown_part < len(self._found.parts):
            here = self._found.parts[self._shown_part]
        if here is None or reader.article_shown is None:
            reader.found.clear()
            return
        current = self._current
        number = current[1] if current is not None and current[0] == self._shown_part else None
        reader.found.show(reader.article_shown, here, number)

    def _tell(self, wrapped: str = "") -> None:
        if not self._found.parts:
            return
        current = None if self._current is None else self._found.number(*self._current)
        self._bar.show_found(current, self._found.count, more=self._found.cut, wrapped=wrapped)

    def _wrapped(self, number: int) -> str:
        if number >= self._found.count:
            return self.tr("again from the beginning")
        return self.tr("again from the end") if number < 0 else ""
