"""An article on its way to a printer: a little of the layout, then a page, each turn of the
event loop, so that the window stays awake and the job can be given up."""

from collections.abc import Generator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintEngine, QPrinter, QPrinterInfo

from haidai.article.model import Article
from haidai.errors import ErrorKind, HaidaiError, PaperError
from haidai.rendering.paper import Pages
from haidai.rendering.picture_folder import Pictures
from haidai.rendering.sheet import DOTS_AN_INCH, PaperStyle

SECONDS_A_TURN = 0.02
"""Of layout; a page is painted in less."""
_BROKEN = {QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error}
_CHOSEN_BY_CUPS = {"page-ranges", "page-set"}
"""Options with which the print system itself leaves out pages, counting those it is given."""
_NO_PAGES = ["page-ranges", "2-1"]
"""An option with which CUPS takes no job."""


class PrintJob(QObject):
    """Prints one article on a chosen printer; `ended` comes once, unless it was given up."""

    progressed = Signal(int, int)  # pages painted, pages in all
    ended = Signal(object)  # HaidaiError, or None where all pages are with the printer

    def __init__(
        self,
        article: Article,
        paper_style: PaperStyle,
        printer: QPrinter,
        parent: QObject,
        pictures: Pictures | None = None,
    ) -> None:
        super().__init__(parent)
        self._printer = printer
        self._pages = Pages(article, paper_style, pictures)
        self._count = 0
        self._steps = self._printing()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        """Begin with the next turn of the event loop."""
        self._timer.start()

    def cancel(self) -> None:
        """Give it up; a printer that is sent its pages one by one may still print those."""
        if self._timer.isActive():
            self._timer.stop()
            self._printer.abort()
            self._steps.close()
            self.deleteLater()

    def _turn(self) -> None:
        error: HaidaiError | None = None
        begun = perf_counter()
        try:
            for painted in self._steps:
                if painted:
                    self.progressed.emit(painted, self._count)
                if painted or perf_counter() - begun > SECONDS_A_TURN:
                    return
        except HaidaiError as caught:
            error = caught
        self._timer.stop()
        self.ended.emit(error)
        self.deleteLater()

    def _printing(self) -> Generator[int, None, None]:
        """The whole job in steps; each tells how many pages are painted."""
        for _ in self._pages.laying_out():
            yield 0
        chosen = _chosen_pages(self._printer, self._pages.count)
        self._count = len(chosen)
        painter = QPainter()
        self._printer.setFullPage(True)
        if not painter.begin(self._printer):
            raise PaperError(ErrorKind.PRINT_FAILED)
        whole = False
        try:
            for number, index in enumerate(chosen):
                if (number and not self._printer.newPage()) or self._is_broken():
                    raise PaperError(ErrorKind.PRINT_FAILED)
                scale = self._printer.logicalDpiX() / DOTS_AN_INCH
                painter.resetTransform()
                painter.scale(scale, scale)
                self._pages.paint_sheet(painter, index)
                yield number + 1
            whole = True
        finally:
            if not whole:
                _hold_back(self._printer)
            ended = painter.end()
        if not ended or self._is_broken() or _is_gone(self._printer):
            raise PaperError(ErrorKind.PRINT_FAILED)

    def _is_broken(self) -> bool:
        return self._printer.printerState() in _BROKEN


def _chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages the system's dialog asked for, counted from 0, as often as it asked."""
    first, last = 1, count
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        first = min(printer.fromPage(), count)
        last = max(min(printer.toPage(), count), first)
    pages = list(range(first - 1, last))
    last_first = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    if last_first and _CHOSEN_BY_CUPS.isdisjoint(_cups_options(printer)):
        pages.reverse()
    return pages * (1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1))


def _cups_options(printer: QPrinter) -> list[str]:
    """Names and values that the system's dialog put down for CUPS; none elsewhere.

    WORKAROUND (Qt 6.11, QPrinter): it tells neither pages nor sets of pages typed in there.
    """
    options = printer.printEngine().property(_cups_options_key())
    return [str(option) for option in options] if isinstance(options, list) else []


def _cups_options_key() -> QPrintEngine.PrintEnginePropertyKey:
    return QPrintEngine.PrintEnginePropertyKey(0xFE00)  # PPK_CupsOptions, not among the public


def _hold_back(printer: QPrinter) -> None:
    """Let CUPS take none of the pages that were painted.

    WORKAROUND (Qt 6.11, QCupsPrintEngine): abort() does nothing, and the end of painting sends
    what there is.
    """
    if printer.outputFormat() == QPrinter.OutputFormat.NativeFormat:
        printer.printEngine().setProperty(_cups_options_key(), _NO_PAGES)


def _is_gone(printer: QPrinter) -> bool:
    """Whether a queue is no longer there.

    WORKAROUND (Qt 6.11, QCupsPrintEngine): whether CUPS took the pages is not told.
    """
    is_queue = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    name = printer.printerName() if is_queue else ""
    return bool(name) and QPrinterInfo.printerInfo(name).isNull()
