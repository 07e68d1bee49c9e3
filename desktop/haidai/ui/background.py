"""Work that must not hold up the window."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from haidai.errors import HaidaiError

Cancelled = Callable[[], bool]
Work = Callable[[Cancelled], Any]


class Background(QObject):
    """Runs one piece of work in a thread of its own; the newest wins.

    `finished` brings what the work gave, `failed` the HaidaiError it raised. The result of
    work that was cancelled, or overtaken by newer work, is dropped. An error without a name
    goes to `threading.excepthook`, and `broke` says that there will be no result.
    """

    finished = Signal(object)
    failed = Signal(object)
    broke = Signal()
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: threading.Event | None = None
        self._threads: list[threading.Thread] = []
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a result is still to come."""
        return self._current is not None

    def start(self, work: Work) -> None:
        """Begin a piece of work; what was under way is cancelled."""
        self.cancel()
        given_up = threading.Event()
        self._current = given_up
        thread = threading.Thread(target=self._run, args=(work, given_up), daemon=True)
        self._threads = [each for each in self._threads if each.is_alive()] + [thread]
        thread.start()

    def cancel(self) -> None:
        """Give up the work under way: it is told so, and its result is not waited for."""
        if self._current is not None:
            self._current.set()
            self._current = None

    def close(self, seconds: float = 2.0) -> None:
        """Cancel, and wait at most so long for the threads to end."""
        self.cancel()
        for thread in self._threads:
            thread.join(seconds)

    def _run(self, work: Work, given_up: threading.Event) -> None:
        result: object = _BROKEN
        try:
            result = work(given_up.is_set)
        except HaidaiError as error:
            result = error
        finally:
            if not given_up.is_set():
                self._done.emit(given_up, result)

    def _deliver(self, given_up: threading.Event, result: object) -> None:
        if given_up is not self._current:
            return
        self._current = None
        if result is _BROKEN:
            self.broke.emit()
        elif isinstance(result, HaidaiError):
            self.failed.emit(result)
        else:
            self.finished.emit(result)


_BROKEN = object()
