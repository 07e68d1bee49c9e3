"""打印 in the window: the dialog with the preview, the printer, and the PDF file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from haidai.article.model import Article
from haidai.article.pictures import pictures_of
from haidai.errors import ErrorKind, HaidaiError, PaperError
from haidai.rendering.pdf_order import PdfOrder
from haidai.rendering.picture_folder import Pictures
from haidai.rendering.picture_gathering import Fetch
from haidai.rendering.sheet import Modules, PaperStyle
from haidai.settings.page_layout import Typeface
from haidai.settings.print_choices import PrintChoices
from haidai.settings.text_size import TextSize
from haidai.ui.printing.paper_choices import known_sheets, paper_style
from haidai.ui.printing.paper_pictures import PaperPictures
from haidai.ui.printing.pdf_export import PdfExport
from haidai.ui.printing.print_dialog import PrintDialog
from haidai.ui.printing.print_job import PrintJob

LONGEST_NAME = 60
FORBIDDEN = '<>:"/\\|?*'


class Printing(QObject):
    """Prints the article that is given to it, or saves it as a PDF file; one at a time."""

    failed = Signal(object)  # HaidaiError
    export_started = Signal(str)  # the file's name
    print_started = Signal(str)  # the article's title
    progressed = Signal(int, int)  # pages painted, pages in all
    exported = Signal(str)  # the file's path
    printed = Signal()
    choices_made = Signal(object)  # PrintChoices

    def __init__(self, window: QWidget, fetch: Fetch | None = None) -> None:
        """`fetch` brings pictures; without it articles are printed without."""
        super().__init__(window)
        self._window = window
        self._fetch = fetch
        self._work: PdfExport | PrintJob | None = None
        self._next: Callable[[], None] | None = None
        self._pictures: PaperPictures | None = None
        self._old_pictures: list[PaperPictures] = []

    def ask(
        self,
        article: Article,
        choices: PrintChoices,
        text_size: TextSize,
        code: Modules = (),
        typeface: Typeface = Typeface.SANS,
    ) -> PrintDialog:
        """Open the dialog with the preview; it does what is chosen in it.

        `code` is the QR code of the article's address, () where it has none.
        """
        has_printer = bool(QPrinterInfo.availablePrinterNames())
        dialog = PrintDialog(
            article,
            choices,
            text_size,
            code,
            known_sheets(),
            has_printer,
            self._pictures_for(article),
            self._window,
            typeface,
        )
        dialog.choices_made.connect(self.choices_made)
        dialog.print_requested.connect(self.print_article)
        dialog.export_requested.connect(self.ask_and_export)
        dialog.open()
        return dialog

    def print_article(self, article: Article, style: PaperStyle) -> None:
        """Ask for a printer and print on it."""
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit(PaperError(ErrorKind.NO_PRINTER))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(article.title)
        printer.setPageLayout(style.page.layout())
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        # The dialog does not own its printer, and looks at it while it goes: what it is
        # connected to holds the printer until then.
        dialog.accepted.connect(
            lambda: self.print_on(article, _on_sheet_of(printer, style), printer)
        )
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own asks for a slot by name

    def print_on(self, article: Article, style: PaperStyle, printer: QPrinter) -> None:
        """Print on a chosen printer; one that writes a file gets the whole file or none."""
        if printer.outputFileName():
            self.export(article, style, Path(printer.outputFileName()))
            return
        self.cancel()

        def start(pictures: Pictures | None) -> None:
            job = PrintJob(article, style, printer, self, pictures)
            job.progressed.connect(self.progressed)
            job.ended.connect(self._printed)
            self._work = job
            job.start()

        self.print_started.emit(article.title)
        self._with_pictures(article, style, start)

    def ask_and_export(self, article: Article, style: PaperStyle) -> None:
        """Ask where, and save the printed article there as a PDF file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposal = Path(folder) / f"{file_name(article.title)}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export PDF"), str(proposal), "PDF (*.pdf)"
        )
        if chosen:
            path = Path(chosen)
            self.export(article, style, path if path.suffix else path.with_suffix(".pdf"))

    def export(self, article: Article, style: PaperStyle, path: Path) -> None:
        """Save the printed article as a PDF file, in a child process."""
        self.cancel()

        def start(pictures: Pictures | None) -> None:
            export = PdfExport(self)
            export.progressed.connect(self.progressed)
            export.ended.connect(lambda error: self._exported(error, path))
            self._work = export
            export.start(PdfOrder(article, style, path, pictures))

        self.export_started.emit(path.name)
        self._with_pictures(article, style, start)

    def _with_pictures(
        self, article: Article, style: PaperStyle, start: Callable[[Pictures | None], None]
    ) -> None:
        """Begin when the pictures are there that come in time; at once where none are wanted."""
        pictures = self._pictures_for(article) if style.pictures else None
        if pictures is None or not pictures.pictures.waiting:
            start(pictures.pictures if pictures else None)
            return

        def begin() -> None:
            self._next = None
            start(pictures.pictures)

        self._next = begin

    def _pictures_for(self, article: Article) -> PaperPictures | None:
        """The pictures of an article, on their way; None where it has none."""
        if self._fetch is None or not pictures_of(article):
            return None
        if self._pictures is None or not self._pictures.serves(article):
            self._put_pictures_away()
            self._pictures = PaperPictures(article, self._fetch, self)
            self._pictures.complete.connect(self._go_on)
        return self._pictures

    def _put_pictures_away(self) -> None:
        """Nobody will ask for the pictures there are, except who works with them now."""
        if self._pictures is not None:
            self._old_pictures.append(self._pictures)
            self._pictures = None
        if not self.busy:
            for pictures in self._old_pictures:
                pictures.close()
            self._old_pictures.clear()

    def _go_on(self) -> None:
        if self._next is not None and self._pictures and not self._pictures.pictures.waiting:
            self._next()

    @property
    def busy(self) -> bool:
        """Whether something is being printed or saved."""
        return self._work is not None or self._next is not None

    def cancel(self) -> None:
        """Give up what is being printed or saved; no piece of a file is left."""
        self._next = None
        work, self._work = self._work, None
        if work is not None:
            work.cancel()

    def close(self) -> None:
        """Give up what is being printed or saved, and wait for its end."""
        for export in self.findChildren(PdfExport):
            export.close()
        self.cancel()
        self._put_pictures_away()

    def _exported(self, error: HaidaiError | None, path: Path) -> None:
        self._work = None
        if error is None:
            self.exported.emit(str(path))
        else:
            self.failed.emit(error)

    def _printed(self, error: HaidaiError | None) -> None:
        self._work = None
        if error is None:
            self.printed.emit()
        else:
            self.failed.emit(error)


def last_style(choices: PrintChoices, text_size: TextSize, code: Modules) -> PaperStyle:
    """How an article is printed after the last choice, without asking."""
    return paper_style(choices, text_size, code, known_sheets())


def _on_sheet_of(printer: QPrinter, style: PaperStyle) -> PaperStyle:
    """The style on the sheet that was at last chosen in the system's dialog."""
    sheet = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    return replace(style, page=style.page.on(sheet.width(), sheet.height()))


def file_name(title: str) -> str:
    """A title as a file's name that every system takes."""
    kept = ((" ", letter)[letter.isprintable() and letter not in FORBIDDEN] for letter in title)
    name = " ".join("".join(kept).split()).strip(". ")
    while len(name.encode("utf-8", "replace")) > 180 or len(name) > LONGEST_NAME:
        name = name[:-1]
    return name.strip(". ") or "haidai"
