"""The QR code over the whole screen, for a phone across the room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from haidai.handoff.qr_code import QrCode
from haidai.ui.labels import plain_label
from haidai.ui.taking_along.qr_view import QrView

ROOM_FOR_WORDS = 150


class CodeScreen(QWidget):
    """A window that shows one code as large as it fits; any key or a click closes it."""

    def __init__(self, code: QrCode, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("codeScreen")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Take along"))
        self._code = code
        self._view = QrView()
        words = plain_label("codeScreenHint", self.tr("Press any key or click to go back."))
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        address = self._address = plain_label("codeScreenAddress", code.text)
        address.setAccessibleName(code.text)
        address.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        address.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._view, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(address)
        column.addWidget(words)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = event.size()
        right = Qt.TextElideMode.ElideRight  # where it begins is what can be checked
        metrics = self._address.fontMetrics()
        self._address.setText(metrics.elidedText(self._code.text, right, size.width() - 40))
        self._view.show_code(self._code, min(size.width() - 40, size.height() - ROOM_FOR_WORDS))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close()
