"""The hook at the top: what nobody has named becomes one report, and the article stays."""

import logging
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

from haidai.errors import ErrorKind, HaidaiError
from haidai.ui.telling.notices import Notices
from haidai.ui.telling.reports import Reports, Trouble

if TYPE_CHECKING:
    from haidai.ui.telling.report_dialog import ReportDialog

log = logging.getLogger(__name__)
qt_log = logging.getLogger("qt")

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Unexpected(QObject):
    """Writes what is unexpected to the log, tells it in the strip, and shows the report.

    The same trouble is counted while it repeats, and told once. Nothing raises in here: an
    error about an error is dropped.
    """

    _met = Signal(object)  # Trouble, from any thread

    def __init__(
        self,
        window: QWidget,
        notices: Notices,
        log_path: Path,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._log_path = log_path
        self._clock = clock
        self._reports = Reports()
        self._dialog: ReportDialog | None = None
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        notices.details_requested.connect(self.show_details)

    def catch_all(self) -> None:
        """Be told of every exception nobody catches, in any thread, and of what Qt complains."""
        sys.excepthook = self._raised
        threading.excepthook = lambda broken: self._raised_in(
            broken.exc_value, f"thread {broken.thread.name if broken.thread else ''}"
        )
        sys.unraisablehook = lambda broken: self._raised_in(broken.exc_value, str(broken.err_msg))
        qInstallMessageHandler(_keep_qt_message)

    def let_go(self) -> None:
        """Leave the hooks as Python and Qt have them."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)

    def report(self, error: BaseException, where: str = "") -> None:
        """Take an exception, in any thread."""
        try:
            self._met.emit(Trouble.of(error, where))
        except Exception as other:  # noqa: BLE001 - a hook that raises ends the process
            _last_words(error, other)

    def show_details(self, error: HaidaiError | None = None) -> None:
        """Show the report, with `error` in it, in the one dialog there is for it."""
        from haidai.ui.telling.report_dialog import ReportDialog

        if error is not None:
            self._reports.add(Trouble.of(error), self._clock())
        if self._dialog is None:
            self._dialog = ReportDialog(self._log_path, self._window)
            self._dialog.finished.connect(self._forget_dialog)
            self._dialog.open()
        self._dialog.show_report(self._reports.text)

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _raised(
        self, _: type[BaseException], error: BaseException, __: TracebackType | None
    ) -> None:
        self.report(error)

    def _raised_in(self, error: BaseException | None, where: str) -> None:
        if error is not None and not isinstance(error, SystemExit):
            self.report(error, where)

    def _tell(self, trouble: Trouble) -> None:
        try:
            new = self._reports.add(trouble, self._clock())
            count = self._reports.count(trouble)
            if count & (count - 1) == 0:  # the first, the second, the fourth …
                log.critical("unexpected (× %d): %s", count, trouble.text)
            if new:
                self._notices.explain(HaidaiError(ErrorKind.UNEXPECTED))
            if self._dialog is not None:
                self._dialog.show_report(self._reports.text)
        except Exception as other:  # noqa: BLE001 - see report
            _last_words(other, other)


def _last_words(error: BaseException, other: BaseException) -> None:
    """For the terminal, where there is one."""
    if sys.__stderr__ is not None:
        sys.__stderr__.write(f"haidai: {error!r} ({other!r})\n")


def _keep_qt_message(kind: QtMsgType, _: QMessageLogContext, message: str | Any) -> None:
    qt_log.log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message)
