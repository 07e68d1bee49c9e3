"""Where a sentence may be cut so that its beginning sounds at once."""

import re

from haidai.speech.spoken import Spoken

AFTER_COMMA = 0.14
"""Seconds of silence an engine leaves at a comma inside a sentence."""

_WANTED = 14
_FEWEST, _MOST = 4, 26
_SHORT_ENOUGH = 22
_COMMA = re.compile(r"[，、：；,;:—…][”’」』》）)]*(?=[^\s”’」』》）)])")
_MARK = "，、：；。！？,;:.!?—…"
_MARK_AT_END = re.compile(rf"[{_MARK}][”’」』》）)]*\s*[“‘「『《（(]*$")
_MARK_AT_START = re.compile(rf"\s*[”’」』》）)]*[{_MARK}]")
# The one character that nearly always ends a word; behind others one would tear words apart.
_OF = re.compile(r"的(?=[\u4e00-\u9fff])")


def first_breath(text: str) -> int:
    """How many characters of a spoken sentence to say first: about 14, as far as a comma.

    The whole sentence where it is short, or has no place where a voice may stop.
    """
    if len(text) <= _SHORT_ENOUGH:
        return len(text)
    for sign in (_COMMA, _OF):
        places = [found.end() for found in sign.finditer(text, _FEWEST, _MOST + 1)]
        places = [place for place in places if _cuts_no_number(text, place)]
        if places:
            return min(places, key=lambda place: abs(place - _WANTED))
    return len(text)


def pause_between(before: str, after: str) -> float:
    """Seconds of silence between two pieces of a sentence that are spoken one by one."""
    mark = _MARK_AT_END.search(before[-4:]) or _MARK_AT_START.match(after[:4])
    return AFTER_COMMA if mark else 0.0


def divided(spoken: Spoken, place: int) -> tuple[Spoken, Spoken]:
    """Spoken text in two, each with its way back to what is written."""
    first = Spoken(spoken.text[:place], spoken.offsets[: place + 1])
    return first, Spoken(spoken.text[place:], spoken.offsets[place:])


def _cuts_no_number(text: str, place: int) -> bool:
    return not (text[place - 2 : place - 1].isascii() and text[place : place + 1].isascii())
