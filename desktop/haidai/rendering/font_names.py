"""The fonts of a PDF under further names, for glyphs with more or less room than by nature."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from haidai.rendering.glyph_rooms import STEP, USUAL, Glyphs, with_rooms
from haidai.rendering.text_layer import parsed_cmap

if TYPE_CHECKING:
    import pikepdf

NARROWEST = 10
"""Thousandths of the type size: a reading program might take none at all for a fault."""


def tell_rooms(pdf: "pikepdf.Pdf") -> None:
    """Let every glyph of a PDF that Qt wrote tell the room it takes on its line.

    To be called when the glyphs' meanings are mended: those that mean nothing go.
    """
    known: dict[bytes, Glyphs] = {}
    wider: dict[bytes, pikepdf.Object] = {}
    for page in pdf.pages:
        if (fonts := page.Resources.get("/Font")) is None:
            continue  # a page of nothing but marks
        for name, font in fonts.items():
            if (own := name[1:].encode()) not in known:
                known[own] = _glyphs(font)
        before = page.Contents.read_bytes()
        roomy = with_rooms(before, known)
        if roomy.content != before:
            page.Contents.write(roomy.content)
        for further, (own, step) in roomy.names.items():
            if further not in wider:
                wider[further] = _wider(pdf, fonts[f"/{own.decode()}"], step)
            fonts[f"/{further.decode()}"] = wider[further]


def _glyphs(font: "pikepdf.Object") -> Glyphs:
    widths = {b"%04X" % glyph: width for glyph, width in _widths(font)}
    meanings = parsed_cmap(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
    return Glyphs(widths, frozenset(b"%04X" % code for code, text in meanings.items() if not text))


def _widths(font: "pikepdf.Object") -> Iterator[tuple[int, float]]:
    """Of a font's glyphs; Qt writes lists of them, and ranges of one width."""
    import pikepdf

    entries = iter(font.DescendantFonts[0].get("/W", ()))
    for entry in entries:
        first, following = int(entry), next(entries)
        if isinstance(following, pikepdf.Array):
            yield from enumerate(map(float, following), first)
        else:
            width = float(next(entries))
            yield from ((glyph, width) for glyph in range(first, int(following) + 1))


def _wider(pdf: "pikepdf.Pdf", font: "pikepdf.Object", step: int) -> "pikepdf.Object":
    """A font with the same glyphs and their meaning, each so many steps wider."""
    import pikepdf

    widths = sorted(_widths(font))
    rooms = [max(width + step * STEP, NARROWEST) for _, width in widths]
    descendant = pikepdf.Dictionary(dict(font.DescendantFonts[0].items()))
    descendant.DW = USUAL + step * STEP
    # Qt leaves no glyph out between the first and the last.
    descendant.W = pikepdf.Array([widths[0][0], pikepdf.Array(rooms)] if widths else [])
    result = pikepdf.Dictionary(dict(font.items()))
    result.DescendantFonts = pikepdf.Array([pdf.make_indirect(descendant)])
    return pdf.make_indirect(result)
