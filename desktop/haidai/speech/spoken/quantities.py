"""Amounts: per cent, money, fractions, ratios, ranges, units, and the plain number itself."""

import re
from collections.abc import Iterable

from haidai.speech.spoken.dates import DASH, is_score
from haidai.speech.spoken.numbers import number
from haidai.speech.spoken.rewriting import Rule, rule
from haidai.speech.spoken.units import COUNTERS_WITH_LIANG, CURRENCIES, NOT_LIANG, UNITS

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*)"
_FREE = r"(?<!\d)(?<!\d\.)"
_SCALE = r"(?:万亿|[十百千]?[万亿]|[百千])"
_PER = {"%": "百分之", "‰": "千分之"}
_SIGNS = {"+": "正", "-": "负", "−": "负", "": ""}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_UNIT = rf"(?:{_any(UNITS)})"
_LIANG = re.compile(
    rf"(?!{_any(NOT_LIANG)})\s?(?:{_any(COUNTERS_WITH_LIANG)}|"
    rf"(?:kg|km|m|cm|mm|g|t|h|L|㎡|m²|km²|m³)(?![A-Za-z\d])|室\d厅)"
)
_RANGE_THEN = re.compile(rf"(?:{DASH}|至|到|、|或)\d+(?={_SCALE}?)")
_ENDS_LIKE_QUANTITY = "日月年时点分秒号万亿千百十元人个岁米级名家件度"


def quantity_rules() -> tuple[Rule, ...]:
    """The rules for amounts, the plain number last."""
    return (
        rule(rf"{_FREE}({_NUMBER}){DASH}(?={_NUMBER}([%‰]))", _range_in_percent),
        rule(rf"{_FREE}((?<![\d%‰A-Za-z])[-−+])?({_NUMBER})\s?([%‰])", _percent),
        rule(rf"({_any(CURRENCIES)})\s?({_NUMBER})(\s?{_SCALE})?", _money),
        rule(rf"{_FREE}({_NUMBER})\s?([¥$€£])(?!\d)", _money_behind),
        rule(r"(?<![\d./])(\d{1,4})/(\d{1,5})(?![\d./])", _fraction),
        rule(rf"(?<![:：∶]){_FREE}{_NUMBER}(?:[:：∶]{_NUMBER}){{1,3}}(?![\d:：∶])", _ratio),
        rule(r"(?<![\d.A-Za-z-])(\d{1,3})-(\d{1,3})(?![\d.%℃-])", _score),
        # signs
        rule(r"(?<=\d)\s?[-−]\s?(?=\d+(?:\.\d+)?\s?=)", "减"),
        rule(
            rf"(?<![\d%‰℃°A-Za-z])[-−](?={_NUMBER}(?:(?:{DASH}|[到至])[-−]?{_NUMBER})?\s?[℃°])",
            "负",
        ),
        rule(rf"(?<![\d%‰℃°A-Za-z])[-−](?={_NUMBER}\s?(?:度(?!电)|摄氏))", "负"),
        rule(r"(?:(?<=海拔)|(?<=高程)|(?<=深)|(?<=[为约达]))[-−](?=\d)", "负"),
        rule(r"(?<![\w%‰℃°)）”\"])-(?=\d)|−(?=\d)", "负"),
        rule(rf"(?<=[\d%‰℃°A-Za-zΩ²³㎡{_ENDS_LIKE_QUANTITY}]){DASH}(?=[-−]?[¥$]?\d)", "到"),
        rule(r"(?<=[\u4e00-\u9fff])[~～〜](?=[\u4e00-\u9fff])", "到"),
        rule(r"(?<![\d])[~～](?=\d)", "约"),
        rule(r"(?<=\S)\s?[×✕]\s?(?=\d)|(?<=\d)\s?[xX*]\s?(?=\d)", "乘"),
        rule(r"(?<=\d)\s?÷\s?(?=\d)", "除以"),
        rule(r"(?<=[\w）)”%])\s?\+\s?(?=[\w（(“])|(?<=[\w”])\+(?!\+)", "加"),
        rule(r"(?<=[\w）)])\s?=\s?(?=[\w（(])", "等于"),
        rule(r"≥\s?(?=\d)", "大于等于"),
        rule(r"≤\s?(?=\d)", "小于等于"),
        rule(r">\s?(?=\d)", "大于"),
        rule(r"<\s?(?=\d)", "小于"),
        rule(r"±\s?(?=\d)", "正负"),
        rule(r"≈\s?(?=\d)", "约等于"),
        # units
        rule(rf"(?<=[\d万亿千百多余])\s?({_UNIT})(?:/(\d*)({_UNIT}))?(?![A-Za-z\d])", _unit),
        rule(
            r"(?<=[A-Za-z㎡²³])/(?=(?:平方|立方|百?公里|小时|分|秒|[人天日月年亩套吨次户]))",
            "每",
        ),
        rule(r"(?<=[元角])/(?=[\u4e00-\u9fff])", "每"),
        rule(rf"(?<=[元次人])/({_UNIT})(?![A-Za-z\d])", lambda match: "每" + UNITS[match[1]]),
        rule(
            r"(?<=[吨克升米里次瓦时人度件特贝卡焦帕])/(?=(?:平方|立方|每)?[吨公千毫克升米人天日月年小分秒亩套只股台"
            r"辆户个次瓦时头车箱桶盎夜晚])",
            "每",
        ),
        rule(r"(?<=[次人个件辆张台套座班架列趟份只头株])/(?=[年月周日天时分小])", "每"),
        rule(r"(?<=\d)°(?=\d)", "度"),
        rule(r"(?<=\d)′", "分"),
        rule(r"(?<=\d)″", "秒"),
        rule(
            r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009]\d{3})+(?=\s?[万亿元人吨户家个公])",
            _spaced_number,
        ),
        rule(rf"{_FREE}{_NUMBER}", _plain_number),
    )


def _range_in_percent(match: re.Match[str]) -> str:
    return f"{_PER[match[2]]}{number(match[1])}到"


def _percent(match: re.Match[str]) -> str:
    return f"{_SIGNS[match[1] or '']}{_PER[match[3]]}{number(match[2])}"


def _money(match: re.Match[str]) -> str:
    name = CURRENCIES[match[1]]
    written = match.string.startswith((name, "元", "美元"), match.end())
    return f"{number(match[2])}{(match[3] or '').strip()}{'' if written else name}"


def _money_behind(match: re.Match[str]) -> str:
    return f"{number(match[1])}{CURRENCIES[match[2]]}"


def _fraction(match: re.Match[str]) -> str | None:
    above, below = int(match[1]), int(match[2])
    return f"{number(match[2])}分之{number(match[1])}" if 0 < above < below else None


def _ratio(match: re.Match[str]) -> str:
    return "比".join(number(part) for part in re.findall(_NUMBER, match[0]))


def _score(match: re.Match[str]) -> str | None:
    if not is_score(match) or _LIANG.match(match.string, match.end()):
        return None
    return f"{number(match[1])}比{number(match[2])}"


def _unit(match: re.Match[str]) -> str:
    said = UNITS[match[1]]
    return f"{said}每{number(match[2]) if match[2] else ''}{UNITS[match[3]]}" if match[3] else said


def _spaced_number(match: re.Match[str]) -> str:
    return number("".join(match[0].split()))


def _plain_number(match: re.Match[str]) -> str:
    return "两" if match[0] == "2" and _counts_two(match) else number(match[0])


def _counts_two(match: re.Match[str]) -> bool:
    """2个, 2—3名 are counted with 两; 第2个, 2月, 2号 are not."""
    text, start, end = match.string, match.start(), match.end()
    before = text[start - 1 : start]
    if before == "第" or (before.isascii() and before.isalnum()):
        return False
    behind = _RANGE_THEN.match(text, end)
    return _LIANG.match(text, behind.end() if behind else end) is not None
