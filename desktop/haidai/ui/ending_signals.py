"""The end that the system asks for: a logout, a shutdown, `kill`. The window closes as by its ✕.

While Qt waits no Python runs, so a signal's handler would wait for the next key. Python writes
the number of every signal into a pipe, and Qt is woken by what is in it. Windows sends none.
"""

import os
import signal

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier
from PySide6.QtWidgets import QWidget

ASKING = (signal.SIGTERM, signal.SIGHUP)


class EndingSignals(QObject):
    """Closes the window and ends the event loop when the system asks for it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._writing, False)
        signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)
        for number in ASKING:
            signal.signal(number, lambda *_: None)  # without one nothing is written
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    def close(self) -> None:
        """Listen no more; a signal ends the process from now on."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number in ASKING:
            signal.signal(number, signal.SIG_DFL)
        os.close(self._writing)
        os.close(self._reading)

    def _end(self) -> None:
        self._notifier.setEnabled(False)
        self._window.close()
        # A dialog that waits for an answer does not keep the program.
        QCoreApplication.exit(0)
