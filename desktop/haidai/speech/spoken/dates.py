"""Years, dates and times of day."""

import re

from haidai.speech.spoken.numbers import cardinal, digits
from haidai.speech.spoken.rewriting import Rule, rule

DASH = r"\s?(?:-|–|(?<!—)—(?!—)|―|~|～|〜)\s?"
"""What stands between two numbers for 到; a double dash does not."""
_ALONE = r"(?<![\dA-Za-z])(?<!\d[.,])"
_YEAR = r"(?:1\d|20|21)\d\d"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NO_AMOUNT = r"(?![\d.,%℃万亿元多余人个名件家米公吨点次套台辆])"
_NAMES_AFTER_YEAR = (
    "[届款版级春夏秋冬]|赛季|财年|学年|雪季|[上下]半年|Q[1-4]|H[12]"
    "|世界|中国|全球|国际|亚洲|亚太|欧洲"
)
_EVENT = (
    r"(?![\d多余人个名家件位项条场次届天米吨斤公里元亩座支张万亿年月日号级倍度])[\u4e00-\u9fff]{2,8}?"
    "(?:[冬夏残]?奥会?|亚运会|全运会|世界杯|欧洲杯|亚洲杯|世锦赛|马拉松|公开赛|锦标赛|联赛|杯赛|大师赛"
    "|春晚|大会|峰会|论坛|博览会|车展|文化节|旅游节|电影节|报告|白皮书)"
)
"""2024巴黎奥运会: a year without its 年."""
_LASTING = re.compile(r"(?:近|约|超过|逾|达|历经|距今|跨越|传承|上下|延续|绵延|走过)$")
_HISTORY = re.compile(r"年(?:的?历史|之久|以上|以来|老|古|前的|文明)")
_CONTEXT = 10
_SCORE = re.compile(
    r"比分|战胜|击败|战平|打平|战成|逆转|横扫|领先|落后|扳|不敌|负于|惜败|大胜|险胜|完胜|取胜|胜出|[胜负赢输]"
    r"|直落|比例|配比|汇率"
)
_CLOCK_BEFORE = re.compile(
    r"(?:时间|[上中下正]午|早上|早晨|清晨|凌晨|傍晚|晚上|深夜|夜间|[今明昨当]晚|[日午晚][的于]?)$"
)
_CLOCK_BEHIND = re.compile(r"[（(]?(?:开[球赛打幕战播抢始]|举行|抵达|起飞|发车|许|左右|整)")
_SCORES_BESIDE = re.compile(r"\d[:：∶]\d(?!\d)")
_RESULT = re.compile(r"成绩|夺冠|完赛|用时|耗时|纪录|跑完|时长|历时|夺得")


def date_rules() -> tuple[Rule, ...]:
    """The rules for calendar and clock, the longest form first."""
    return (
        rule(rf"{_ALONE}({_YEAR})([-/.])({_MONTH})\2({_DAY})(?![\d.]\d|\d)", _date),
        rule(rf"{_ALONE}({_YEAR})-(0[1-9]|1[0-2])(?![\d年-])", _year_and_month),
        rule(rf"{_ALONE}({_YEAR})/(\d\d)(?=赛季|学年|财年|年度|雪季|榨季)", _plain),
        rule(rf"{_ALONE}({_YEAR})年?(?:{DASH}|/)({_YEAR}){_NO_AMOUNT}", _years),
        rule(rf"{_ALONE}({_YEAR}){DASH}(\d\d)(?=年(?!代)|学年|赛季|财年)", _years),
        rule(rf"{_ALONE}{_YEAR}(?=年)", _year),
        rule(r"(?:(?<=公元)|(?<=公元前))\d{3,4}(?=年)", _plain),
        rule(rf"(?<=[〔\[【（(]){_YEAR}(?=[〕\]】）)])", _plain),
        rule(rf"{_ALONE}(?:19|20)\d\d(?={_NAMES_AFTER_YEAR})", _plain),
        rule(rf"{_ALONE}(?:19|20)\d\d(?={_EVENT})", _plain),
        rule(
            r"(?<![\d.])(?:[5-9][05]|[012][05])(?=(?:、\d[05])*后(?!方|续|小时|[天日年]))", _plain
        ),
        rule(r"(?<![\d.])0\d(?=[月日时点])", lambda match: cardinal(match[0])),
        rule(r"(?<=[时点])0([1-9])(?=分)", lambda match: "零" + cardinal(match[1])),
        rule(r"(?<![\d:：.])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?![\d:：.])", _time),
    )


def near(match: re.Match[str], words: re.Pattern[str], distance: int = _CONTEXT) -> bool:
    """Whether one of `words` stands at most `distance` characters before or behind a match."""
    text = match.string
    start, end = match.span()
    return bool(
        words.search(text, max(0, start - distance), start)
        or words.search(text, end, end + distance)
    )


def is_score(match: re.Match[str]) -> bool:
    """Whether two numbers with a sign between them are the result of a game, or a ratio."""
    text, start, end = match.string, match.start(), match.end()
    if _CLOCK_BEFORE.search(text, max(0, start - 4), start) or _CLOCK_BEHIND.match(text, end):
        return False
    return text[max(0, start - 1) : start] == "以" or near(match, _SCORE)


def _plain(match: re.Match[str]) -> str:
    return digits(match[0])


def _date(match: re.Match[str]) -> str:
    return f"{digits(match[1])}年{cardinal(match[3])}月{cardinal(match[4])}日"


def _year_and_month(match: re.Match[str]) -> str:
    return f"{digits(match[1])}年{cardinal(match[2])}月"


def _years(match: re.Match[str]) -> str:
    year = "年" if "年" in match[0] else ""
    return f"{digits(match[1])}{year}到{digits(match[2])}"


def _year(match: re.Match[str]) -> str:
    """1949年 is a name, 2000年历史 a quantity."""
    text, value = match.string, int(match[0])
    lasts = _HISTORY.match(text, match.end()) or _LASTING.search(
        text, max(0, match.start() - 4), match.start()
    )
    if value % 10 == 0 and (lasts or (value % 100 == 0 and value < 1800)):
        return cardinal(match[0])
    return digits(match[0])


def _time(match: re.Match[str]) -> str | None:
    hour, minute, second = match[1], match[2], match[3]
    if second and near(match, _RESULT):
        hours = f"{_hour(hour)}小时" if int(hour) else ""
        return f"{hours}{cardinal(minute)}分{cardinal(second)}秒"
    if is_score(match) or near(match, _SCORES_BESIDE):
        return None
    said = f"{_hour(hour)}点"
    if int(minute) or second:
        zero = "零" if minute.startswith("0") and int(minute) else ""
        written = match.string.startswith("分", match.end())
        said += f"{zero}{cardinal(minute)}" + ("" if written and not second else "分")
    if second:
        said += ("零" if second.startswith("0") and int(second) else "") + f"{cardinal(second)}秒"
    return said


def _hour(written: str) -> str:
    return "两" if int(written) == 2 else cardinal(written)
