"""What the window tells: the sentence for an error, what goes on, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from haidai.errors import HaidaiError
from haidai.messages import Messages
from haidai.ui.notice import Notice

Remedy = Callable[[], object]


class Notices(QObject):
    """Speaks through the strip above the page; the newest thing said replaces the one before."""

    def __init__(self, strip: Notice, language: str) -> None:
        super().__init__(strip)
        self._strip = strip
        self._messages = Messages(language)
        self._remedy: Remedy | None = None
        strip.action_requested.connect(self._take_remedy)

    def use_language(self, language: str) -> None:
        """Speak another language from now on; what stands there in the old one goes."""
        self._messages = Messages(language)
        self.hide()

    def sentence(self, error: HaidaiError) -> str:
        """The sentence for an error."""
        return self._messages.sentence(error)

    def explain(self, error: HaidaiError, action: str = "", remedy: Remedy | None = None) -> None:
        """Say an error; `action` is the label of a button that does `remedy`."""
        self._remedy = remedy
        self._strip.show_sentence(self.sentence(error), trouble=True, action=action)

    def say(self, sentence: str, action: str = "", remedy: Remedy | None = None) -> None:
        """Say what is no error."""
        self._remedy = remedy
        self._strip.show_sentence(sentence, action=action)

    def hide(self) -> None:
        """Say nothing any more."""
        self._remedy = None
        self._strip.hide()

    def take_back(self, sentence: str) -> None:
        """Say nothing any more where it is still this sentence that stands there."""
        if self._strip.sentence == sentence:
            self.hide()

    def _take_remedy(self) -> None:
        remedy = self._remedy
        self.hide()
        if remedy is not None:
            remedy()
