"""The plain number, and where 2 is 两."""

import re

from haidai.speech.spoken.numbers import DASH, FREE, NUMBER, digits, number
from haidai.speech.spoken.rewriting import Rule, rule
from haidai.speech.spoken.units import COUNTED

_SCALE = r"(?:万亿|[十百千]?[万亿]|[百千])"
_ORDINAL_BEFORE = re.compile(r"第\d{0,3}[、,和到至~～-]?$")
_RANGE_THEN = re.compile(rf"(?:{DASH}|至|到|、|或)\d+(?={_SCALE}?)")


def number_rules() -> tuple[Rule, ...]:
    """The rules for whatever digits no other rule has claimed; they come last."""
    return (
        rule(
            r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009]\d{3})+(?=\s?[万亿元人吨户家个公])",
            _spaced_number,
        ),
        rule(r"(?<![\w.])\.(?=\d)", "零点"),
        rule(rf"(?<=\d米)\d{{1,2}}(?!\d|\.\d|{COUNTED.pattern})", lambda tall: digits(tall[0])),
        rule(rf"{FREE}{NUMBER}", _plain_number),
        # What is left of a number that another rule broke off.
        rule(r"\d+", lambda rest: digits(rest[0])),
    )


def _spaced_number(match: re.Match[str]) -> str:
    return number("".join(match[0].split()))


def _plain_number(match: re.Match[str]) -> str:
    return "两" if match[0] == "2" and _counts_two(match) else number(match[0])


def _counts_two(match: re.Match[str]) -> bool:
    """2个, 2—3名 are counted with 两; 第2个, 2月, 2号 are not."""
    text, start, end = match.string, match.start(), match.end()
    before = text[start - 1 : start]
    if before.isascii() and before.isalnum():
        return False
    if _ORDINAL_BEFORE.search(text, max(0, start - 5), start):
        return False
    behind = _RANGE_THEN.match(text, end)
    return COUNTED.match(text, behind.end() if behind else end) is not None
