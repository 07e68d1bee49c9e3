"""What the listeners of a session have been told, so that they are told once."""

from dataclasses import dataclass
from typing import Protocol

from haidai.article.spans import Span

PROGRESS_SECONDS = 0.1


class Emitter(Protocol):
    """A signal as Qt binds it to an object."""

    def emit(self, *values: object) -> None:
        """Tell whoever listens."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """What is marked on the page: the sentence, the word in it, the section."""

    sentence: Span | None = None
    word: Span | None = None
    section: int | None = None


class Told:
    """Emits what differs from what was emitted before."""

    def __init__(
        self, sentence: Emitter, word: Emitter, section: Emitter, progress: Emitter
    ) -> None:
        self._sentence, self._word, self._section = sentence, word, section
        self._progress = progress
        self._shown = Shown()
        self._seconds = (0.0, 0.0)

    def show(self, shown: Shown) -> None:
        """This is marked now."""
        before, self._shown = self._shown, shown
        if shown.sentence != before.sentence:
            self._sentence.emit(shown.sentence)
        if shown.word != before.word:
            self._word.emit(shown.word)
        if shown.section != before.section:
            self._section.emit(shown.section)

    def progress(self, elapsed: float, total: float) -> None:
        """So many seconds have been heard, of so many."""
        before = self._seconds
        if max(abs(elapsed - before[0]), abs(total - before[1])) >= PROGRESS_SECONDS:
            self._seconds = (elapsed, total)
            self._progress.emit(elapsed, total)


class LoudspeakerTold:
    """Tells once that there is no loudspeaker (any more), and that there is one again."""

    def __init__(self, missing: Emitter, found: Emitter) -> None:
        self._missing, self._found = missing, found
        self._audible: bool | None = None

    def forget(self) -> None:
        """Another reading begins."""
        self._audible = None

    def tell(self, audible: bool | None) -> None:
        """The sound is heard, or not; None where nobody knows yet."""
        before = self._audible
        if audible is None or audible is before:
            return
        self._audible = audible
        if not audible:
            self._missing.emit()
        elif before is not None:
            self._found.emit()
