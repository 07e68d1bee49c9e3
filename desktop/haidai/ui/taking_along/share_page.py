"""本机直传 on the panel: the code of the one-article server, its time, its addresses."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from haidai.handoff.qr_code import QrCode
from haidai.ui.labels import plain_label
from haidai.ui.looks.icons import Icons
from haidai.ui.taking_along.code_card import CodeCard
from haidai.ui.times import clock

if TYPE_CHECKING:
    from haidai.handoff.addresses import PhoneAddress


class SharePage(QWidget):
    """Shows what the server is doing, and says what the reader wants of it."""

    start_requested = Signal()  # also for a new code
    stop_requested = Signal()
    address_chosen = Signal(str)
    told = Signal(str)  # what has become of it, in words

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.hint = plain_label("hint", wrap=True)
        self.card = CodeCard(icons, lasting=False)
        self._countdown = plain_label("countdown", wrap=True)
        self._note = plain_label("firewall", wrap=True)
        self._trouble = plain_label("shareAbsence", wrap=True)
        self._addresses = QComboBox()
        self._addresses.setObjectName("addresses")
        self._addresses.activated.connect(self._choose)
        self._renew = QPushButton()
        self._renew.setObjectName("renew")
        self._renew.clicked.connect(self.start_requested)
        self._stop = QPushButton()
        self._stop.setObjectName("stopSharing")
        self._stop.clicked.connect(self.stop_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._renew)
        row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.hint, self._trouble, self._addresses, self.card):
            column.addWidget(widget)
        column.addWidget(self._note)  # below the code, which must not move while it is scanned
        column.addWidget(self._countdown)
        column.addLayout(row)
        self._serving = False
        self._seconds: int | None = None
        self._came = False
        self.show_stopped("")

    def show_starting(self) -> None:
        """The server is about to serve."""
        self._show(serving=False)
        self._trouble.setText(self.tr("Getting ready …"))
        self._trouble.setVisible(True)
        self._renew.hide()

    def show_serving(
        self,
        code: QrCode,
        addresses: "Sequence[PhoneAddress]",
        chosen: str,
        seconds: int | None,
    ) -> None:
        """The code of the server's address; a list of addresses where there are several."""
        self._addresses.clear()
        for each in addresses:
            self._addresses.addItem(f"{each.address}  ({each.interface})", each.address)
        self._addresses.setCurrentIndex(max(0, self._addresses.findData(chosen)))
        self.card.show_code(code)
        self._came = False
        self._show(serving=True)
        self.show_seconds(seconds)
        self.told.emit(self.tr("Phones can open the article now."))

    def show_seconds(self, seconds: int | None) -> None:
        """How long it still serves; None where that is not counted."""
        self._seconds = seconds
        if seconds is None:
            came = self.tr("A phone has opened it. It stays open while you see it here.")
            waiting = self.tr(
                "Only phones in the same Wi-Fi can open it. It stays open while you see it here,"
                " an hour at most."
            )
        else:
            came = self.tr("A phone has opened it. It closes by itself in {0}.")
            waiting = self.tr(
                "Only phones in the same Wi-Fi can open it. It closes by itself in {0}."
            )
        sentence = came if self._came else waiting
        self._countdown.setText(sentence.replace("{0}", clock(seconds or 0)))

    def show_phone_came(self) -> None:
        """A phone has opened the page."""
        self._came = True
        self._note.hide()
        self.show_seconds(self._seconds)
        self.told.emit(self._countdown.text())

    def show_firewall_note(self) -> None:
        """No phone has come for a while."""
        self._note.setVisible(self._serving)
        if self._serving:
            self.told.emit(self._note.text())

    def show_stopped(self, sentence: str) -> None:
        """Nothing is served; why, or what has been."""
        self._show(serving=False)
        self._trouble.setText(sentence)
        if sentence:
            self.told.emit(sentence)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Put the words of the current language everywhere."""
        self.hint.setText(
            self.tr("Scan it, and the article itself comes to the phone, with its sound.")
        )
        self._stop.setText(self.tr("Stop"))
        self._renew.setText(self.tr("New code") if self._serving else self.tr("Start"))
        self._addresses.setAccessibleName(self.tr("Address of this computer"))
        self._note.setText(
            self.tr(
                "No phone has come yet. Is it in the same Wi-Fi? If so, the firewall of this "
                "computer may be in the way: allow Haidai to receive connections."
            )
        )
        self.card.retranslate()
        if self._serving:
            self.show_seconds(self._seconds)

    def _show(self, *, serving: bool) -> None:
        self._serving = serving
        for widget in (self.card, self._countdown, self._stop):
            widget.setVisible(serving)
        self._trouble.setVisible(not serving)
        self._addresses.setVisible(serving and self._addresses.count() > 1)
        self._note.hide()
        self._renew.show()
        if not serving:
            self.card.clear()
        self.retranslate()

    def _choose(self, index: int) -> None:
        self.address_chosen.emit(self._addresses.itemData(index))
