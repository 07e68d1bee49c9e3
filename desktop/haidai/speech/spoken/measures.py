"""Units behind numbers, and what stands behind their stroke: 元/吨, μg/m³, 5次/周."""

import re

from haidai.speech.spoken.numbers import number
from haidai.speech.spoken.rewriting import Rule, rule
from haidai.speech.spoken.units import UNIT, UNITS, any_of

_WHAT = (
    "人 天 日 月 年 周 季 小时 分钟 分 秒 时 夜 晚 亩 公顷 吨 公斤 千克 毫克 微克 克 斤 升 毫升 "
    "百公里 公里 千米 米 厘米 毫米 千平方毫米 平方 立方 平米 平 千瓦时 千瓦 瓦 度 盎司 磅 加仑 "
    "桶 箱 盒 瓶 袋 包 套 只 股 台 辆 户 个 次 头 车 名 件 张 支 片 份 间 床 例 剂 条 班 趟 位 组 "
    "家 票 课时 学年 学期 学分 人次 百人 千人 万人 每"
).split()
_MEASURED = (
    "毫升 升 毫克 微克 克 公斤 千克 吨 公里 千米 米 平方米 亩 人 户 次 度 千瓦时 万人".split()
)
"""What a number may stand before: 80毫克/100毫升."""
_ALSO_BY = {"d": "天", "a": "年"}
"""Signs that are units only behind a stroke: m³/d, t/a."""
_MODEL = re.compile(r"[A-Za-z]-?\d{1,4}$|[\u4e00-\u9fff]-\d{1,4}$")
"""F-16V, 直-20L: the letter behind is no unit."""
_AMOUNT = re.compile(
    r"[\d多余几半][万亿千百十]*\s?(?:[\u4e00-\u9fff]{1,5}|[A-Za-z㎡²³μ]{1,5})?(?:/[\u4e00-\u9fff]{1,3})?$"
)
_LONGEST_AMOUNT = 13  # characters: its last digit, 万亿, the unit, what it counts by


def measure_rules() -> tuple[Rule, ...]:
    """The rules for units."""
    return (
        rule(rf"(?<=[\d万亿千百多余])\s?({UNIT})(?:/(\d*)({UNIT}|[da]))?(?![A-Za-z\d])", _unit),
        rule(r"(?<=[元角吨克升米里瓦时])/(?=[\u4e00-\u9fff])", "每"),
        rule(rf"/()(?={any_of(_WHAT)})", _per),
        rule(rf"/(\d+)(?={any_of(_MEASURED)})", _per),
        rule(
            rf"(?<=[\d万亿元次人个千克吨])/({UNIT})(?![A-Za-z\d])",
            lambda each: "每" + UNITS[each[1]],
        ),
        rule(r"(?<=\d)°(?=\d)", "度"),
        rule(r"(?<=\d)′", "分"),
        rule(r"(?<=\d)″", "秒"),
    )


def _unit(match: re.Match[str]) -> str | None:
    text, start = match.string, match.start()
    is_letter = len(match[1]) == 1 and match[1].isupper()
    if is_letter and _MODEL.search(text, max(0, start - 6), start):
        return None
    said = UNITS[match[1]]
    if not match[3]:
        return said
    if match[3] == match[1] and match[2]:
        return f"{said}，{number(match[2])}{said}"
    return f"{said}每{_how_many(match[2])}{UNITS.get(match[3]) or _ALSO_BY[match[3]]}"


def _per(match: re.Match[str]) -> str | None:
    if _AMOUNT.search(match.string, max(0, match.start() - _LONGEST_AMOUNT), match.start()):
        return f"每{_how_many(match[1])}"
    return None


def _how_many(written: str) -> str:
    return "" if written in ("", "1") else number(written)
