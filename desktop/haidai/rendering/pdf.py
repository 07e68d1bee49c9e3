"""An article as a PDF file: painted in memory, completed, and written whole or not at all."""

import errno
from collections.abc import Iterator, Set
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QPdfWriter, QRawFont

from haidai import paths
from haidai.article.model import Article
from haidai.errors import PaperError
from haidai.rendering.displayed import displayed
from haidai.rendering.font_names import tell_rooms
from haidai.rendering.lines import LONGEST_LABEL
from haidai.rendering.page_format import PageFormat
from haidai.rendering.paper import Cancelled, PaintedPages, Progress, paint_pages
from haidai.rendering.picture_folder import Pictures
from haidai.rendering.sheet import DOTS_AN_INCH, STANDARD, PaperStyle
from haidai.rendering.text_layer import GlyphOf, Meanings, mended_cmap, parsed_cmap

if TYPE_CHECKING:
    import pikepdf

POINTS_A_MM = 72 / 25.4
MOST_AUTHORS = 50


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
    completed = _completed(painted, article, paper_style, pages)
    with _told_as_paper_error(path), paths.replacing(path) as temporary:
        temporary.write_bytes(completed)
        if temporary.stat().st_size != len(completed):
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


def _completed(
    painted: bytes, article: Article, paper_style: PaperStyle, pages: PaintedPages
) -> bytes:
    """The PDF with its text layer mended, and with language, author and bookmarks."""
    import pikepdf  # late: 80 ms, and only printing to a file needs it

    with pikepdf.open(BytesIO(painted)) as pdf:
        fonts = (value for value in pdf.objects if isinstance(value, pikepdf.Dictionary))
        maps = [font["/ToUnicode"] for font in fonts if "/ToUnicode" in font]
        parsed = [parsed_cmap(cmap.read_bytes()) for cmap in maps]
        named = {meaning for found in parsed for meaning in found.values()}
        glyphs = _glyphs(pages.characters | named, article, paper_style)
        meanings = Meanings(pages.characters, glyphs)
        for cmap, found in zip(maps, parsed, strict=True):
            cmap.write(mended_cmap(found, meanings, pages.drawn))
        tell_rooms(pdf)
        pdf.Root.Lang = pikepdf.String(article.language.tag)
        _describe(pdf, article)
        _add_bookmarks(pdf, pages, paper_style.page)
        result = BytesIO()
        pdf.save(result)
    return result.getvalue()


def _glyphs(wanted: Set[str], article: Article, paper_style: PaperStyle) -> list[GlyphOf]:
    """What the faces an article is printed in draw for some characters."""
    # Qt's own map holds the basic plane only, and surrogates would be counted as two.
    characters = "".join(
        text for text in wanted if len(text) == 1 and text <= "\uffff" and text.isprintable()
    )
    known: list[GlyphOf] = []
    for family in paper_style.families_for(article):
        for bold in (False, True):
            font = QFont(family)
            font.setBold(bold)
            glyphs = QRawFont.fromFont(font).glyphIndexesForString(characters)
            if len(glyphs) == len(characters):
                known.append(
                    {c: glyph for c, glyph in zip(characters, glyphs, strict=True) if glyph}
                )
    return known


def _describe(pdf: "pikepdf.Pdf", article: Article) -> None:
    """Who wrote it, when and where it stood, in both places programs look at."""
    import pikepdf

    authors = article.reporters or ((article.source,) if article.source else ())
    names = [displayed(name[:LONGEST_LABEL]).text for name in authors[:MOST_AUTHORS]]
    if names:
        pdf.docinfo["/Author"] = ", ".join(names)[:LONGEST_LABEL]
    # The window of a reading program then shows the title and not the file's name.
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:creator"] = names
        metadata["dc:language"] = {article.language.tag}
        if article.published:
            metadata["dc:date"] = [article.published.isoformat()]
        if article.source:
            metadata["dc:publisher"] = {displayed(article.source[:LONGEST_LABEL]).text}
        if article.url is not None:
            metadata["dc:source"] = str(article.url)


def _add_bookmarks(pdf: "pikepdf.Pdf", pages: PaintedPages, page: PageFormat) -> None:
    import pikepdf

    printable = page.height - page.top - page.bottom
    with pdf.open_outline() as outline:
        for bookmark in pages.bookmarks:
            top = (page.height - page.top - bookmark.height * printable) * POINTS_A_MM
            outline.root.append(
                pikepdf.OutlineItem(bookmark.title, bookmark.page, "XYZ", left=0, top=top, zoom=0)
            )


@contextmanager
def _told_as_paper_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PaperError.of(error, path.name) from error
