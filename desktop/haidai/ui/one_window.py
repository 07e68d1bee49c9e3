"""A second start comes to this window: to the front with it, and with what it brought."""

import logging
import os

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from haidai.instance.claim import Claim
from haidai.instance.conversation import Listener, Message
from haidai.instance.message import LONGEST, Request
from haidai.opening.sources import Source
from haidai.ui.main_window import MainWindow
from haidai.ui.opening.opening import Opening

PATIENCE = 5_000
"""Milliseconds that what a start brought waits for what is on its way; then it is opened."""

log = logging.getLogger(__name__)


class OneWindow(QObject):
    """Listens for later starts of the same reader, and answers them in the window's thread."""

    _arrived = Signal(object)  # Message

    def __init__(self, claim: Claim, window: MainWindow, opening: Opening) -> None:
        super().__init__(window)
        self._window = window
        self._opening = opening
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._listener: Listener | None = None
        self._brought: list[Source] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._open_next)
        opening.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        try:
            self._listener = Listener(claim.path, self._arrived.emit, LONGEST)
        except OSError as error:
            log.warning("later starts will open windows of their own: %s", error)
        else:
            claim.note(self._listener.address)

    def close(self) -> None:
        """Be found no more."""
        self._brought.clear()
        self._patience.stop()
        if self._listener is not None:
            self._listener.close()

    def come_to_front(self, activation: str = "") -> None:
        """Show the window over the others; `activation` is what Wayland wants to see for that."""
        if activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = activation  # where Qt looks for it
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _take(self, message: Message) -> None:
        if not message.take():
            return
        try:
            request = Request.from_bytes(message.content)
        except ValueError as error:
            log.warning("a later start said what no start can say: %s", error)
            return
        self.come_to_front(request.activation)
        if request.source is not None:
            self.bring(request.source)

    def bring(self, source: Source) -> None:
        """Open a source after what is on its way: several files were chosen, say."""
        self._brought.append(source)
        if self._opening.busy:
            self._patience.start(PATIENCE)
        else:
            self._open_next()

    def _open_next(self) -> None:
        self._patience.stop()
        if self._brought:
            self._opening.open(self._brought.pop(0))
            if self._brought:
                self._patience.start(PATIENCE)

    def _ended(self) -> None:
        if self._brought and not self._opening.busy:
            self._open_next()
