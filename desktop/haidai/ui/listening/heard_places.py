"""Where the reading of each article stopped, in this run and before: it may go on there."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from haidai.article.spans import Span
from haidai.library.visits import Visit

if TYPE_CHECKING:
    from haidai.playback.session import ReadAloudSession

MOST = 200
SHOWN = 12  # characters of the sentence where a reading may go on

Key = tuple[int, int, int]


class HeardPlaces(QObject):
    """Offsets in `Article.text`, by the article in whatever script; the oldest goes first."""

    heard = Signal(object, int)  # Visit, the offset in its text where the reading is now; 0: ended
    resume_offered = Signal(str, int)  # the sentence where the reading stopped, its offset

    def __init__(self, before: Callable[[Visit], int], parent: QObject) -> None:
        """`before` gives where an earlier run stopped, 0 where it did not; called in a thread."""
        super().__init__(parent)
        self._before = before
        self._visit: Visit | None = None
        self._places: OrderedDict[Key, int] = OrderedDict()

    def show_visit(self, visit: Visit) -> None:
        """This is what is read from now on."""
        self._visit = visit

    def follow(self, session: "ReadAloudSession") -> None:
        """Keep the places that a session tells."""
        session.sentence_changed.connect(self._at_sentence)
        session.finished.connect(lambda: self._at_end(session))

    def place(self, visit: Visit) -> int:
        """Where its reading stopped; 0 where it never began, or has been heard to its end.

        May be called in a thread, and take its time.
        """
        known = self._places.get(_key(visit))
        return self._before(visit) if known is None else known

    def offer_to_go_on(self, offset: int) -> None:
        """Say where the reading of what is shown may go on, if that is behind its beginning."""
        if offset and self._visit is not None:
            words, _, _ = self._visit.article.text[offset : offset + SHOWN].partition("\n")
            self.resume_offered.emit(words, offset)

    def _at_sentence(self, span: Span | None) -> None:
        if span is not None and len(span):
            self._keep(span.start)

    def _at_end(self, session: "ReadAloudSession") -> None:
        if session.utterance == 0:  # of a section or a selection there is more to hear
            self._keep(0)

    def _keep(self, offset: int) -> None:
        if self._visit is not None:
            key = _key(self._visit)
            self._places[key] = offset
            self._places.move_to_end(key)
            while len(self._places) > MOST:
                self._places.popitem(last=False)
            self.heard.emit(self._visit, offset)


def _key(visit: Visit) -> Key:
    """The same for the same words of this run, whatever else has changed."""
    text = visit.original.text
    return len(text), hash(text), visit.part
