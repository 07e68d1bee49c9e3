"""The script of an article, its sentences, made in the background."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from haidai.article.model import Article
from haidai.library.visits import Visit
from haidai.ui.background import Background

if TYPE_CHECKING:
    from haidai.speech.script import Utterance


@dataclass(frozen=True, slots=True)
class Script:
    """What is read of an article, and the offset in its text where it was heard last."""

    article: Article
    utterances: "tuple[Utterance, ...]"
    heard: int


class ScriptMaking(QObject):
    """Makes one script at a time; of two that were asked for only the second comes."""

    made = Signal(object)  # Script

    def __init__(self, heard: Callable[[Visit], int], parent: QObject) -> None:
        """`heard` gives where an article was heard last; called in a thread."""
        super().__init__(parent)
        self._heard = heard
        self._ready = False
        self._background = Background(self)
        self._background.finished.connect(self._take)

    @property
    def ready(self) -> bool:
        """Whether what was asked for last has come."""
        return self._ready

    def make(self, visit: Visit, *, with_source: bool) -> None:
        """Make the script of what is shown; `with_source`: time and source are read too."""
        self._ready = False

        def work(_: object) -> Script:
            from haidai.speech.script import reading_script

            utterances = reading_script(visit.article, with_source=with_source)
            return Script(visit.article, utterances, self._heard(visit))

        self._background.start(work)

    def forget(self) -> None:
        """None is wanted for the moment."""
        self._ready = False
        self._background.cancel()

    def close(self) -> None:
        """End the thread."""
        self._background.close()

    def _take(self, script: Script) -> None:
        self._ready = True
        self.made.emit(script)
