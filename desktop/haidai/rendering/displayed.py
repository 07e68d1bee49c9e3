"""An article's characters as the page can draw them.

Every character is drawn as exactly one, so that places stay countable; only word joiners and
places to end a line are put in between, and where they stand is told.
"""

import re
from dataclasses import dataclass

JOINER = "\u2060"
INVISIBLE = "\u200b"
UNKNOWN = "\ufffd"
OBJECT = "\ufffc"
"""Stands for a picture on the page; drawn for no character of an article."""

# Tabs, line and paragraph separators, also Qt's own: one passage stays one line.
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
# Marks that would turn the reading direction of what follows, or of the whole page.
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2060, 0xFEFF)))
# Qt marks objects (U+FFFC) and the ends of frames (U+FDD0, U+FDD1) in its text by these.
_MARKS_OF_QT = "\ufdd0\ufdd1\ufffc\ufffe\uffff"
_TABLE = (
    dict.fromkeys(map(ord, _CONTROLS + _DIRECTIONS), INVISIBLE)
    | dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _MARKS_OF_QT), UNKNOWN)
)
_DRAWN_DIFFERENTLY = re.compile("[" + re.escape("".join(map(chr, _TABLE))) + "\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile("[ \u00a0\u2000-\u200a\u3000]{3,}")
# Qt lets these begin a line; in Chinese they may not, nor a unit that its number is read with.
_NOT_AT_START = r"(?<=[^\s\u200b])(?=[·～〜－‧])|(?<=[0-9０-９])(?=[万亿元年月日时分秒岁])"
# Qt keeps a closing quote and what follows on one line; in Chinese the line may end behind it.
_END_AFTER = r"(?P<end>(?<=[\u2026\u3001-\uff1f][”’])(?=[A-Za-z0-9“‘]))"
_PUT_IN = re.compile(f"{_NOT_AT_START}|{_END_AFTER}")


@dataclass(frozen=True, slots=True)
class DisplayedText:
    """A text as drawn: `inserted` are the indices in `text` of characters put in."""

    text: str
    inserted: tuple[int, ...] = ()


def displayed(text: str) -> DisplayedText:
    """What is drawn for an article's text.

    White space of every kind is a space, three and more in a row take no more room than two;
    what would steer the layout (controls, directions, marks of Qt) is made harmless.
    """
    if _DRAWN_DIFFERENTLY.search(text):
        text = _SURROGATE.sub(UNKNOWN, text.translate(_TABLE))
    text = _BLANKS.sub(lambda run: run[0][:2] + INVISIBLE * (len(run[0]) - 2), text)
    found = list(_PUT_IN.finditer(text))
    if not found:
        return DisplayedText(text)
    places = [match.start() for match in found]
    pieces = [text[: places[0]]]
    for match, end in zip(found, [*places[1:], len(text)], strict=True):
        put_in = JOINER if match["end"] is None else INVISIBLE
        pieces += (put_in, text[match.start() : end])
    inserted = (place + earlier for earlier, place in enumerate(places))
    return DisplayedText("".join(pieces), tuple(inserted))


def copied(text: str) -> str:
    """What the clipboard gets for text taken from the page: nothing that was put in."""
    return text.replace(JOINER, "").replace(INVISIBLE, "").replace(OBJECT, "")


def utf16_length(text: str) -> int:
    """How many positions of a QTextDocument a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
