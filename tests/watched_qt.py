"""What of Qt is running: timers, threads and windows, for the guards.

Constructors are watched rather than `start`, which could no longer be connected to a signal
without changing its arguments. A `QTimer.singleShot` is made a QTimer, which can be seen.
"""

from collections.abc import Iterator
from types import ModuleType
from typing import Any
from weakref import WeakSet

SECONDS_TO_END = 1.0


class WatchedQt:
    """Knows every QTimer and QThread that Python makes from now on, and the windows shown."""

    def __init__(self, core: ModuleType) -> None:
        import shiboken6

        self._core: Any = core
        self._is_valid = shiboken6.isValid
        self._address = lambda thing: shiboken6.getCppPointer(thing)[0]
        self._made: WeakSet[Any] = WeakSet()
        _watch(core.QTimer, self._made)
        _watch(core.QThread, self._made)
        _watch_single_shots(core)

    def running(self) -> frozenset[int]:
        """The addresses of all that is running or shown."""
        return frozenset(map(self._address, (*self._timers(), *self._threads(), *self._windows())))

    def end_new(self, before: frozenset[int]) -> Iterator[str]:
        """Name what has begun since and has not ended, and end it."""
        pool = self._core.QThreadPool.globalInstance()
        if pool.activeThreadCount() and not pool.waitForDone(int(SECONDS_TO_END * 1000)):
            yield "a task in the global thread pool"
        for timer in self._new(self._timers(), before):
            yield f"running timer of {type(timer.parent()).__name__}, {timer.interval()} ms"
            timer.stop()
        for thread in self._new(self._threads(), before):
            if not thread.wait(int(SECONDS_TO_END * 1000)):
                yield f"Qt thread {thread.objectName() or type(thread).__name__}"
        if any(self._new(self._windows(), before)):
            delete = self._core.QEvent.Type.DeferredDelete
            self._core.QCoreApplication.sendPostedEvents(None, delete)
        for window in self._new(self._windows(), before):
            yield f"window {window.objectName() or type(window).__name__} “{window.title()}”"
            window.close()

    def look(self) -> str:
        """What the application has put on all windows, those of the next test among them."""
        application = self._core.QCoreApplication.instance()
        return str(application.styleSheet()) if hasattr(application, "styleSheet") else ""

    def take_off(self, before: str) -> Iterator[str]:
        """Name another look than before, and put that on again."""
        if self.look() != before:
            yield "a style sheet of the application"
            self._core.QCoreApplication.instance().setStyleSheet(before)

    def _new(self, things: list[Any], before: frozenset[int]) -> list[Any]:
        return [thing for thing in things if self._address(thing) not in before]

    def _timers(self) -> list[Any]:
        timer_type = self._core.QTimer
        return [one for one in self._alive() if isinstance(one, timer_type) and one.isActive()]

    def _threads(self) -> list[Any]:
        thread_type = self._core.QThread
        return [one for one in self._alive() if isinstance(one, thread_type) and one.isRunning()]

    def _alive(self) -> list[Any]:
        return [one for one in list(self._made) if self._is_valid(one)]

    def _windows(self) -> list[Any]:
        application = self._core.QCoreApplication.instance()
        if not hasattr(application, "topLevelWindows"):
            return []
        return [window for window in application.topLevelWindows() if window.isVisible()]


def _watch(qt_type: Any, made: WeakSet[Any]) -> None:
    construct = qt_type.__init__

    def watched(self: Any, *arguments: Any, **named: Any) -> None:
        construct(self, *arguments, **named)
        made.add(self)

    qt_type.__init__ = watched


def _watch_single_shots(core: Any) -> None:
    original = core.QTimer.singleShot

    def single_shot(milliseconds: Any, *rest: Any) -> None:
        *manner, slot = rest
        application = core.QCoreApplication.instance()
        objects = [one for one in (*manner, getattr(slot, "__self__", None))
                   if isinstance(one, core.QObject)]  # fmt: skip
        owner = objects[0] if objects else application
        here = core.QThread.currentThread()
        if isinstance(slot, str | bytes) or owner is None or owner.thread() is not here:
            original(milliseconds, *rest)
            return
        timer = core.QTimer(owner)
        timer.setSingleShot(True)
        for one in manner:
            if isinstance(one, core.Qt.TimerType):
                timer.setTimerType(one)
        timer.timeout.connect(slot)
        timer.timeout.connect(timer.deleteLater)
        timer.start(milliseconds)

    core.QTimer.singleShot = staticmethod(single_shot)
