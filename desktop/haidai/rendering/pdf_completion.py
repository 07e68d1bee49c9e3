"""What a PDF lacks as Qt writes it, added in one pass.

The text layer is mended, and there are language, author, dates, bookmarks, and links.
"""

from collections.abc import Sequence, Set
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QRawFont

from haidai.article.model import Article
from haidai.rendering.displayed import displayed
from haidai.rendering.font_names import tell_rooms
from haidai.rendering.lines import LONGEST_LABEL
from haidai.rendering.link_areas import LinkArea
from haidai.rendering.page_format import PageFormat
from haidai.rendering.paper import PaintedPages
from haidai.rendering.sheet import DOTS_AN_INCH, PaperStyle
from haidai.rendering.text_layer import GlyphOf, Meanings, mended_cmap, parsed_cmap

if TYPE_CHECKING:
    import pikepdf

POINTS_A_MM = 72 / 25.4
POINTS_A_DOT = 72 / DOTS_AN_INCH
MOST_AUTHORS = 50


def completed(
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
        drawn = _in_our_faces(pages.drawn, article, paper_style)
        for cmap, found in zip(maps, parsed, strict=True):
            cmap.write(mended_cmap(found, meanings, drawn))
        tell_rooms(pdf)
        pdf.Root.Lang = pikepdf.String(article.language.tag)
        _describe(pdf, article)
        _add_bookmarks(pdf, pages, paper_style.page)
        _add_links(pdf, pages, paper_style.page)
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


def _in_our_faces(
    drawn: Sequence[str], article: Article, paper_style: PaperStyle
) -> tuple[str, ...]:
    """Texts without the rare characters (emoji) that another face has, or none."""
    rare = {character for text in drawn for character in text if character > "\uffff"}
    faces = [QRawFont.fromFont(QFont(family)) for family in paper_style.families_for(article)]
    absent = [
        character
        for character in rare
        if not any(face.supportsCharacter(ord(character)) for face in faces)
    ]
    without = str.maketrans(dict.fromkeys(absent, ""))
    return tuple(text.translate(without) for text in drawn)


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


def _add_links(pdf: "pikepdf.Pdf", pages: PaintedPages, page: PageFormat) -> None:
    """Let words that lead to a web page be clicked; nothing else is ever put behind words."""
    import pikepdf

    for number, areas in groupby(pages.links, attrgetter("page")):
        annotations = [_annotation(area, page) for area in areas]
        pdf.pages[number].Annots = pikepdf.Array(map(pdf.make_indirect, annotations))


def _annotation(area: LinkArea, page: PageFormat) -> "pikepdf.Dictionary":
    import pikepdf

    across, up = page.left * POINTS_A_MM, (page.height - page.top) * POINTS_A_MM
    left, right = (across + x * POINTS_A_DOT for x in (area.place.left(), area.place.right()))
    bottom, top = (up - y * POINTS_A_DOT for y in (area.place.bottom(), area.place.top()))
    # In the letters the format allows: what else there is, is escaped.
    address = bytes(QUrl(str(area.url)).toEncoded().data())
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[left, bottom, right, top],
        Border=[0, 0, 0],
        Contents=pikepdf.String(str(area.url)),
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address.decode("ascii"))),
    )
