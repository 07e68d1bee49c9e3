"""Numbers that name something: telephones, flights, plates, models, documents, days of note."""

import re

from haidai.speech.spoken.dates import DASH
from haidai.speech.spoken.numbers import cardinal, digits
from haidai.speech.spoken.rewriting import Rule, rule

_BEFORE_NUMBER_TO_DIAL = re.compile(
    r"(?:拨打|拨通|致电|来电|热线|专线|电话|手机|传真|客服|微信|QQ|短信|号码|邮编|邮政编码|代码|账号|"
    r"卡号|尾号|验证码|密码|证号|编号|编码|车牌|牌号)[^\d，。；]{0,4}(?:\d{3,11}[、，,或和及/]\s?){0,6}$"
)
_BEHIND_NUMBER_TO_DIAL = re.compile(
    r"(?:热线|客服|电话|专线|短信|报警|急救|火警|查号|网站|平台|客户端|App|APP)|[\u4e00-\u9fff]{0,10}(?:热线|专线)"
)
_AMOUNT_BEHIND = re.compile(r"\s?(?:[多余个件次起人名家条元万亿千百%米公]|小时|分钟)")
_UNIT_BEFORE = re.compile(r"\d(?:[kcm]?m|k?g|t|m?L|h|k?W|k?V)$")
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"


def name_rules() -> tuple[Rule, ...]:
    """The rules for numbers that are read digit by digit, or as part of a name."""
    return (
        # telephones
        rule(r"(?<![\d-])[（(]?0\d{2,3}[）)]?[-–—\s]?\d{7,8}(?:[-转]\d{1,5})?(?!\d)", _dialled),
        rule(r"(?<![\d-])[（(]0\d{2,3}[）)]\s?\d{3,4}-\d{4}(?:转\d{1,5})?(?!\d)", _dialled),
        rule(r"\+\d{1,3}(?:[- ]\d{2,4}){1,2}[- ]\d{4}(?!\d)", _dialled),
        rule(r"(?<![\d-])0\d{2,3}-\d{5}(?:转\d{1,5})?(?!\d)", _dialled),
        rule(r"(?<![\d-])(?:400|800)-?(?:\d{3}-?\d{4}|\d{4}-?\d{3})(?!\d)", _dialled),
        rule(r"(?<![\d-])1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})(?!\d)", _dialled),
        rule(r"(?<![\d.,])\d{3,20}(?![\d.,]*\d)", _number_to_dial),
        # addresses on the net
        rule(r"(?<!\d)\d{1,20}(?=[\w.-]{0,40}@[A-Za-z\d])", _plain),
        rule(r"(?:(?<=@)|(?<=[A-Za-z]\.))\d{1,20}(?=[\w-]{0,40}\.(?:com|cn|net|org)\b)", _plain),
        rule(r"(?<![\d.])\d{3,20}(?=\.(?:com|cn|net|org)\b)", _plain),
        # plates, flights, trains, standards, models
        rule(rf"(?<=[{_PROVINCES}])[A-Z][·•]?(?=[A-Z0-9]{{5,6}}(?![A-Z0-9]))", _without_dot),
        rule(rf"(?<=[{_PROVINCES}][A-Z])\d{{2,6}}", _plain),
        rule(rf"(?<=[{_PROVINCES}][A-Z][·•])\d{{2,6}}", _plain),
        rule(r"(?<=[A-Z] )\d{3,6}-(?:19|20)\d\d(?!\d)", _standard),
        rule(r"(?<=[A-Za-z])\d{3,}-(?:19|20)\d\d(?!\d)", _standard),
        rule(r"(?<![A-Za-z])K?N(95)(?!\d)", _of_mask),
        rule(r"(?<=[A-Za-z])\d{3,}(?![\d.,]*\d|\.\d)", _plain),
        rule(r"(?<=[A-Za-z])-(\d{1,4})(?![\d%℃])", _model),
        rule(r"(?:(?<=波音)|(?<=空客))[-A]?(\d{3})(?:-(\d{3}))?(?!\d)", _airliner),
        rule(r"(?<!\d)\d{3,4}(?=[PpKk](?![A-Za-z]))", _plain),
        rule(
            r"(?<=[\u4e00-\u9fff])(?<![日月年时点分秒号万亿千百元人个岁米级])-(\d{1,4})"
            rf"(?![\d.]|\s?[%℃°度米]|(?:{DASH}|[到至])[-−]?\d+(?:\.\d+)?\s?[%℃°度])",
            _model,
        ),
        rule(r"(?<=(?<![\d.十百千万亿几多半数])米)-(\d{1,3})(?![\d.%℃米])", _model),
        # documents, codes, days, campaigns
        rule(r"(?<=[（(])\d{6}(?=[）)]|\.S[HZ])", _plain),
        rule(r"(?<![\d.·•])(\d{1,2})[·•・](\d{1,2})(?![\d.·•])", _plain),
        rule(
            r"(?<![\d.])\d{1,2}\.\d{1,2}(?=[”\"’]?特?大?(?:地震|案|事件|事故|晚会|大促|购物节))",
            _plain,
        ),
        rule(r"(?<=[“\"‘])\d{3,5}(?=[”\"’])", _campaign),
        rule(
            r"(?<!\d)\d{3}(?=(?:[、/和]\d{3})?(?:高校|工程|计划|院校)|大促|购物节|晚会|国道|省道|县道|次列车)",
            _campaign,
        ),
        rule(r"(?<!\d)\d{3,4}(?=室|号房|病房|路(?:公交|车|电车|专线))", _campaign),
        rule(r"(?<=[“\"‘])(?:0?[1-9]|1[0-2])\.(?:[0-2]?[1-9]|[1-3]0|31)(?=[”\"’])", _plain),
        rule(r"(?:(?<=备)|(?<=No\.)|(?<=NO\.))\d{5,20}(?!\d)", _plain),
        rule(r"(?<![A-Za-z])(?:No|NO)\.\s?(?=\d)", "第"),
        rule(r"(?<![\d.,])\d{13,}(?![\d.,]*\d|[\s]?[元个万亿])", _plain),
    )


def _plain(match: re.Match[str]) -> str:
    return digits(match[0])


def _dialled(match: re.Match[str]) -> str:
    """The groups of a telephone number with a breath between them."""
    groups = re.findall(r"\d+|转", match[0])
    return "，".join(digits(group, one="幺") or group for group in groups).replace("转，", "转")


def _number_to_dial(match: re.Match[str]) -> str | None:
    text, start, end = match.string, match.start(), match.end()
    if _AMOUNT_BEHIND.match(text, end):
        return None
    short = len(match[0]) <= 6 and match[0][0] in "19"
    if _BEFORE_NUMBER_TO_DIAL.search(text, max(0, start - 40), start) or (
        short and _BEHIND_NUMBER_TO_DIAL.match(text, end)
    ):
        return digits(match[0], one="幺")
    return None


def _without_dot(match: re.Match[str]) -> str:
    return match[0][0]


def _standard(match: re.Match[str]) -> str:
    name, _, year = match[0].rpartition("-")
    return f"{digits(name)}，{digits(year)}"


def _model(match: re.Match[str]) -> str | None:
    """COVID-19, 歼-20: short ones are a number, long ones a row of digits; 5km-10km is a range."""
    if _UNIT_BEFORE.search(match.string, max(0, match.start() - 5), match.start()):
        return None
    written = match[1]
    return cardinal(written) if len(written) < 3 and written[0] != "0" else digits(written)


def _airliner(match: re.Match[str]) -> str:
    return match[0][: match.start(1) - match.start()].replace("-", "") + digits(match[0])


def _of_mask(match: re.Match[str]) -> str:
    return match[0].removesuffix(match[1]) + digits(match[1])


def _campaign(match: re.Match[str]) -> str | None:
    """618, 985, 12345 are said by their digits; a round number (500) is a quantity."""
    return None if match[0].endswith("00") else digits(match[0])
