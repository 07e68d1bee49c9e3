"""A ring around what has the focus and draws none itself: the page, a picture, a preview.

It is seen only where the focus came by keyboard, as web browsers do: who clicks into the page
knows where he is.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QApplication, QWidget

WIDTH = 2  # pixels of either line: one is seen on whatever the ring lies
BY_KEYBOARD = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


class FocusRing(QObject):
    """Lays the ring around a widget while it has the focus; lives as long as the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._ring: _Ring | None = None
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() in BY_KEYBOARD:
                self._show()
        elif kind == QEvent.Type.FocusOut:
            if self._ring is not None:
                self._ring.hide()
        elif kind == QEvent.Type.Resize and self._ring is not None:
            self._ring.fit()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        if self._ring is None:
            self._ring = _Ring(self._widget)
        self._ring.fit()
        self._ring.raise_()
        self._ring.show()


class _Ring(QWidget):
    """Nothing but the ring: what is inside of it is neither covered nor painted again."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def fit(self) -> None:
        """Be as large as what it lies around."""
        whole = QRect(self._around.rect())
        self.setGeometry(whole)
        self.setMask(QRegion(whole) - QRegion(_inside(whole, 2 * WIDTH)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, roles = QPainter(self), QPalette.ColorRole
        painter.fillRect(self.rect(), self.palette().color(roles.Link))
        # The page has its own ground; that of the window goes with the colour of links.
        ground = QApplication.palette().color(roles.Window)
        painter.fillRect(_inside(self.rect(), WIDTH), ground)


def _inside(rect: QRect, by: int) -> QRect:
    return rect.adjusted(by, by, -by, -by)
