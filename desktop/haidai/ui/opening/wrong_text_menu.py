"""What can be done where the text is not right, or where there is none."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QWidget


class WrongTextMenu(QMenu):
    """显示整页文字, 用浏览器打开原文, 读复制的文字: as many of them as there is a way for."""

    whole_page_requested = Signal()
    browser_requested = Signal()
    paste_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wrongTextMenu")
        self._whole = self.addAction("")
        self._whole.triggered.connect(self.whole_page_requested)
        self._browser = self.addAction("")
        self._browser.triggered.connect(self.browser_requested)
        self._paste = self.addAction("")
        self._paste.triggered.connect(self.paste_requested)
        self._retranslate()

    def offer(self, *, browser: bool) -> None:
        """Whether there is an original to open; the other ways there always are."""
        self._browser.setVisible(browser)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._whole.setText(self.tr("Show the whole page's text"))
        self._browser.setText(self.tr("Open the original in the browser"))
        self._paste.setText(self.tr("Read copied text"))
        self.setAccessibleName(self.tr("What can be done when the text is not right"))
