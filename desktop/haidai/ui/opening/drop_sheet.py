"""Where a drop will land: a sheet over the page while something is held above the window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

MARGIN = 24


class DropSheet(QLabel):
    """Covers the page it lies on and says what letting go does; it takes no mouse itself."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("dropSheet")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._page = page
        self.hide()
        self._retranslate()

    def cover(self) -> None:
        """Lie over the page as it is now."""
        self.setGeometry(self._page.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self.raise_()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setText(self.tr("Let go to open it here"))
