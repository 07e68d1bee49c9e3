"""Times of day, and how long a race took."""

import re

from haidai.speech.spoken.numbers import DASH, cardinal, digits
from haidai.speech.spoken.rewriting import Rule, rule
from haidai.speech.spoken.scores import tells_result

_TIME_BEFORE = re.compile(
    r"(?:时间[：:为]?|[上中下正]午|早上|早晨|清晨|凌晨|傍晚|晚上|深夜|夜间|[今明昨当]晚|[日午晚早][的于]?|[日号]\s"
    r"|[于从自]|截[至止]|[于从自]每?[日天])$"
)
_TIME_BEHIND = re.compile(
    r"[（(]?(?:开[球赛打幕战播抢始门]|举行|抵达|起飞|发车|出发|播出|停[止运]|[前后](?!半)|许|左右|整|时段)"
)
_SPAN_BEFORE = re.compile(rf"\d[:：]\d\d(?:{DASH}|[至到])$")
_SPAN_BEHIND = re.compile(rf"(?:{DASH}|[至到])(?:次日|翌日)?\d{{1,2}}[:：]\d\d(?!\d)")
_RACE = re.compile(r"成绩|夺冠|完赛|用时|耗时|纪录|跑完|时长|历时|夺得")
_RACE_NEAR = 10
_NO_HUNDREDTHS = (
    r"(?![\d.,:：]|\s?[个次元人名米公里组台张下发帧万亿℃%只圈步转分条斤克字颗件倍岁辆片秒A-Za-z])"
)


def clock_rules() -> tuple[Rule, ...]:
    """The rules for the clock; scores (`scores.py`) come behind them."""
    return (
        rule(
            rf"(?<![\d.:：-])0\d(?=(?:(?:{DASH}|[至到])\d{{1,2}})?[时点])",
            lambda match: cardinal(match[0]),
        ),
        rule(r"(?<=[时点])0([1-9])(?=分)", lambda match: "零" + cardinal(match[1])),
        rule(rf"(?<=\d秒)\d{{1,3}}{_NO_HUNDREDTHS}", lambda match: digits(match[0])),
        rule(
            r"(?<!\d)(?<!\d[:：.])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?"
            r"(?!\d|[:：.]\d|[万亿元%])",
            _time,
        ),
    )


def _time(match: re.Match[str]) -> str | None:
    hour, minute, second = match[1], match[2], match[3]
    if second and _near_race(match):
        hours = f"{_hour(hour)}小时" if int(hour) else ""
        return f"{hours}{cardinal(minute)}分{cardinal(second)}秒"
    if not _is_clock(match):
        return None
    said = f"{_hour(hour)}点"
    if int(minute) or second:
        zero = "零" if minute.startswith("0") and int(minute) else ""
        written = match.string.startswith("分", match.end())
        said += f"{zero}{cardinal(minute)}" + ("" if written and not second else "分")
    if second:
        said += ("零" if second.startswith("0") and int(second) else "") + f"{cardinal(second)}秒"
    return said


def _is_clock(match: re.Match[str]) -> bool:
    """Whether 20:45 is a time: scores have no leading zeros, and other words around them."""
    text, start, end = match.string, match.start(), match.end()
    if match[2].startswith("0") or match[1].startswith("0"):
        return True
    return bool(
        _TIME_BEFORE.search(text, max(0, start - 5), start)
        or _TIME_BEHIND.match(text, end)
        or _SPAN_BEFORE.search(text, max(0, start - 8), start)
        or _SPAN_BEHIND.match(text, end)
        or not tells_result(match)
    )


def _near_race(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return bool(
        _RACE.search(text, max(0, start - _RACE_NEAR), start)
        or _RACE.search(text, end, end + _RACE_NEAR)
    )


def _hour(written: str) -> str:
    return "两" if int(written) == 2 else cardinal(written)
