"""Paper and PDF files from the window."""

import stat
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from haidai.errors import ErrorKind
from haidai.settings.text_size import TextSize
from haidai.ui.printing import Printing, file_name, points
from tests.fakes.articles import huge_article, short_article

SIZE = TextSize(24)


@pytest.fixture
def printing(qtbot: QtBot) -> Printing:
    window = QWidget()
    qtbot.addWidget(window)
    return Printing(window)


def test_a_pdf_file_is_made_by_a_child_process(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    path = tmp_path / "望河镇.pdf"
    with qtbot.waitSignal(printing.exported, timeout=30_000) as exported:
        printing.export(short_article(), SIZE, path)
        assert printing.exporting
    assert exported.args == [str(path)]
    assert path.read_bytes().startswith(b"%PDF")
    assert not printing.exporting


def test_a_folder_that_is_not_there_is_named_and_nothing_is_left(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    with qtbot.waitSignal(printing.failed, timeout=30_000) as failed:
        printing.export(short_article(), SIZE, tmp_path / "gone" / "a.pdf")
    assert failed.args[0].kind == ErrorKind.CANNOT_WRITE
    assert failed.args[0].details == {"name": "a.pdf"}
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_file_given_up_leaves_nothing(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    printing.export(huge_article(), SIZE, tmp_path / "a.pdf")
    process = printing._process
    assert process is not None
    qtbot.waitUntil(lambda: process.state() == process.ProcessState.Running)
    with qtbot.assertNotEmitted(printing.exported, wait=50):
        printing.cancel()
    assert not printing.exporting
    assert list(tmp_path.iterdir()) == []


def test_an_export_replaces_a_file_that_was_there(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with qtbot.waitSignal(printing.exported, timeout=30_000):
        printing.export(short_article(), SIZE, path)
    assert path.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_without_a_printer_it_says_so(qtbot: QtBot, printing: Printing) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this machine has a printer, and the dialog would wait for an answer")
    with qtbot.waitSignal(printing.failed) as failed:
        printing.print_article(short_article(), SIZE)
    assert failed.args[0].kind == ErrorKind.NO_PRINTER


def test_a_printer_gets_the_pages(printing: Printing, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.print_on(short_article(), SIZE, printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("pixels", "size"), [(14, 12), (16, 12), (20, 15), (24, 18), (72, 54)])
def test_paper_follows_the_screen_and_is_never_small(pixels: int, size: float) -> None:
    assert points(TextSize(pixels)) == size


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
