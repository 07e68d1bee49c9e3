"""What the listeners of a session have been told, so that they are told once."""

from dataclasses import dataclass
from typing import Protocol

from haidai.article.spans import Span
from haidai.errors import HaidaiError
from haidai.playback.sleep_timer import SleepTimer
from haidai.playback.state import ReadingState

PROGRESS_SECONDS = 0.1


class Emitter(Protocol):
    """A signal as Qt binds it to an object."""

    def emit(self, *values: object) -> None:
        """Tell whoever listens."""
        ...


@dataclass(frozen=True, slots=True)
class Emitters:
    """The signals of a session, by what they tell."""

    state: Emitter
    sentence: Emitter
    word: Emitter
    section: Emitter
    progress: Emitter
    timer: Emitter
    failed: Emitter
    sound_missing: Emitter
    sound_found: Emitter
    finished: Emitter


@dataclass(frozen=True, slots=True)
class Shown:
    """What is marked on the page: the sentence, the word in it, the section."""

    sentence: Span | None = None
    word: Span | None = None
    section: int | None = None


class Told:
    """Emits what differs from what was emitted before."""

    def __init__(self, emitters: Emitters) -> None:
        self._emitters = emitters
        self._shown = Shown()
        self._seconds = (0.0, 0.0)
        self._audible: bool | None = None

    def state(self, state: ReadingState) -> None:
        """It does something else now."""
        self._emitters.state.emit(state)

    def begins(self) -> None:
        """Another reading begins: what was told of the loudspeaker is told again."""
        self._audible = None

    def show(self, shown: Shown) -> None:
        """This is marked now."""
        before, self._shown = self._shown, shown
        if shown.sentence != before.sentence:
            self._emitters.sentence.emit(shown.sentence)
        if shown.word != before.word:
            self._emitters.word.emit(shown.word)
        if shown.section != before.section:
            self._emitters.section.emit(shown.section)

    def progress(self, elapsed: float, total: float) -> None:
        """So many seconds have been heard, of so many."""
        before = self._seconds
        if max(abs(elapsed - before[0]), abs(total - before[1])) >= PROGRESS_SECONDS:
            self._seconds = (elapsed, total)
            self._emitters.progress.emit(elapsed, total)

    def timer(self, timer: SleepTimer) -> None:
        """It stops by itself then."""
        self._emitters.timer.emit(timer)

    def audible(self, audible: bool | None) -> None:
        """The sound is heard, or not; None where nobody knows yet."""
        before = self._audible
        if audible is None or audible is before:
            return
        self._audible = audible
        if not audible:
            self._emitters.sound_missing.emit()
        elif before is not None:
            self._emitters.sound_found.emit()

    def failed(self, error: HaidaiError) -> None:
        """It pauses, for this reason."""
        self._emitters.failed.emit(error)

    def finished(self) -> None:
        """Everything asked for has been heard."""
        self._emitters.finished.emit()
