"""What the window tells: the sentence for an error, what goes on, and what can be done about it."""

import logging
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from haidai.errors import ErrorKind, HaidaiError
from haidai.messages import Messages
from haidai.ui.telling.notice import Notice
from haidai.ui.telling.remedies import REMEDIES, Remedy

Act = Callable[[], object]

log = logging.getLogger(__name__)


class Notices(QObject):
    """Speaks through the strip above the page; the newest thing said replaces the one before."""

    closed = Signal()  # by the reader
    details_requested = Signal(object)  # HaidaiError, None for all that was unexpected

    def __init__(self, strip: Notice, language: str) -> None:
        super().__init__(strip)
        self._strip = strip
        self._messages = Messages(language)
        self._acts: tuple[Act, ...] = ()
        self._give_up: Act | None = None
        strip.action_requested.connect(self._act)
        strip.closed.connect(self.closed)
        strip.escaped.connect(self._put_away)

    def use_language(self, language: str) -> None:
        """Speak another language from now on; what stands there in the old one goes."""
        self._messages = Messages(language)
        self.hide()

    def sentence(self, error: HaidaiError) -> str:
        """The sentence for an error."""
        return self._messages.sentence(error)

    def explain(self, error: HaidaiError, ways: Mapping[Remedy, Act] | None = None) -> None:
        """Say an error, with a button for its remedy where `ways` says what that does here.

        Where more is known than the sentence says, a second button shows it.
        """
        log.warning("told: %s", " ← ".join(_causes(error)))
        self._give_up = None
        remedy = REMEDIES.get(error.kind, Remedy.NONE)
        way = ways.get(remedy) if ways else None
        actions = [(self._label(remedy), self._hiding(way))] if way else []
        if error.kind == ErrorKind.UNEXPECTED:
            actions.append((self.tr("Details"), lambda: self.details_requested.emit(None)))
        elif error.__cause__ is not None:
            actions.append((self.tr("Details"), lambda: self.details_requested.emit(error)))
        self._acts = tuple(act for _, act in actions)
        labels = [label for label, _ in actions]
        self._strip.show_sentence(self.sentence(error), *labels, trouble=True)

    def say(self, sentence: str, action: str = "", act: Act | None = None) -> None:
        """Say what is no error."""
        self._give_up = None
        self._acts = (self._hiding(act),) if act else ()
        self._strip.show_sentence(sentence, *([action] if act else []))

    def say_going_on(self, sentence: str, give_up: Act) -> None:
        """Say what takes a while, with a button that gives it up, as Esc does."""
        self.say(sentence, self.tr("Cancel"), give_up)
        self._give_up = self._acts[0]

    def hide(self) -> None:
        """Say nothing any more."""
        self._give_up = None
        self._acts = ()
        self._strip.hide()

    def take_back(self, sentence: str) -> None:
        """Say nothing any more where it is still this sentence that stands there."""
        if self._strip.sentence == sentence:
            self.hide()

    def _put_away(self) -> None:
        if self._give_up is not None:
            self._give_up()
        else:
            self._strip.close_notice()

    def _label(self, remedy: Remedy) -> str:
        labels = {
            Remedy.AGAIN: self.tr("Try again"),
            Remedy.OTHER_WAYS: self.tr("Other ways"),
            Remedy.PDF: self.tr("Export PDF"),
        }
        return labels[remedy]

    def _hiding(self, act: Act) -> Act:
        def hide_and_act() -> None:
            self.hide()
            act()

        return hide_and_act

    def _act(self, number: int) -> None:
        if number < len(self._acts):
            self._acts[number]()


def _causes(error: BaseException | None) -> list[str]:
    """An error and what caused it, without words of articles: kinds, and what the system says."""
    causes: list[str] = []
    while error is not None and len(causes) < 5:
        kind = str(error.kind) if isinstance(error, HaidaiError) else repr(error)
        causes.append(kind[:300])
        error = error.__cause__
    return causes
