"""A QR code with its address below and what can be done with them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from haidai.article.values import Url
from haidai.handoff.qr_code import QrCode, qr_picture
from haidai.ui.labels import plain_label
from haidai.ui.looks.icons import Icons
from haidai.ui.taking_along.qr_view import QrView


class CodeCard(QWidget):
    """Code, host, address; copies, asks for the picture to be saved, fills the screen.

    An address that is not `lasting` is this machine's own: its host says nothing, and a picture
    of its code would soon lead nowhere.
    """

    address_copied = Signal(str)
    save_requested = Signal(str)  # the address whose code is to be saved as a picture
    full_screen_requested = Signal(object)  # QrCode

    def __init__(self, icons: Icons, *, lasting: bool) -> None:
        super().__init__()
        self._code: QrCode | None = None
        self.view = QrView()
        self._host = plain_label("host", wrap=True)
        self._address = plain_label("address", wrap=True)
        self._buttons = {
            "copyAddress": QPushButton(icons.icon("copy"), ""),
            "fullScreen": QPushButton(),
            "savePicture": QPushButton(),
            "copyPicture": QPushButton(),
        }
        acts = (self._copy_address, self._fill_screen, self._save, self._copy_picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.view, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._host)
        self._host.setVisible(lasting)
        column.addWidget(self._address)
        grid = self._grid = QGridLayout()
        grid.setSpacing(8)
        # WORKAROUND (PySide6 6.11, QBoxLayout.addLayout): of a layout that holds widgets already
        # Python keeps the items beyond their deaths in `use_columns`, and takes whatever Qt makes
        # next in their place for one of them: a document's frame, for instance.
        column.addLayout(grid)
        for number, ((name, button), act) in enumerate(
            zip(self._buttons.items(), acts, strict=True)
        ):
            button.setObjectName(name)
            button.clicked.connect(act)
            grid.addWidget(button, number // 2, number % 2)
            button.setVisible(lasting or number < 2)

    def show_code(self, code: QrCode) -> None:
        """Show the code of an address; the host stands alone so that it can be checked."""
        self._code = code
        self.view.show_code(code)
        self._host.setText(Url(code.text).host)
        self._address.setText(_breakable(code.text))
        self._address.setAccessibleName(code.text)

    def use_columns(self, columns: int) -> None:
        """Let the buttons stand in so many columns."""
        for number, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, number // columns, number % columns)

    def clear(self) -> None:
        """Show no code."""
        self._code = None
        self.view.show_code(None)
        self._host.clear()
        self._address.clear()

    def retranslate(self) -> None:
        """Put the words of the current language on the buttons."""
        words = {
            "copyAddress": self.tr("Copy address"),
            "fullScreen": self.tr("Full screen"),
            "savePicture": self.tr("Save picture"),
            "copyPicture": self.tr("Copy picture"),
        }
        for name, text in words.items():
            self._buttons[name].setText(text)

    def _copy_address(self) -> None:
        if self._code is not None:
            QGuiApplication.clipboard().setText(self._code.text)
            self.address_copied.emit(self._code.text)

    def _copy_picture(self) -> None:
        if self._code is not None:
            picture = QImage.fromData(qr_picture(Url(self._code.text), "png"))
            QGuiApplication.clipboard().setImage(picture)

    def _save(self) -> None:
        if self._code is not None:
            self.save_requested.emit(self._code.text)

    def _fill_screen(self) -> None:
        if self._code is not None:
            self.full_screen_requested.emit(self._code)


def _breakable(address: str) -> str:
    """The address with places where a line may break, since it holds no spaces.

    It is to be seen only: whoever copied it from there would have them in the address.
    """
    return "\u200b".join(address)
