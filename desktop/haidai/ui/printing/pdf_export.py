"""A PDF file made by a child process: its way, its end, and how it is given up."""

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from haidai.errors import ErrorKind, PaperError
from haidai.processes import worker_command
from haidai.rendering.pdf_order import EndReport, PdfOrder, report_in

PATIENCE_MS = 1000
"""Of a child told to end; then it is ended."""


class PdfExport(QObject):
    """Makes one PDF file.

    `ended` tells how it went, once, unless it was given up: then nothing is told and no piece
    of the file is left.
    """

    progressed = Signal(int, int)  # pages painted, pages in all
    ended = Signal(object)  # PaperError, or None where the file is there

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._end: EndReport | None = None
        self._given_up = False
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._broken)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._process.kill)

    @property
    def process_id(self) -> int:
        """Of the child; 0 before it runs and afterwards."""
        return self._process.processId()

    def start(self, order: PdfOrder) -> None:
        """Begin."""
        program, *arguments = worker_command("pdf")
        self._process.start(program, arguments)
        self._process.write(order.to_bytes())
        self._process.closeWriteChannel()

    def cancel(self) -> None:
        """Give the file up, without waiting for the child's end."""
        self._given_up = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.deleteLater()
        else:
            self._process.terminate()
            self._patience.start()

    def close(self) -> None:
        """Give the file up and wait until the child has ended."""
        self.cancel()
        if not self._process.waitForFinished(PATIENCE_MS):
            self._process.kill()
            self._process.waitForFinished(PATIENCE_MS)

    def _read(self) -> None:
        while self._process.canReadLine():
            report = report_in(bytes(self._process.readLine().data()))
            if isinstance(report, EndReport):
                self._end = report
            elif not self._given_up:
                self.progressed.emit(report.page, report.pages)

    def _finished(self) -> None:
        self._patience.stop()
        self._read()
        # A child that was killed has said nothing.
        self._tell(self._end.error if self._end else PaperError(ErrorKind.PRINT_FAILED))

    def _broken(self, error: QProcess.ProcessError) -> None:
        # Every other fault also ends the process, and `finished` tells.
        if error == QProcess.ProcessError.FailedToStart:
            self._tell(PaperError(ErrorKind.PRINT_FAILED))

    def _tell(self, error: PaperError | None) -> None:
        if not self._given_up:
            self._given_up = True
            self.ended.emit(error)
        self.deleteLater()
