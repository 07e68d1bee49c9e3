"""What a look at the window does not need waits until the window has been painted.

A timer of no time does not do: its turn comes before the first paint.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

PATIENCE = 300  # milliseconds: a minimised window is not painted at all


class NextPaint(QObject):
    """Calls what it was given once, soon after a widget is next painted."""

    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._act = act
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._painted)
        self._timer.start(PATIENCE)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(0)
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()  # there may be no next paint, and then nothing to do
        return False

    def _painted(self) -> None:
        parent = self.parent()
        if parent is not None:
            parent.removeEventFilter(self)
        self.deleteLater()
        self._act()
