"""打印 in the window: the system's dialog, and the PDF made by a child process."""

import json
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from haidai.article.model import Article
from haidai.article.serialized import to_json
from haidai.errors import ErrorKind, HaidaiError, PaperError
from haidai.processes import worker_command
from haidai.settings.text_size import TextSize

SMALLEST_POINTS = 12.0
POINTS_A_PIXEL = 0.75  # a CSS pixel: as large on paper as a page is on a usual screen
LONGEST_NAME = 60
FORBIDDEN = '<>:"/\\|?*'


class Printing(QObject):
    """Prints the article that is given to it, or saves it as a PDF file."""

    failed = Signal(object)  # HaidaiError
    export_started = Signal(str)  # the file's name
    exported = Signal(str)  # the file's path

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._process: QProcess | None = None
        self._path = Path()

    def print_article(self, article: Article, size: TextSize) -> None:
        """Ask for a printer and print on it."""
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit(PaperError(ErrorKind.NO_PRINTER))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(article.title)
        dialog = QPrintDialog(printer, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(article, size, printer)

    def print_on(self, article: Article, size: TextSize, printer: QPrinter) -> None:
        """Print on a chosen printer."""
        from haidai.rendering.paper import paint_pages
        from haidai.rendering.sheet import PaperStyle

        try:
            paint_pages(article, PaperStyle(points(size)), printer)
        except HaidaiError as error:
            self.failed.emit(error)

    def ask_and_export(self, article: Article, size: TextSize) -> None:
        """Ask where, and save the printed article there as a PDF file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposal = Path(folder) / f"{file_name(article.title)}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export PDF"), str(proposal), "PDF (*.pdf)"
        )
        if chosen:
            path = Path(chosen)
            self.export(article, size, path if path.suffix else path.with_suffix(".pdf"))

    def export(self, article: Article, size: TextSize, path: Path) -> None:
        """Save the printed article as a PDF file, in a child process."""
        self.cancel()
        order = {"article": to_json(article), "path": str(path), "type_size": points(size)}
        process = QProcess(self)
        program, *arguments = worker_command("pdf")
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.finished.connect(lambda *_: self._finished(process))
        process.errorOccurred.connect(lambda error: self._broken(process, error))
        self._process, self._path = process, path
        process.start(program, arguments)
        process.write(json.dumps(order).encode())
        process.closeWriteChannel()
        self.export_started.emit(path.name)

    @property
    def exporting(self) -> bool:
        """Whether a PDF file is being made."""
        return self._process is not None

    def cancel(self) -> None:
        """Give up the PDF file being made; no piece of it is left."""
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.terminate()
            if not process.waitForFinished(1000):
                process.kill()
                process.waitForFinished(1000)
            process.deleteLater()

    def _finished(self, process: QProcess) -> None:
        if process is not self._process:
            return
        self._process = None
        answer = bytes(process.readAllStandardOutput().data())
        process.deleteLater()
        error = _error_in(answer)
        if error is None:
            self.exported.emit(str(self._path))
        else:
            self.failed.emit(error)

    def _broken(self, process: QProcess, error: QProcess.ProcessError) -> None:
        # Every other fault also ends the process, and `finished` tells.
        if error == QProcess.ProcessError.FailedToStart and process is self._process:
            self._process = None
            process.deleteLater()
            self.failed.emit(PaperError(ErrorKind.PRINT_FAILED))


def _error_in(answer: bytes) -> HaidaiError | None:
    """What the child process says went wrong; None where it says that all is well."""
    try:
        values = json.loads(answer)
        if values["kind"] is None:
            return None
        return PaperError(ErrorKind(values["kind"]), **values["details"])
    except (ValueError, KeyError, TypeError):
        return PaperError(ErrorKind.PRINT_FAILED)


def points(size: TextSize) -> float:
    """The type size on paper of what is read at `size` on the screen, in points."""
    return max(SMALLEST_POINTS, size.pixels * POINTS_A_PIXEL)


def file_name(title: str) -> str:
    """A title as a file's name that every system takes."""
    kept = ((" ", letter)[letter.isprintable() and letter not in FORBIDDEN] for letter in title)
    name = " ".join("".join(kept).split()).strip(". ")
    while len(name.encode("utf-8", "replace")) > 180 or len(name) > LONGEST_NAME:
        name = name[:-1]
    return name.strip(". ") or "haidai"
