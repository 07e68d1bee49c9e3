"""Esc for a part of the window that has the focus, whatever it means in the window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def keeps_escape(event: QEvent) -> bool:
    """Whether this asks if Esc is a shortcut, and now is told that it is not.

    A widget asks it first thing in its `event`; the key then comes as one that is pressed.
    """
    if (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
    ):
        event.accept()
        return True
    return False
