import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QGuiApplication

from haidai.article.model import Article, Paragraph, Section
from haidai.errors import ErrorKind, PaperError
from haidai.rendering.pdf import export_pdf
from haidai.rendering.sheet import PaperStyle
from tests.fakes.articles import hostile_article, long_article, short_article
from tests.pdf_text import text_of


def test_every_page_has_title_source_and_number(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    path = tmp_path / "a.pdf"
    article = long_article(3_000)

    count = export_pdf(article, path, PaperStyle(type_size_points=18))

    pages = text_of(path).split("\f")[:-1]
    assert len(pages) == count
    for number, page in enumerate(pages, 1):
        assert f"{number} / {count}" in page
        assert article.title in page
        assert "望河日报" in page


def test_the_type_is_black_and_has_the_size_asked_for(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    path = tmp_path / "a.pdf"
    export_pdf(Article("题", (Section(None, None, (Paragraph("汉" * 300),)),)), path)

    boxes = text_of(path, "-bbox")

    edges = sorted(
        (float(word[1]), float(word[2]), len(word[3]))
        for word in re.finditer(r'xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>(汉+)<', boxes)
    )
    left, right, count = edges[0]
    assert (right - left) / count == pytest.approx(12, abs=0.2)


@pytest.mark.parametrize("article", [hostile_article(), Article("")], ids=["hostile", "empty"])
def test_any_article_becomes_a_sound_file(
    article: Article, tmp_path: Path, qapp: QGuiApplication
) -> None:
    path = tmp_path / "a.pdf"

    assert export_pdf(article, path) >= 1

    with pikepdf.open(path) as pdf:
        assert not pdf.check_pdf_syntax()


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk nearly full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path, qapp: QGuiApplication) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    with largest_file(5_000), pytest.raises(PaperError) as caught:
        export_pdf(long_article(), path)

    assert caught.value.kind is ErrorKind.DISK_FULL
    assert caught.value.details == {"name": "a.pdf"}
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["missing/a.pdf", ".", "file/a.pdf"])
def test_a_place_that_cannot_be_written_is_told(
    name: str, tmp_path: Path, qapp: QGuiApplication
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(PaperError) as caught:
        export_pdf(short_article(), tmp_path / name)

    assert caught.value.kind is ErrorKind.CANNOT_WRITE
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_device_is_not_overwritten(qapp: QGuiApplication) -> None:
    with pytest.raises(PaperError) as caught:
        export_pdf(short_article(), Path(os.devnull))

    assert caught.value.kind is ErrorKind.CANNOT_WRITE


def test_stopping_leaves_no_file(tmp_path: Path, qapp: QGuiApplication) -> None:
    with pytest.raises(PaperError) as caught:
        export_pdf(long_article(), tmp_path / "a.pdf", cancelled=lambda: True)

    assert caught.value.kind is ErrorKind.CANCELLED
    assert not list(tmp_path.iterdir())


def test_nothing_of_widgets_is_loaded_and_pikepdf_only_for_a_file() -> None:
    code = (
        "import sys, haidai.rendering.paper, haidai.rendering.pdf;"
        "print([name for name in ('PySide6.QtWidgets', 'PySide6.QtPrintSupport', 'pikepdf')"
        " if name in sys.modules])"
    )
    desktop = Path(__file__).parents[2] / "desktop"
    environment = os.environ | {"PYTHONPATH": str(desktop)}

    answer = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, env=environment
    )

    assert answer.stdout.strip() == b"[]"
