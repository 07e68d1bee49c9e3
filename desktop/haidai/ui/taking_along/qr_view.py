"""The QR code on the screen: whole pixels a module, white quiet zone, whatever the paper."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from haidai.handoff.qr_code import QUIET_ZONE, QrCode
from haidai.ui.page.page_accessibility import stand_for

SMALLEST = 256  # logical pixels on a side


class QrView(QWidget):
    """Paints a QR code crisply, at least 256 logical pixels wide."""

    def __init__(self) -> None:
        super().__init__()
        self._code: QrCode | None = None
        self._scale = 1
        stand_for(self, QAccessible.Role.Graphic)

    def show_code(self, code: QrCode | None, largest: int | None = None) -> None:
        """Show a code, or nothing; as large as fits into `largest` pixels where they are given."""
        self._code = code
        if code is not None:
            smallest = code.scale(SMALLEST)
            self._scale = smallest if largest is None else max(1, largest // code.size)
        side = self._scale * code.size if code else SMALLEST
        self.setFixedSize(QSize(side, side))
        self.setAccessibleName(self.tr("QR code of {0}").format(code.text) if code else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        if self._code is None:
            return
        scale = self._scale
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Qt.GlobalColor.black))
        for row, modules in enumerate(self._code.modules):
            y = (row + QUIET_ZONE) * scale
            for column, dark in enumerate(modules):
                if dark:
                    painter.drawRect(QRect((column + QUIET_ZONE) * scale, y, scale, scale))
