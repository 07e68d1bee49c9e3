"""Esc for a part of the window that has the focus, whatever it means in the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class EscapeKey(QObject):
    """Does one thing when Esc is pressed while a widget, or something in it, has the focus."""

    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._act = act
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # it is no shortcut now, and comes as a key that is pressed
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._act()
                return True
        return super().eventFilter(watched, event)
