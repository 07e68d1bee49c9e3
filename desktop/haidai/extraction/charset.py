"""From bytes to text: what the bytes say comes before what the page claims.

Eight of a hundred Chinese pages declare gb2312 and are UTF-8. Strict UTF-8 hardly ever accepts
a text of another encoding, so it is asked first.
"""

import codecs
import re
import unicodedata

from haidai.errors import ErrorKind, OpeningError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "big5": "big5hkscs"}
_GUESSES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252")
_META = re.compile(
    rb"""<(?:meta|\?xml)[^<>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.I
)
SAMPLE = 60_000
# A share of characters that no text holds: above it, the bytes are no text. Cut-off sequences
# and a stray control character stay well below; random bytes are at a fifth and more.
MOST_STRANGE = 0.03
_STRANGE = frozenset({"Cc", "Cn", "Co", "Cs"})


def decode(data: bytes, declared: str | None = None) -> str:
    """The text in `data`; `declared` is the encoding its sender names, if any.

    Line ends stay as they are; a byte order mark goes.

    Raises:
        OpeningError: EMPTY for nothing but white space, NOT_TEXT for bytes that are no text.
    """
    if not data.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xfe\xff"):
        raise OpeningError(ErrorKind.EMPTY)
    text = _decoded(data, declared)
    if not text.strip("\ufeff\u200b \t\r\n\u3000\xa0"):
        raise OpeningError(ErrorKind.EMPTY)
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"))
    utf_16 = _looks_like_utf_16(data)
    if utf_16:
        return _checked(data.decode(utf_16, "replace"))
    text = _utf_8(data)
    if text is not None:
        return _checked(text)
    named = _known(declared) or _known(_in_page(data))
    tried = {named} if named else set()
    if named:
        text = data.decode(named, "replace")
        if _strangeness(text) <= MOST_STRANGE / 6:
            return text
    tried |= set(_GUESSES)
    sample = data[: SAMPLE // 4 * 4]
    ranked = sorted(tried, key=lambda encoding: (_implausible(sample, encoding), encoding))
    return _checked(data.decode(ranked[0], "replace"))


def _utf_8(data: bytes) -> str | None:
    """The strict reading, or one with a single damaged place (a file cut off, a joined page)."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < 200:
            return None
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    foreign = sum(byte >= 0x80 for byte in data[:SAMPLE])
    return text if damaged * 50 <= foreign and damaged <= 200 else None


def _in_page(data: bytes) -> str | None:
    found = _META.search(data[:8192])
    return found.group(1).decode("ascii", "replace") if found else None


def _known(name: str | None) -> str | None:
    """The name Python has for an encoding, widened to its superset; None for unknown ones."""
    try:
        codec = codecs.lookup((name or "").strip(" \"'"))
        b"a".decode(codec.name)
    except (LookupError, ValueError):  # not known, or no encoding of text at all
        return None
    if codec.name in {"utf-8", "utf-16", "utf-7", "ascii", "idna", "punycode"}:
        return None
    if codec.name in {"iso8859-1", "cp1252"}:  # what servers say of every page they know nothing of
        return None
    return _WIDER.get(codec.name, codec.name)


def _looks_like_utf_16(data: bytes) -> str | None:
    """Text in UTF-16 without its mark: its ASCII half has a zero in every second place."""
    sample = data[:4000]
    zeros_even, zeros_odd = sample[::2].count(0), sample[1::2].count(0)
    pairs = max(len(sample) // 2, 1)
    if zeros_odd > 4 * zeros_even and zeros_odd > 0.02 * pairs:
        return "utf-16-le"
    if zeros_even > 4 * zeros_odd and zeros_even > 0.02 * pairs:
        return "utf-16-be"
    return None


def _implausible(data: bytes, encoding: str) -> float:
    """How unlike a text the bytes are when read so: 0 for common characters only."""
    text = data.decode(encoding, "replace")
    if not text:
        return 9.0
    foreign = [character for character in text if ord(character) >= 0x80]
    if not foreign:
        return _strangeness(text) + (0.0 if encoding == "cp1252" else 0.001)
    rare = sum(not _is_common(character) for character in foreign) / len(foreign)
    return rare + 10 * _strangeness(text)


def _is_common(character: str) -> bool:
    """Whether a character is in the two levels that all but a few Chinese texts keep to."""
    if "\u4e00" <= character <= "\u9fff":
        return _level(character) in {1, 2}
    return character in "，。、；：？！“”‘’（）《》【】—…·　「」『』－～％"


def _level(character: str) -> int:
    """1 for a common Chinese character of either script, 2 for a known one, 3 for a rare one."""
    for encoding, first in (("gb2312", (0xB0, 0xD7)), ("big5", (0xA4, 0xC6))):
        try:
            lead = character.encode(encoding)[0]
        except UnicodeEncodeError:
            continue
        if first[0] <= lead <= first[1]:
            return 1
    return 3


def _checked(text: str) -> str:
    if _strangeness(text) > MOST_STRANGE:
        raise OpeningError(ErrorKind.NOT_TEXT)
    return text


def _strangeness(text: str) -> float:
    """The share of characters no text holds: controls, private, unassigned, undecodable ones."""
    sample = text[:SAMPLE] if len(text) <= 2 * SAMPLE else text[:SAMPLE] + text[-SAMPLE:]
    strange = sum(
        character == "\ufffd"
        or (unicodedata.category(character) in _STRANGE and character not in "\t\r\n\x0b\x0c\x85")
        for character in sample
    )
    return strange / max(len(sample), 1)
