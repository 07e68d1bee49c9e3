"""试听: one sentence, said at once, beside the article."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from haidai.article.spans import Span
from haidai.article.values import Language
from haidai.playback.manner import Manner
from haidai.playback.session import ReadAloudSession
from haidai.speech.script import Utterance


class Audition(QObject):
    """Says single sentences with a session of its own; `close` ends it."""

    def __init__(
        self, make_session: Callable[[QObject], ReadAloudSession], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.session = make_session(self)

    def say(self, text: str, language: Language, manner: Manner) -> None:
        """Say a sentence; what was being said stops."""
        self.session.load((Utterance(Span(0, len(text)), text, None, 0.0),), language)
        self.session.set_manner(manner)
        self.session.play()

    def close(self) -> None:
        """Fall silent and end its processes."""
        self.session.close()
