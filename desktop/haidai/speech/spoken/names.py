"""Numbers that name something: flights, plates, models, standards, documents, campaigns."""

import re

from haidai.speech.spoken.numbers import DASH, cardinal, digits
from haidai.speech.spoken.rewriting import Rule, rule

_UNIT_BEFORE = re.compile(r"\d(?:[kcm]?m|k?g|t|m?L|h|k?W|k?V)$")
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_WEAPON = (
    r"(?=[式型]?[\u4e00-\u9fff]{0,3}(?:步枪|手枪|机枪|冲锋枪|狙击|自动|坦克|战车|火炮|榴弹|高炮|迫击|导弹|火箭|防空|迷彩|"
    "军[服装]|警服|头盔|驱逐舰|护卫舰|潜艇|登陆舰))"
)


def name_rules() -> tuple[Rule, ...]:
    """The rules for numbers that are read digit by digit, or as part of a name."""
    return (
        *_plates_and_models(),
        *_arms(),
        *_documents(),
        *_campaigns_and_places(),
        rule(r"(?<![\d.,])\d{13,}(?![\d.,]*\d|[\s]?[元个万亿])", _plain),
    )


def _plates_and_models() -> tuple[Rule, ...]:
    return (
        rule(rf"(?<=[{_PROVINCES}])[A-Z][·•]?(?=[A-Z0-9]{{5,6}}(?![A-Z0-9]))", _without_dot),
        rule(rf"(?<=[{_PROVINCES}][A-Z])\d{{2,6}}(?!\d)", _plain),
        rule(rf"(?<=[{_PROVINCES}][A-Z][·•])\d{{2,6}}(?!\d)", _plain),
        rule(
            r"(?:(?<=骁龙)|(?<=麒麟)|(?<=天玑)|(?<=昇腾)|(?<=鲲鹏)|(?<=锐龙))\d{3,4}(?!\d)", _plain
        ),
        rule(r"(?:(?<=波音)|(?<=空客))[-A]?(\d{3})(?:-(\d{3}))?(?!\d)", _airliner),
        rule(r"(?<=[A-Z] )\d{3,6}-(?:19|20)\d\d(?!\d)", _groups),
        rule(r"(?<=[A-Za-z])\d{3,}-(?:19|20)\d\d(?!\d)", _groups),
        rule(r"(?:(?<=ISO )|(?<=IEC )|(?<=IEEE )|(?<=GB/T ))\d{3,6}(?!\d)", _plain),
        rule(r"(?<![\d.-])\d{1,8}-0\d{2,7}(?![\d-])", _groups),
        rule(r"(?<=[A-Za-z])\d{3,8}(?:-\d{2,8}){1,3}(?![\d-])", _groups),
        rule(r"(?<![\d-])\d{1,8}(?:-\d{1,8}){3,6}(?![\d-])", _groups),
        rule(r"(?<![A-Za-z])K?N(95)(?!\d)", _of_mask),
        rule(r"(?<=[A-Za-z])(?<!\d[xX])\d{3,}(?![\d.,]*\d|\.\d)", _plain),
        rule(r"(?<=[A-Za-z])-(\d{1,4})(?:\.(\d{1,3}))?(?![\d%℃])", _model),
        rule(r"(?<=\d)-(?=\d{1,4}B(?![A-Za-z\d]))", "，"),
        rule(r"(?<!\d)\d{4}(?=合约)", _plain),
        rule(r"(?<!\d)\d{3,4}(?=[PpKk](?![A-Za-z]))", _plain),
        rule(
            r"(?<=[\u4e00-\u9fff])(?<![日月年时点分秒号万亿千百元人个岁米级])-(\d{1,4})"
            rf"(?![\d.]|\s?[%℃°度米]|(?:{DASH}|[到至])[-−]?\d+(?:\.\d+)?\s?[%℃°度])",
            _model,
        ),
        rule(r"(?<=(?<![\d.十百千万亿几多半数])米)-(\d{1,3})(?![\d.%℃米])", _model),
        rule(r"(?<=[Cc])\+\+", "加加"),
    )


def _arms() -> tuple[Rule, ...]:
    return (
        rule(r"(?<![\d.])(\d\d)-(\d)(?=式)", _groups_by_bar),
        rule(rf"(?<![\d.-])\d{{2,3}}(?=[A-Z]?式?{_WEAPON})", _arm),
        rule(r"(?<![\d.-])\d{3}(?=(?!艘)[\u4e00-\u9fff]{0,3}[舰艇](?!队))", _campaign),
    )


def _documents() -> tuple[Rule, ...]:
    note = r"\d{1,3}(?:[-–,，、]\d{1,3}){0,5}"
    return (
        # The number of a note, in the text or at its sentence's end: nobody says it.
        rule(rf"(?:(?<=[\u4e00-\u9fff”’》）)。，；！？%])|^)[\[［]{note}[\]］](?!\s)", ""),
        rule(r"(?<=[”’》）。，；！？])[⁰¹²³⁴-⁹]{1,3}", ""),
        rule(r"(?<=[（(])\d{6}(?=[）)]|[.，,]\s?(?:S[HZ]|BJ))", _plain),
        rule(r"(?:(?<=P备)|(?<=安备)|(?<=No\.)|(?<=NO\.))\d{5,20}(?!\d)", _plain),
        rule(r"(?<![A-Za-z])(?:No|NO)\.\s?(?=\d)|№\s?(?=\d)", "第"),
        rule(r"(?<=[表图式件])(\d{1,2})-(\d{1,2})(?![\d-])", _groups_by_bar),
    )


def _campaigns_and_places() -> tuple[Rule, ...]:
    return (
        rule(r"(?<=[“\"‘])\d{3,5}(?=[”\"’])", _campaign),
        rule(
            r"(?<!\d)\d{3}(?=(?:[、/和]\d{3})?(?:高校|工程|计划|院校)|大促|购物节|晚会|国道|省道|县道|次列车)",
            _campaign,
        ),
        rule(r"(?<!\d)\d{3,4}(?=室|号?房间|号房|病房|路(?:公交|车|电车|专线))", _campaign),
        rule(r"(?<=[路街道巷弄])\d{4,5}(?=号(?![楼线]))", _plain),
        rule(r"(?<![\d.])[1-9][1-9](?=折)", _plain),
        rule(r"(?<=\d)#(?=[\u4e00-\u9fff])", "号"),
    )


def _plain(match: re.Match[str]) -> str:
    return digits(match[0])


def _without_dot(match: re.Match[str]) -> str:
    return match[0][0]


def _groups(match: re.Match[str]) -> str:
    """A code in groups: each by its digits, with a breath between them."""
    return "，".join(digits(group) for group in match[0].split("-"))


def _groups_by_bar(match: re.Match[str]) -> str:
    """81-1式, 表2-1"""
    first = digits(match[1]) if match.string.startswith("式", match.end()) else cardinal(match[1])
    return f"{first}杠{cardinal(match[2])}"


def _model(match: re.Match[str]) -> str | None:
    """COVID-19, 歼-20: short ones are a number, long ones a row of digits.

    5km-10km, 8K-12K are ranges.
    """
    text, start, end = match.string, match.start(), match.end()
    if _UNIT_BEFORE.search(text, max(0, start - 5), start):
        return None
    if start > 1 and text[start - 2].isdigit() and text[start - 1] == text[end : end + 1]:
        return None
    written = match[1]
    decimals = f"点{digits(match[2])}" if match.re.groups > 1 and match[2] else ""
    whole = cardinal(written) if len(written) < 3 and written[0] != "0" else digits(written)
    return whole + decimals


def _airliner(match: re.Match[str]) -> str:
    return match[0][: match.start(1) - match.start()].replace("-", "") + digits(match[0])


def _of_mask(match: re.Match[str]) -> str:
    return match[0].removesuffix(match[1]) + digits(match[1])


def _arm(match: re.Match[str]) -> str | None:
    """95式步枪, 99A坦克, 055型驱逐舰; 20式 are many, 30枚导弹 an amount."""
    text, end = match.string, match.end()
    named = text[end : end + 1] in "式型" or (text[end : end + 1].isascii())
    return digits(match[0]) if named and not match[0].endswith("00") else None


def _campaign(match: re.Match[str]) -> str | None:
    """618, 985, 12345 are said by their digits; a round number (500) is a quantity."""
    return None if match[0].endswith("00") else digits(match[0])
