"""Amounts with a sign: per cent, money, fractions."""

import re

from haidai.speech.spoken.numbers import DASH, FREE, NUMBER, number
from haidai.speech.spoken.rewriting import Rule, rule
from haidai.speech.spoken.units import CURRENCIES, any_of

_SCALE = r"(?:万亿|[十百千]?[万亿]|[百千])"
_ROUND = ("100", "1000", "10000")
"""A hundredth is said without its one."""
_PER = {"%": "百分之", "‰": "千分之"}
_SIGNS = {"+": "正", "-": "负", "−": "负", "": ""}


def amount_rules() -> tuple[Rule, ...]:
    """The rules for amounts; signs without an amount of their own come behind them."""
    return (
        rule(rf"{FREE}({NUMBER}){DASH}(?={NUMBER}([%‰]))", _range_in_percent),
        rule(rf"{FREE}((?<![\d%‰A-Za-z])[-−+])?({NUMBER})\s?([%‰])", _percent),
        rule(
            r"(?:[几数零一二三四五六七八九十百千点两]{1,12}[多来余]?|(?<![A-Za-z])[A-Za-z])%",
            _percent_in_words,
        ),
        rule(r"(?<!\d)%", "百分号"),
        rule(
            rf"({any_of(CURRENCIES)})\s?({NUMBER})({_SCALE})?{DASH}(?:\1)?({NUMBER})({_SCALE})?",
            _money_range,
        ),
        rule(rf"({any_of(CURRENCIES)})\s?({NUMBER})(\s?{_SCALE})?", _money),
        rule(rf"{FREE}({NUMBER})\s?([¥$€£])(?!\d)", _money_behind),
        rule(r"(?<![\d./])(\d{1,4}(?:\.\d{1,3})?)/(\d{1,5})([万亿])", _fraction),
        rule(r"(?<![\d./])(\d{1,4})/(\d{1,5})()(?![\d./])", _fraction),
    )


def _range_in_percent(match: re.Match[str]) -> str:
    return f"{_PER[match[2]]}{number(match[1])}到"


def _percent(match: re.Match[str]) -> str:
    amount = "百" if match[2] == "100" and match[3] == "%" else number(match[2])
    return f"{_SIGNS[match[1] or '']}{_PER[match[3]]}{amount}"


def _percent_in_words(match: re.Match[str]) -> str:
    return f"百分之{match[0].removesuffix('%')}"


def _money(match: re.Match[str]) -> str:
    name = CURRENCIES[match[1]]
    written = match.string.startswith((name, "元", "美元"), match.end())
    return f"{number(match[2])}{(match[3] or '').strip()}{'' if written else name}"


def _money_range(match: re.Match[str]) -> str:
    """$50-60, ¥3万～5万"""
    name = CURRENCIES[match[1]]
    written = match.string.startswith((name, "元", "美元"), match.end())
    first, last = (number(match[group]) + (match[group + 1] or "") for group in (2, 4))
    return f"{first}到{last}{'' if written else name}"


def _money_behind(match: re.Match[str]) -> str:
    return f"{number(match[1])}{CURRENCIES[match[2]]}"


def _fraction(match: re.Match[str]) -> str | None:
    if not match[3] and not 0 < int(match[1]) < int(match[2]):
        return None
    parts = number(match[2])
    if match[2] in _ROUND:
        parts = parts.removeprefix("一")
    return f"{parts}{match[3]}分之{number(match[1])}"
