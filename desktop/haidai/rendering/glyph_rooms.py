"""How wide the glyphs of a PDF say they are: as wide as the room each takes on its line.

Programs that read a PDF go by the widths its fonts tell. Where a line is justified, or a mark
closed up, they see gaps and overlaps, and tear words into letters. Qt places every glyph by
itself, so a width decides nothing about where it is drawn: a glyph with more or less room than
it has by nature is drawn in the same font under another name, whose widths are that much larger.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, islice

STEP = 62.5
"""Thousandths of the type size between one name's widths and the next's. Half of it is what a
glyph may be wrong by: a third of what reading programs take for a blank."""
USUAL = 1000.0
"""The width of a glyph of which a font says nothing, in thousandths of the type size."""
LEAST, MOST = -8, 8
"""Steps: half a type size is a mark closed up, or the widest gap justifying makes."""

_TEXT = re.compile(
    rb"(?:1 0 0 1 (?P<origin>\S+ \S+) cm\n)?(?:/\S+ cs\n)?(?:[\d. ]+ scn\n)?(?:/\S+ gs\n)?"
    rb"BT\n/(?P<font>\w+) (?P<size>[\d.]+) Tf 1 0 0 -1 0 0 Tm\n"
    rb"(?P<glyphs>(?:\S+ \S+ Td <[0-9A-F]{4}> Tj\n)+)ET\n"
)
_GLYPH = re.compile(rb"(\S+) \S+ Td <([0-9A-F]{4})> Tj\n")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What is known of a font's glyphs, each as it stands in a content (`02AF`)."""

    widths: Mapping[bytes, float]
    """In thousandths of the type size; of those that are not there it is `USUAL`."""
    mute: Set[bytes] = frozenset()
    """Those that mean no character (joiners): they show nothing, and are not to be read."""


@dataclass(frozen=True, slots=True)
class Roomy:
    """A page's content, and the names it uses: of a font, so many steps wider."""

    content: bytes
    names: Mapping[bytes, tuple[bytes, int]]


def with_rooms(content: bytes, fonts: Mapping[bytes, Glyphs]) -> Roomy:
    """A page's content as Qt writes it, every glyph under a name that tells its room.

    Glyphs that mean nothing are left out.
    """
    pieces: list[bytes] = []
    names: dict[bytes, tuple[bytes, int]] = {}
    copied = 0
    texts = [found for found in _TEXT.finditer(content) if found["font"] in fonts]
    for _, line in groupby(texts, _height):
        together = list(line)
        steps = iter(_steps(together, fonts))
        for text in together:
            font = text["font"]
            mute = fonts[font].mute
            own = list(islice(steps, text["glyphs"].count(b"\n")))
            if any(own) or mute:
                pieces += (content[copied : text.start("glyphs")], *_renamed(text, own, mute))
                copied = text.end("glyphs")
                names.update((_name(font, step), (font, step)) for step in set(own) if step)
    return Roomy(b"".join([*pieces, content[copied:]]), names)


def _height(text: "re.Match[bytes]") -> tuple[bytes, bytes]:
    """Where the line of a text stands on its page."""
    return text["origin"] or b"", text["glyphs"].split(b" ", 2)[1]


def _steps(line: Iterable["re.Match[bytes]"], fonts: Mapping[bytes, Glyphs]) -> list[int]:
    """How many steps wider than by nature the room of each glyph is; 0 where it is no gap."""
    result: list[int] = []
    last, width, size = 0.0, 0.0, 1.0
    for text in line:
        x = 0.0
        widths = fonts[text["font"]].widths
        for along, glyph in _GLYPH.findall(text["glyphs"]):
            x += float(along)
            room = (x - last) * 1000 / size
            step = round((room - width) / STEP)
            result.append(step if room > 0 and LEAST <= step <= MOST else 0)
            last, width, size = x, widths.get(glyph, USUAL), float(text["size"])
    return [*result[1:], 0]


def _renamed(text: "re.Match[bytes]", steps: Sequence[int], mute: Set[bytes]) -> Iterator[bytes]:
    """The glyphs of a text, the font named anew wherever the room changes."""
    known = 0
    for glyph, step in zip(text["glyphs"].splitlines(keepends=True), steps, strict=True):
        if step != known:
            yield b"/%b %b Tf\n" % (_name(text["font"], step), text["size"])
            known = step
        place, _, shown = glyph.partition(b" <")
        yield place + b"\n" if shown[:4] in mute else glyph


def _name(font: bytes, step: int) -> bytes:
    return b"%b%c%d" % (font, b"n" if step < 0 else b"w", abs(step)) if step else font
