"""Numbers that are dialled or typed: read digit by digit, with 幺 for 1."""

import re

from haidai.speech.spoken.numbers import AMOUNT_BEFORE, digits
from haidai.speech.spoken.rewriting import Rule, rule
from haidai.speech.spoken.units import COUNTED, UNIT

_BEFORE = re.compile(
    r"(?:拨打|拨通|致电|来电|热线|专线|电话|手机|火警|匪警|急救|报警|事故|代号|传真|客服|微信|QQ|短信|号码|邮编|邮政编码|代码|账号|"
    r"卡号|尾号|验证码|密码|证号|编号|编码|口令|车牌|牌号|舷号|房号|房间号?|座位号|[订运货快]?单号|学号|工号|货号|批号|"
    r"合约|群号?)[^\d，。；]{0,4}(?:[\d-]{3,14}[、，,或和及/]\s?){0,6}$"
    r"|0\d{2,3}-\d{7,8}[、，,或和及/]\s?$"
)
_BEHIND = re.compile(
    r"(?:[、和及]\d{3,6}){0,4}"
    r"(?:(?:热线|客服|电话|专线|短信|报警|急救|火警|查号|网站|平台|客户端|App|APP"
    r"|来电|指令|民警|指挥|接[处]?警|出警|警情|救护|消防|服务台|巡警|联动)"
    r"|[\u4e00-\u9fff]{0,4}(?:举报|投诉|营业厅|监督)|[\u4e00-\u9fff]{0,10}(?:热线|专线))"
)
_SHORTEST = 3  # digits
_HOT_LINE = re.compile(r"(?:12[1-9]\d\d|9[56]\d{3})")
_MORE = re.compile(r"\s?[余人点名分度股手号%]")
_AMOUNT_BEHIND = re.compile(
    rf"\s?(?:[多余个件次起人名家条元万亿千百%米公辆位台封部款张]|小时|分钟"
    rf"|(?:{UNIT}|[GTMKgk]B?|[Pp])(?![A-Za-z\d]))"
)


def telephone_rules() -> tuple[Rule, ...]:
    """The rules for telephone numbers, hot lines, codes to type and addresses on the net."""
    return (
        rule(r"(?<![\d-])[（(]?0\d{2,3}[）)]?[-–—\s]?\d{7,8}(?:[-转]\d{1,5})?(?!\d)", _dialled),
        rule(r"(?<![\d-])[（(]0\d{2,3}[）)]\s?\d{3,4}-\d{4}(?:转\d{1,5})?(?!\d)", _dialled),
        rule(r"\+\d{1,3}(?:[- ]\d{2,4}){1,2}[- ]\d{4}(?!\d)", _dialled),
        rule(r"\+\d{1,3}[- ](?:\d{2,3}[- ]\d{7,8}|1[3-9]\d{9})(?!\d)", _dialled),
        rule(r"(?<![\d-])\d{7,8}[-*转]\d{2,5}(?!\d)", _dialled),
        rule(r"(?<![\d-])0\d{2,3}-\d{5}(?:转\d{1,5})?(?!\d)", _dialled),
        rule(r"(?<![\d-])(?:400|800)-?(?:\d{3}-?\d{4}|\d{4}-?\d{3})(?!\d)", _dialled),
        rule(r"(?<![\d-])(?:400|800) \d{3} \d{4}(?!\d)", _dialled),
        rule(r"\d{1,20}(?=\*{2}|[Xx]{2,9}(?![A-Za-z]))|(?<=\*\*)\d{1,20}", _dialled),
        rule(r"(?<![\d-])1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})(?!\d)", _dialled),
        rule(r"(?<![\d.,-])\d{1,20}(?:[-*]\d{1,20}| \d{3,20}){0,4}(?![\d.,-]*\d)", _number_to_dial),
        rule(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)", _address_of_machine),
        rule(r"(?<!\d)\d{1,20}(?=[\w.-]{0,40}@[A-Za-z\d])", _plain),
        rule(r"(?:(?<=@)|(?<=[A-Za-z]\.))\d{1,20}(?=[\w-]{0,40}\.(?:com|cn|net|org)\b)", _plain),
        rule(r"(?<![\d.])\d{3,20}(?=\.(?:com|cn|net|org)\b)", _plain),
    )


def _plain(match: re.Match[str]) -> str:
    return digits(match[0])


def _dialled(match: re.Match[str]) -> str:
    """The groups of a telephone number with a breath between them."""
    groups = re.findall(r"\d+|转", match[0])
    return "，".join(digits(group, one="幺") or group for group in groups).replace("转，", "转")


def _number_to_dial(match: re.Match[str]) -> str | None:
    text, start, end = match.string, match.start(), match.end()
    if len(match[0]) < _SHORTEST:
        return None
    if _AMOUNT_BEHIND.match(text, end) and not _BEHIND.match(text, end):
        return None
    short = len(match[0]) <= 6 and match[0][0] in "19"
    if (
        _BEFORE.search(text, max(0, start - 40), start)
        or (short and _BEHIND.match(text, end))
        or (_HOT_LINE.fullmatch(match[0]) and _is_name(text, start, end))
    ):
        return _dialled(match)
    return None


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether nothing tells that a number is an amount."""
    before = text[max(0, start - 1) : start]
    han = "\u4e00" <= before <= "\u9fff" and before not in AMOUNT_BEFORE
    if not (han or before in ("“", "‘")):
        return False
    return not (COUNTED.match(text, end) or _MORE.match(text, end))


def _address_of_machine(match: re.Match[str]) -> str:
    return "点".join(digits(part, one="幺") for part in match[0].split("."))
