"""Wheel, touchpad and fingers on the page: when they have gone far enough for another size."""

from math import log
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView

NOTCH = 120  # eighths of a degree: what a wheel with notches turns at least (Qt)
SPREAD = 1.2  # how much further apart two fingers are for one step


class StepCounter:
    """Adds small movements up to whole steps; what is left over counts for the next one.

    So one who has just come a step further must go a whole one back to undo it: a hand that
    trembles does not make the page jump to and fro.
    """

    def __init__(self, whole: float) -> None:
        self._whole = whole
        self._rest = 0.0

    def add(self, amount: float) -> int:
        """The whole steps that are full now, negative backwards."""
        self._rest += amount
        steps = int(self._rest / self._whole)
        self._rest -= steps * self._whole
        return steps

    def clear(self) -> None:
        """A new movement begins."""
        self._rest = 0.0

    def turns_back(self, amount: float) -> bool:
        """Whether this goes against what is left over."""
        return amount * self._rest < 0


class ZoomGestures(QObject):
    """Listens to the page's viewport and asks for steps of the type size."""

    steps_requested = Signal(int)

    # Of the class, for Qt asks the filter to the very end, when the rubbish collector may have
    # emptied the object already.
    _pinching = False

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._wheel = StepCounter(NOTCH)
        self._pinch = StepCounter(log(SPREAD))
        self._spread = 0.0  # logarithm of how far the fingers had come
        self._view = view
        view.viewport().grabGesture(Qt.GestureType.PinchGesture)
        view.viewport().installEventFilter(self)

    def turn(self, event: QWheelEvent) -> None:
        """Take a turn of the wheel; wheels without notches and touchpads tell small ones."""
        turned = event.angleDelta().y()
        if event.phase() == Qt.ScrollPhase.ScrollMomentum:
            return  # the hand is off already
        if self._wheel.turns_back(turned):
            self._wheel.clear()
        self._ask(self._wheel.add(turned))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            return self._take_native(event)
        if kind == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._take_pinch(pinch)
                event.accept(pinch)
                return True
        if kind == QEvent.Type.MouseButtonPress:
            self._pinching = False
        if self._pinching and kind == QEvent.Type.MouseMove:
            return True  # Qt makes a mouse of the first finger: it would select text
        return super().eventFilter(watched, event)

    def _take_native(self, event: QNativeGestureEvent) -> bool:
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.BeginNativeGesture:
            self._pinch.clear()
        elif kind == Qt.NativeGestureType.ZoomNativeGesture:
            # How much larger since the last event; a hand cannot turn a page inside out.
            self._ask(self._pinch.add(log(max(1 + event.value(), 0.1))))
            return True
        return False

    def _take_pinch(self, pinch: QPinchGesture) -> None:
        if pinch.state() == Qt.GestureState.GestureStarted:
            self._pinch.clear()
            self._spread = 0.0
            self._view.selection.clear()
        over = (Qt.GestureState.GestureFinished, Qt.GestureState.GestureCanceled)
        self._pinching = pinch.state() not in over
        spread = log(max(pinch.totalScaleFactor(), 0.01))
        self._ask(self._pinch.add(spread - self._spread))
        self._spread = spread

    def _ask(self, steps: int) -> None:
        if steps:
            self.steps_requested.emit(steps)
