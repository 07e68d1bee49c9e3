"""The PDF file of this machine, as the one-article server has it."""

import sys
import tempfile
import threading
from pathlib import Path

import pytest

from haidai.errors import ErrorKind, PaperError
from haidai.sharing.document import PdfChild
from tests.fakes.articles import long_article, short_article


def test_the_pdf_child_makes_the_file_and_leaves_nothing() -> None:
    pdf = PdfChild(short_article())
    assert pdf.pdf().startswith(b"%PDF")
    pdf.close()
    with pytest.raises(PaperError):
        pdf.pdf()


@pytest.mark.parametrize(
    "command",
    [[sys.executable, "-c", ""], ["/nowhere/at/all"], [sys.executable, "-c", "exit(3)"]],
)  # fmt: skip
def test_a_child_that_makes_nothing_is_told(command: list[str]) -> None:
    with pytest.raises(PaperError) as caught:
        PdfChild(long_article(50_000), command).pdf()
    assert caught.value.kind is ErrorKind.PRINT_FAILED


def test_closing_ends_a_child_that_hangs() -> None:
    pdf = PdfChild(short_article(), [sys.executable, "-c", "import time; time.sleep(60)"])
    timer = threading.Timer(0.3, pdf.close)
    timer.start()
    with pytest.raises(PaperError) as caught:
        pdf.pdf()
    assert caught.value.kind is ErrorKind.CANCELLED
    timer.join()


def test_a_disk_without_room_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(PaperError) as caught:
        PdfChild(short_article()).pdf()
    assert caught.value.kind is ErrorKind.PRINT_FAILED
