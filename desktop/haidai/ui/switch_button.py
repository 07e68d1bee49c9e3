"""A button that switches something on and off, for hands that click everything twice."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolButton


class SwitchButton(QToolButton):
    """Takes a double click for one press: the second would undo the first."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
