"""An article as a PDF file: painted in memory, completed, and written whole or not at all."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from haidai import paths
from haidai.article.model import Article
from haidai.errors import PaperError
from haidai.rendering.displayed import displayed
from haidai.rendering.lines import LONGEST_LABEL
from haidai.rendering.paper import Cancelled, PaintedPages, Progress, paint_pages
from haidai.rendering.pdf_completion import completed
from haidai.rendering.picture_folder import Pictures
from haidai.rendering.sheet import DOTS_AN_INCH, STANDARD, PaperStyle


def export_pdf(
    article: Article,
    path: Path,
    paper_style: PaperStyle = STANDARD,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    pictures: Pictures | None = None,
) -> int:
    """Write an article to a PDF file and give the number of its pages.

    The text can be searched and copied as the article has it; sections are bookmarks. `path`
    is replaced when everything went well and is otherwise as it was. Without `pictures` each is
    its caption. Needs a QGuiApplication.

    Raises:
        PaperError: CANNOT_WRITE or DISK_FULL with the file's name, CANCELLED when asked to
            stop, PRINT_FAILED where Qt could not paint.
    """
    painted, pages = _painted(article, paper_style, progress, cancelled, pictures)
    whole = completed(painted, article, paper_style, pages)
    with _told_as_paper_error(path), paths.replacing(path) as temporary:
        temporary.write_bytes(whole)
        if temporary.stat().st_size != len(whole):
            raise OSError(errno.ENOSPC, "written in part", str(path))
    return pages.count


def _painted(
    article: Article,
    paper_style: PaperStyle,
    progress: Progress | None,
    cancelled: Cancelled | None,
    pictures: Pictures | None,
) -> tuple[bytes, PaintedPages]:
    """The PDF as Qt makes it. In memory: Qt does not tell when a disk is full."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_AN_INCH)
    writer.setPageLayout(paper_style.page.layout())
    writer.setTitle(displayed(article.title[:LONGEST_LABEL]).text)
    writer.setCreator("Haidai")
    pages = paint_pages(article, paper_style, writer, progress, cancelled, pictures)
    return bytes(buffer.data().data()), pages


@contextmanager
def _told_as_paper_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PaperError.of(error, path.name) from error
