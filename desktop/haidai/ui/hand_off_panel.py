"""扫码带走: the QR code of the article's own address, and the address itself."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from haidai.article.values import Url
from haidai.handoff.qr_code import QrCode
from haidai.ui.icons import Icons
from haidai.ui.labels import plain_label
from haidai.ui.qr_view import SMALLEST, QrView

MARGIN = 22


class HandOffPanel(QFrame):
    """Shows a code with its address, or the sentence why there is none."""

    address_copied = Signal(str)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("handOff")
        self._title = plain_label("panelTitle")
        self._hint = plain_label("hint", wrap=True)
        self._view = QrView()
        self._host = plain_label("host", wrap=True)
        self._address = plain_label("address", wrap=True)
        self._address.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._copy = QPushButton(icons.icon("copy"), "")
        self._copy.clicked.connect(self._copy_address)
        self._absence = plain_label("absence", wrap=True)
        self._text = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        for widget in (self._title, self._hint, self._absence):
            column.addWidget(widget)
        column.addWidget(self._view, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._host)
        column.addWidget(self._address)
        column.addWidget(self._copy)
        column.addStretch(1)
        self._retranslate()
        self.show_absence("")

    def show_code(self, code: QrCode) -> None:
        """Show the code of an address; the host stands alone so that it can be checked."""
        self._text = code.text
        self._view.show_code(code)
        self._host.setText(Url(code.text).host)
        self._address.setText(_breakable(code.text))
        self._show(has_code=True)

    def show_absence(self, sentence: str) -> None:
        """Say why there is no code."""
        self._text = ""
        self._view.show_code(None)
        self._absence.setText(sentence)
        self._show(has_code=False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self, *, has_code: bool) -> None:
        for widget in (self._hint, self._view, self._host, self._address, self._copy):
            widget.setVisible(has_code)
        self._absence.setVisible(not has_code)
        self.setFixedWidth(max(self._view.width(), SMALLEST) + 2 * MARGIN + 2)

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.address_copied.emit(self._text)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Take along"))
        self._hint.setText(
            self.tr("Scan with the phone's camera or WeChat to open the article there.")
        )
        self._copy.setText(self.tr("Copy the address"))
        self.setAccessibleName(self.tr("Take along"))


def _breakable(address: str) -> str:
    """The address with places where a line may break, since it holds no spaces."""
    return "\u200b".join(address)
