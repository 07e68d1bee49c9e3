"""Paper and PDF files from the window."""

import gc
import os
import re
import resource
import signal
import stat
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from haidai.errors import ErrorKind
from haidai.rendering.page_format import PageFormat
from haidai.rendering.paper import laid_out
from haidai.rendering.sheet import PaperStyle
from haidai.settings.print_choices import PrintChoices
from haidai.settings.text_size import TextSize
from haidai.ui.printing.pdf_export import PdfExport
from haidai.ui.printing.print_job import PrintJob
from haidai.ui.printing.printing import Printing, file_name
from tests.fakes.articles import huge_article, long_article, short_article
from tests.fakes.pictures import FakePictureRetriever, address, article_with_pictures, drawn
from tests.pdf_text import text_of
from tests.timing import took

STYLE = PaperStyle(18)


@pytest.fixture
def printing(qtbot: QtBot) -> Printing:
    window = QWidget()
    printing = Printing(window)
    qtbot.addWidget(window, before_close_func=lambda _: printing.close())
    return printing


class FilePrinter(QPrinter):
    """A printer whose paper is a file, and which may run out of it."""

    def __init__(self, path: Path, sheets: int = 10_000) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self._path = path
        self.setOutputFileName(str(path))
        self._sheets = sheets
        self.aborted = False

    def outputFileName(self) -> str:
        return ""  # as a real printer says

    def newPage(self) -> bool:
        self._sheets -= 1
        return self._sheets > 0 and super().newPage()

    def abort(self) -> bool:
        self.aborted = True
        return super().abort()


def page_count(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def test_a_pdf_file_is_made_by_a_child_process_that_tells_its_pages(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    path = tmp_path / "望河镇.pdf"
    told: list[tuple[int, int]] = []
    printing.progressed.connect(lambda page, pages: told.append((page, pages)))
    with qtbot.waitSignal(printing.exported, timeout=30_000) as exported:
        printing.export(short_article(), STYLE, path)
        assert printing.busy
    assert exported.args == [str(path)]
    assert path.read_bytes().startswith(b"%PDF")
    assert not printing.busy
    assert told[-1] == (page_count(path),) * 2


def test_a_folder_that_is_not_there_is_named_and_nothing_is_left(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    with qtbot.waitSignal(printing.failed, timeout=30_000) as failed:
        printing.export(short_article(), STYLE, tmp_path / "gone" / "a.pdf")
    assert failed.args[0].kind == ErrorKind.CANNOT_WRITE
    assert failed.args[0].details == {"name": "a.pdf"}
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_file_given_up_leaves_nothing_and_nobody_waits(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    printing.export(huge_article(), STYLE, tmp_path / "a.pdf")
    export = printing.findChild(PdfExport)
    with qtbot.waitSignal(printing.progressed, timeout=30_000):
        pass
    with qtbot.waitSignal(export.destroyed), qtbot.assertNotEmitted(printing.failed):
        begun = perf_counter()
        printing.cancel()
        took(perf_counter() - begun, at_most=0.1)
    assert not printing.busy
    assert list(tmp_path.iterdir()) == []


def test_a_child_that_is_killed_is_told_and_leaves_the_old_file(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    printing.export(huge_article(), STYLE, path)
    with qtbot.waitSignal(printing.progressed, timeout=30_000):
        pass
    with qtbot.waitSignal(printing.failed, timeout=30_000) as failed:
        os.kill(printing.findChild(PdfExport).process_id, signal.SIGKILL)
    assert failed.args[0].kind == ErrorKind.PRINT_FAILED
    assert not printing.busy
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    assert path.read_bytes() == b"old"


def test_a_full_disk_is_told_and_leaves_the_old_file(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    code = (
        "import resource, runpy, sys;"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, {most}));"
        "sys.argv = ['haidai', '--worker', 'pdf'];"
        "runpy.run_module('haidai', run_name='__main__')"
    )
    with pytest.MonkeyPatch.context() as patch:
        command = [sys.executable, "-c", code]
        patch.setattr("haidai.ui.printing.pdf_export.worker_command", lambda _: command)
        with qtbot.waitSignal(printing.failed, timeout=30_000) as failed:
            printing.export(short_article(), STYLE, path)
    assert failed.args[0].kind == ErrorKind.DISK_FULL
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    assert path.read_bytes() == b"old"


def test_an_export_replaces_a_file_that_was_there(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with qtbot.waitSignal(printing.exported, timeout=30_000):
        printing.export(short_article(), STYLE, path)
    assert path.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_without_a_printer_it_says_so(qtbot: QtBot, printing: Printing) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this machine has a printer, and the dialog would wait for an answer")
    with qtbot.waitSignal(printing.failed) as failed:
        printing.print_article(short_article(), STYLE)
    assert failed.args[0].kind == ErrorKind.NO_PRINTER


class AnyPrinter:
    """A system that knows a printer."""

    @staticmethod
    def availablePrinterNames() -> list[str]:
        return ["办公室"]


@pytest.mark.parametrize("accepted", [True, False])
def test_the_dialog_of_the_system_is_asked_and_goes(
    qtbot: QtBot, printing: Printing, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    monkeypatch.setattr("haidai.ui.printing.printing.QPrinterInfo", AnyPrinter)
    asked: list[QPrinter] = []
    monkeypatch.setattr(printing, "print_on", lambda _, __, printer: asked.append(printer))
    printing.print_article(replace(short_article(), title="渡口"), STYLE)
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, QPrintDialog))
    gc.collect()  # the dialog's printer is nobody else's by now
    if accepted:
        QDialog.accept(dialog)  # without the questions about a printer that is not there
    else:
        dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert [printer.docName() for printer in asked] == ["渡口"] * accepted


def test_a_printer_gets_the_pages_of_the_preview(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    article = long_article(3_000)
    told: list[tuple[int, int]] = []
    printing.progressed.connect(lambda page, pages: told.append((page, pages)))
    with qtbot.waitSignal(printing.printed, timeout=30_000):
        printing.print_on(article, STYLE, FilePrinter(tmp_path / "printed.pdf"))
    count = laid_out(article, STYLE).count
    assert page_count(tmp_path / "printed.pdf") == count > 3
    assert told == [(page, count) for page in range(1, count + 1)]


def printed_pages(path: Path) -> list[str]:
    return re.findall(r"(\d) ?/ ?\d", text_of(path))


def test_only_the_pages_asked_for_are_printed(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    printer = FilePrinter(tmp_path / "printed.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    with qtbot.waitSignal(printing.printed, timeout=30_000):
        printing.print_on(long_article(3_000), STYLE, printer)
    assert printed_pages(tmp_path / "printed.pdf") == ["2", "3"]


class ChoosingEngine:
    """The part of a queue's engine that knows what was typed into the system's dialog."""

    def __init__(self, *options: str) -> None:
        self.options = list(options)

    def property(self, key: object) -> list[str]:
        return self.options

    def setProperty(self, key: object, options: list[str]) -> None:
        self.options = options


class QueuePrinter(FilePrinter):
    """A printer that writes a file and says that it is a queue of CUPS."""

    def __init__(self, path: Path, *options: str, name: str = "") -> None:
        super().__init__(path)
        self.engine = ChoosingEngine(*options)
        self._name = name

    def printEngine(self) -> ChoosingEngine:  # type: ignore[override]
        return self.engine

    def outputFormat(self) -> QPrinter.OutputFormat:
        native = QPrinter.OutputFormat.NativeFormat
        return native if self._name else super().outputFormat()

    def printerName(self) -> str:
        return self._name


@pytest.mark.parametrize(
    ("options", "pages"), [((), ["3", "2"]), (("page-set", "odd"), ["2", "3"])]
)
def test_the_last_page_comes_first_where_asked_unless_cups_counts_them(
    qtbot: QtBot, printing: Printing, tmp_path: Path, options: tuple[str, ...], pages: list[str]
) -> None:
    printer = QueuePrinter(tmp_path / "printed.pdf", *options)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    with qtbot.waitSignal(printing.printed, timeout=30_000):
        printing.print_on(long_article(3_000), STYLE, printer)
    assert printed_pages(tmp_path / "printed.pdf") == pages


def test_a_queue_that_is_gone_at_the_end_is_told(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    printer = QueuePrinter(tmp_path / "printed.pdf", name="a queue nobody has")
    with qtbot.waitSignal(printing.failed, timeout=30_000) as told:
        printing.print_on(long_article(100), STYLE, printer)
    assert told.args[0].kind is ErrorKind.PRINT_FAILED


def test_printing_given_up_midway_is_nothing_cups_would_take(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    printer = QueuePrinter(tmp_path / "printed.pdf", name="a queue")
    with qtbot.waitSignal(printing.progressed, timeout=30_000):
        printing.print_on(long_article(3_000), STYLE, printer)
    printing.cancel()
    assert printer.engine.options == ["page-ranges", "2-1"]


def test_what_is_printed_to_a_file_is_exported(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(printing.exported, timeout=30_000):
        printing.print_on(short_article(), STYLE, printer)
    assert page_count(tmp_path / "printed.pdf") >= 2


def test_a_printer_that_takes_no_more_paper_is_told(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    with qtbot.waitSignal(printing.failed, timeout=30_000) as failed:
        printing.print_on(long_article(9_000), STYLE, FilePrinter(tmp_path / "p.pdf", sheets=2))
    assert failed.args[0].kind == ErrorKind.PRINT_FAILED
    assert not printing.busy


def test_a_printer_that_is_gone_is_told(qtbot: QtBot, printing: Printing, tmp_path: Path) -> None:
    class Gone(FilePrinter):
        def printerState(self) -> QPrinter.PrinterState:
            return QPrinter.PrinterState.Error

    with qtbot.waitSignal(printing.failed, timeout=30_000) as failed:
        printing.print_on(short_article(), STYLE, Gone(tmp_path / "p.pdf"))
    assert failed.args[0].kind == ErrorKind.PRINT_FAILED


def test_printing_given_up_stops_at_once(qtbot: QtBot, printing: Printing, tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path / "p.pdf")
    told: list[int] = []

    def give_up_at_three(page: int, _: int) -> None:
        told.append(page)
        if page == 3:
            printing.cancel()

    printing.progressed.connect(give_up_at_three)
    printing.print_on(huge_article(), STYLE, printer)
    job = printing.findChild(PrintJob)
    with qtbot.waitSignal(job.destroyed), qtbot.assertNotEmitted(printing.failed):
        pass
    assert printer.aborted
    assert told == [1, 2, 3]
    assert not printing.busy


def test_the_window_stays_awake_while_a_printer_is_painted(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    gaps = [0.0]
    last = perf_counter()

    def beat() -> None:
        nonlocal last
        now = perf_counter()
        gaps.append(now - last)
        last = now

    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(beat)
    timer.start()
    article = huge_article()
    last = perf_counter()
    with qtbot.waitSignal(printing.printed, timeout=60_000):
        printing.print_on(article, STYLE, FilePrinter(tmp_path / "p.pdf"))
    timer.stop()
    assert len(gaps) > 20
    # A tenth of a second, and as much again for a machine that does other things.
    took(sorted(gaps)[-2], at_most=0.2)


def test_a_page_asked_for_on_other_paper_is_printed_on_it(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    import pikepdf

    style = PaperStyle(18, page=PageFormat(184, 260))
    with qtbot.waitSignal(printing.exported, timeout=30_000):
        printing.export(short_article(), style, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        box = [float(value) for value in pdf.pages[0].mediabox]
    assert box[2:] == pytest.approx([184 / 25.4 * 72, 260 / 25.4 * 72], abs=1)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("海岱观|这个会议?", "海岱观 这个会议"),
        ("../../etc/passwd", "etc passwd"),
        ("a\0b\nc\u202ed", "a b c d"),
        ("...", "haidai"),
        ("", "haidai"),
        ("长" * 300, "长" * 60),
    ],
)
def test_a_title_becomes_a_file_name_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


@pytest.fixture
def retriever() -> Iterator[FakePictureRetriever]:
    retriever = FakePictureRetriever({str(address(0)): drawn(), str(address(1)): drawn(300, 900)})
    yield retriever
    retriever.let_go.set()


@pytest.fixture
def illustrated(
    qtbot: QtBot, retriever: FakePictureRetriever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Printing:
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    window = QWidget()
    printing = Printing(window, retriever.retrieve)
    qtbot.addWidget(window, before_close_func=lambda _: printing.close())
    return printing


def pictures_in(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return sum(
            each.get("/Subtype") == "/Image" for each in pdf.objects if hasattr(each, "keys")
        )


def test_pictures_are_waited_for_and_printed_by_the_child(
    qtbot: QtBot, illustrated: Printing, retriever: FakePictureRetriever, tmp_path: Path
) -> None:
    retriever.let_go.clear()
    path = tmp_path / "a.pdf"
    with qtbot.waitSignal(illustrated.exported, timeout=30_000):
        illustrated.export(article_with_pictures(3), STYLE, path)
        assert illustrated.busy
        assert illustrated.findChild(PdfExport) is None
        retriever.let_go.set()
    assert pictures_in(path) == 2
    with qtbot.waitSignal(illustrated.exported, timeout=30_000):
        illustrated.export(article_with_pictures(3), replace(STYLE, pictures=False), path)
    assert pictures_in(path) == 0
    assert len(retriever.asked) == 3, "those that are there are not fetched again"
    illustrated.close()
    assert list((tmp_path / "private").iterdir()) == []


def test_a_printer_gets_the_pictures_too(
    qtbot: QtBot, illustrated: Printing, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"
    with qtbot.waitSignal(illustrated.printed, timeout=30_000):
        illustrated.print_on(article_with_pictures(2), STYLE, FilePrinter(path))
    assert pictures_in(path) == 2


def test_what_waits_for_pictures_can_be_given_up(
    qtbot: QtBot, illustrated: Printing, retriever: FakePictureRetriever, tmp_path: Path
) -> None:
    retriever.let_go.clear()
    illustrated.export(article_with_pictures(2), STYLE, tmp_path / "a.pdf")
    illustrated.cancel()
    assert not illustrated.busy
    with qtbot.assertNotEmitted(illustrated.exported, wait=300):
        retriever.let_go.set()
    assert not (tmp_path / "a.pdf").exists()


def test_another_articles_pictures_do_not_take_away_those_being_printed(
    qtbot: QtBot, illustrated: Printing, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    with qtbot.waitSignal(illustrated.exported, timeout=30_000):
        illustrated.export(article_with_pictures(2), STYLE, path)
        qtbot.waitUntil(lambda: illustrated.findChild(PdfExport) is not None)
        other = replace(article_with_pictures(3), url=None)
        dialog = illustrated.ask(other, PrintChoices(), TextSize(20))
    assert pictures_in(path) == 2
    dialog.close()


def test_a_child_killed_among_pictures_leaves_nothing(
    qtbot: QtBot, illustrated: Printing, tmp_path: Path
) -> None:
    huge = replace(huge_article(), sections=(*article_with_pictures(2).sections,
                                             *huge_article().sections))  # fmt: skip
    illustrated.export(huge, STYLE, tmp_path / "a.pdf")
    with qtbot.waitSignal(illustrated.progressed, timeout=30_000):
        pass
    with qtbot.waitSignal(illustrated.failed, timeout=30_000) as failed:
        os.kill(illustrated.findChild(PdfExport).process_id, signal.SIGKILL)
    assert failed.args[0].kind == ErrorKind.PRINT_FAILED
    illustrated.close()
    assert [each.name for each in tmp_path.rglob("*")] == ["private"]


def test_a_full_disk_among_pictures_is_told_and_leaves_nothing(
    qtbot: QtBot, illustrated: Printing, tmp_path: Path
) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    code = (
        "import resource, runpy, sys;"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, {most}));"
        "sys.argv = ['haidai', '--worker', 'pdf'];"
        "runpy.run_module('haidai', run_name='__main__')"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "haidai.ui.printing.pdf_export.worker_command", lambda _: [sys.executable, "-c", code]
        )
        with qtbot.waitSignal(illustrated.failed, timeout=30_000) as failed:
            illustrated.export(article_with_pictures(2), STYLE, tmp_path / "a.pdf")
    assert failed.args[0].kind == ErrorKind.DISK_FULL
    illustrated.close()
    assert [each.name for each in tmp_path.rglob("*")] == ["private"]
