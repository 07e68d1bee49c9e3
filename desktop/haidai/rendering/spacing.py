"""Where Chinese type wants more or less room than its characters bring: found in the text.

Marks that meet are closed up (，” 。） 、“ （“): each brings half its width empty. Where Chinese
meets Latin letters or digits a little room is opened. Nothing of it is ever in the text.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

_CLOSING = "，。、．：；！？”’」』）】》〉〕］｝〗"
_OPENING = "“‘「『（【《〈〔［｛〖"
_CHINESE = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30fa\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_WESTERN = "A-Za-z0-9\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
# A word joiner or a place to end a line may stand between (displayed.py).
_PLACES = re.compile(
    f"(?P<closing>[{_CLOSING}](?=\u200b?[{_CLOSING}{_OPENING}]))"
    f"|(?P<opening>(?<=[{_OPENING}])[{_OPENING}])"
    f"|(?P<narrow>(?<=[A-Za-z])’(?=[A-Za-z]))"
    f"|(?P<apart>[{_CHINESE}](?=\u2060?[{_WESTERN}$€£¥@#])"
    f"|[{_WESTERN}%‰°+](?=\u2060?[{_CHINESE}]))"
)
_QUOTES = re.compile("(?P<narrow>[‘’“”])")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Spacing(StrEnum):
    """What is done about the room of one character."""

    CLOSING = "closing"  # a closing mark before another mark: the room behind it goes
    OPENING = "opening"  # an opening mark behind another: the room before it goes
    NARROW = "narrow"  # an apostrophe or quote of Latin text, which Chinese faces make wide
    APART = "apart"  # a little room behind it


class Spot(NamedTuple):
    """One character of a line, at a UTF-16 unit of it."""

    start: int
    length: int
    character: str
    spacing: Spacing


def spots(line: str, chinese: bool = True) -> Iterator[Spot]:
    """The characters of a line that get another room; in other languages only quotes do."""
    wide = [match.start() for match in _ASTRAL.finditer(line)]
    passed = 0
    for match in (_PLACES if chinese else _QUOTES).finditer(line):
        start = match.start()
        while passed < len(wide) and wide[passed] < start:
            passed += 1
        character = match[0]
        length = 2 if character > "\uffff" else 1
        yield Spot(start + passed, length, character, Spacing(match.lastgroup or ""))
