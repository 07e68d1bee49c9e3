"""Signs between and before numbers: ranges, minus and plus, powers, comparisons."""

import re
import unicodedata

from haidai.speech.spoken.numbers import DASH, NUMBER, cardinal
from haidai.speech.spoken.rewriting import Rule, rule
from haidai.speech.spoken.units import COUNTED

_COUNTED_BEFORE = re.compile(
    r"\d[万亿千百]{0,2}([\u4e00-\u9fff]{1,3})(?:[（(][^（）()]{1,8}[）)])?$"
)
_LONGEST_COUNTED = 16  # characters
_HAN_NUMBER = "[一二三四五六七八九十]"
_LONGEST_PLACE = 6  # characters
_CALLS = tuple("呀啦哦吧呢啊哈嘛哟喽噢吗")
_ENDS_LIKE_QUANTITY = "日月年时点分秒号万亿千百十元人个岁米级名家件度"
_NO_MINUS_BEHIND = r"(?<![\d%‰℃°A-Za-z])"


def sign_rules() -> tuple[Rule, ...]:
    """The rules for signs that numbers stand beside."""
    return (*_powers(), *_minus(), *_ranges(), *_arithmetic())


def _minus() -> tuple[Rule, ...]:
    ranged = rf"(?:(?:{DASH}|[到至])[-−]?{NUMBER})?"
    return (
        rule(r"(?<=\d)\s?[-−]\s?(?=\d+(?:\.\d+)?\s?=)", "减"),
        rule(rf"{_NO_MINUS_BEHIND}[-−](?={NUMBER}{ranged}\s?[℃°])", "负"),
        rule(rf"{_NO_MINUS_BEHIND}[-−](?={NUMBER}\s?(?:度(?!电)|摄氏))", "负"),
        rule(r"(?:(?<=海拔)|(?<=高程)|(?<=深)|(?<=[为约达]))[-−](?=\d)", "负"),
        rule(r"(?<![\w%‰℃°)）”\"])-(?=\d)|−(?=\d)", "负"),
    )


def _ranges() -> tuple[Rule, ...]:
    return (
        rule(rf"(?<=[\d%‰℃°A-Za-zΩ²³㎡{_ENDS_LIKE_QUANTITY}]){DASH}(?=[-−]?[¥$]?\d)", "到"),
        rule(rf"(?<=周[一二三四五六日]){DASH}(?=周?[一二三四五六日])", "到"),
        rule(
            rf"(?<={_HAN_NUMBER}[级月日号层期年]){DASH}(?={_HAN_NUMBER}{{1,3}}[级月日号层期年])",
            "到",
        ),
        rule(rf"(?<=\d){DASH}(?=[A-Z]{{1,2}}\d)", _between_names),
        rule(rf"(?<=\d|[时点分日月年]){DASH}(?=次日|翌日|当日|今)", "到"),
        rule(r"(?<=℃)/(?=[-−]?\d+\s?℃)|(?<=\d)/(?=[-−]?\d{1,2}\s?℃)", "到"),
        rule(rf"(?<=[\u4e00-\u9fff）)]){DASH}(?=\d)", _between_counted),
        rule(r"(?<=[\u4e00-\u9fff])[~～〜](?=[\u4e00-\u9fff])", _from_to),
        rule(r"(?<![\w）)])[~～](?=\d)", "约"),
    )


def _arithmetic() -> tuple[Rule, ...]:
    return (
        rule(r"(?<=\S)\s?[×✕]\s?(?=\d)", "乘"),
        rule(r"(?<=\d)(?:[xX*]|\s[xX*]\s)(?=\d+(?![\dGK]))", "乘"),
        rule(r"(?<=\d)\s?÷\s?(?=\d)", "除以"),
        rule(r"(?<=[\w）)”%])\s?\+\s?(?=[\w（(“])|(?<=[\w”])\+(?!\+)", "加"),
        rule(r"(?<=[\w）)²³])\s?=\s?(?=[\w（(¥$€£-])", "等于"),
        rule(r"[≥⩾≧]\s?(?=\d)", "大于等于"),
        rule(r"[≤⩽≦]\s?(?=\d)", "小于等于"),
        rule(r">\s?(?=\d)", "大于"),
        rule(r"<\s?(?=\d)", "小于"),
        rule(r"±\s?(?=\d)", "正负"),
        rule(r"≈\s?(?=\d)", "约等于"),
        rule(r"√(?=\d)", "根号"),
        rule(r"↑\s?(?=\d)", "上升"),
        rule(r"↓\s?(?=\d)", "下降"),
        rule(r"(?<!\w)\+(?=\d)", "加"),
    )


def _powers() -> tuple[Rule, ...]:
    return (
        rule(r"(?<=\d)\^([-−]?\d{1,3})(?!\d)", _power),
        rule(r"(?<=\d)⁻?[⁰¹²³⁴-⁹]{1,3}", _power),
    )


def _between_counted(match: re.Match[str]) -> str | None:
    """10只~20只, 身高1米（含）-1.3米"""
    text, end = match.string, match.start()
    before = _COUNTED_BEFORE.search(text, max(0, end - _LONGEST_COUNTED), end)
    counted = before and COUNTED.match(before[1])
    return "到" if counted or match[0].strip() in "~～〜" else None


def _between_names(match: re.Match[str]) -> str | None:
    """G1-G30"""
    text, start = match.string, match.start()
    before = re.search(r"[A-Z]{1,2}(?=\d{1,4}$)", text[max(0, start - 6) : start])
    return "到" if before and text.startswith(before[0], match.end()) else None


def _from_to(match: re.Match[str]) -> str | None:
    """周一～周五; after 好看呀～ a voice only lingers."""
    text, start, end = match.string, match.start(), match.end()
    before = re.findall(r"[\u4e00-\u9fff]*$", text[max(0, start - 7) : start])[0]
    behind = re.findall(r"^[\u4e00-\u9fff]*", text[end : end + 7])[0]
    if max(len(before), len(behind)) > _LONGEST_PLACE or before.endswith(_CALLS):
        return "，"
    return "到"


def _power(match: re.Match[str]) -> str:
    exponent = unicodedata.normalize("NFKC", match[0].lstrip("^")).replace("−", "-")
    minus = "负" if exponent.startswith("-") else ""
    value = exponent.lstrip("-")
    if not minus and value in ("2", "3"):
        return "的平方" if value == "2" else "的立方"
    return f"的{minus}{cardinal(value)}次方"
