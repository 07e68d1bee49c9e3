"""What a PDF says its glyphs mean, mended to the characters the article has.

Qt finds a glyph's meaning by asking the font backwards and takes the first character that
leads to it: ⼀ (a radical, U+2F00) for 一, 〜 for ～, and one U+2E3A for the two characters ——.
Search and copy then fail. Which character was really drawn is known: one of the article's.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

# WORKAROUND (Qt 6.11, QFontSubset): the text layer holds look-alikes of the characters drawn.

_LONG_DASHES = {"\u2e3a": "——", "\u2e3b": "———"}
# Of what is drawn with the empty glyph Qt says that it is a tab.
_EMPTY = "\t"
_TOKEN = re.compile(rb"<([0-9A-Fa-f]*)>|([\[\]])|(beginbfrange|beginbfchar|endbfrange|endbfchar)")
_MOST_IN_A_BLOCK = 100
"""Mappings; the format allows no more (Adobe Technical Note 5014)."""

_IDEOGRAPHS = range(0x3400, 0xA000)

GlyphOf = Mapping[str, int]
"""For one font, the glyph each character leads to."""


class Meanings:
    """Which of a text's characters a look-alike stands for."""

    def __init__(self, drawn: Iterable[str], fonts: Sequence[GlyphOf]) -> None:
        """`drawn` are the characters of the text; `fonts` know these and the look-alikes."""
        self._drawn = frozenset(drawn)
        self._fonts = fonts
        self._by_glyph = [
            {font[character]: character for character in sorted(self._drawn) if character in font}
            for font in fonts
        ]

    def mended(self, meaning: str) -> str:
        """The characters of the text that were drawn where the PDF says `meaning`."""
        if meaning == _EMPTY:
            return " "
        if not meaning or all(character in self._drawn for character in meaning):
            return meaning
        for font, by_glyph in zip(self._fonts, self._by_glyph, strict=True):
            if (drawn := by_glyph.get(font.get(meaning, -1))) is not None:
                return drawn
        if meaning in _LONG_DASHES:
            return _LONG_DASHES[meaning]
        plain = unicodedata.normalize("NFKC", meaning)
        return plain if all(character in self._drawn for character in plain) else meaning


def with_rare_characters(cmap: Mapping[int, str], drawn: str) -> dict[int, str]:
    """A mended map with the characters beyond the basic plane, which Qt leaves out.

    `drawn` is all the text drawn in a face, in its order. Qt numbers glyphs as they first appear,
    so a glyph without meaning is the character that first appears between those two which its
    neighbours mean. Where that does not come out even, the map stays as it is.
    """
    first = {character: place for place, character in reversed(list(enumerate(drawn)))}
    rare = sorted(place for character, place in first.items() if character > "\uffff")
    anchors = [
        (code, first.get(meaning, -1))
        for code, meaning in sorted(cmap.items())
        if len(meaning) == 1 and ord(meaning) in _IDEOGRAPHS
    ]
    places = [place for _, place in anchors]
    if not rare or not anchors or places != sorted(places) or places[0] < 0:
        return dict(cmap)
    found = dict(cmap)
    # Behind the last anchor the number of glyphs is not known: as many as there are characters.
    gaps = pairwise([(0, -1), *anchors, (max(cmap) + 1, len(drawn))])
    for (code, place), (next_code, next_place) in gaps:
        missing = [number for number in range(code + 1, next_code) if number not in cmap]
        between = [drawn[at] for at in rare if place < at < next_place]
        if next_place == len(drawn):
            further = range(max(cmap) + 1, max(cmap) + 1 + len(between) - len(missing))
            missing += further
        if len(missing) == len(between):
            found.update(zip(missing, between, strict=True))
    return found


def mended_cmap(cmap: Mapping[int, str], meanings: Meanings, drawn: Sequence[str] = ()) -> bytes:
    """A ToUnicode map of what `parsed_cmap` gives, every meaning mended.

    `drawn` are the texts drawn, face by face, where there are rare characters among them.
    """
    # A face that draws nothing but empty glyphs was asked for the joiners, which take no room.
    only_empty = set(cmap.values()) <= {_EMPTY}
    mended = {
        code: "" if only_empty else meanings.mended(meaning) for code, meaning in cmap.items()
    }
    for text in drawn:
        mended = with_rare_characters(mended, text)
    lines = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(mended.items())
    ]
    blocks = []
    for start in range(0, len(lines), _MOST_IN_A_BLOCK):
        block = lines[start : start + _MOST_IN_A_BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*_HEAD, *blocks, *_FOOT]).encode("ascii")


def parsed_cmap(cmap: bytes) -> dict[int, str]:
    """What each glyph of a font means after a ToUnicode map as Qt writes it."""
    found: dict[int, str] = {}
    pending: list[bytes] = []
    listed: list[bytes] | None = None
    size = 0  # hex strings an entry has: 3 in a range, 2 for a character
    for string, bracket, keyword in _TOKEN.findall(cmap):
        if keyword:
            size = {b"beginbfrange": 3, b"beginbfchar": 2}.get(keyword, 0)
            pending = []
        elif bracket == b"[":
            listed = []
        elif bracket == b"]":
            for further, meaning in enumerate(listed or ()):
                found[int(pending[0], 16) + further] = _decoded(meaning)
            listed, pending = None, []
        elif listed is not None:
            listed.append(string)
        elif size:
            pending.append(string)
            if len(pending) == size:
                found.update(_entry(pending))
                pending = []
    found.pop(0, None)
    return found


def _entry(strings: Sequence[bytes]) -> dict[int, str]:
    first, last, meaning = int(strings[0], 16), int(strings[-2], 16), _decoded(strings[-1])
    if first == last or not meaning:
        return {first: meaning}
    start, end = meaning[:-1], ord(meaning[-1])
    return {code: start + chr(end + code - first) for code in range(first, last + 1)}


def _decoded(meaning: bytes) -> str:
    return bytes.fromhex(meaning.decode("ascii")).decode("utf-16-be", "replace")


_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <FFFF>",
    "endcodespacerange",
)
_FOOT = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", "")
