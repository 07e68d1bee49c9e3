"""Years, months and days."""

import re

from haidai.speech.spoken.numbers import ALONE, AMOUNT_BEFORE, DASH, cardinal, digits
from haidai.speech.spoken.rewriting import Rule, rule

_YEAR = r"(?:1\d|20|21)\d\d"
_NEAR_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_TWO_DIGIT_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TWO_DIGIT_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_AMOUNT = r"[\d.,%℃万亿元多余人个名件家米公吨点次套台辆]"
_NO_AMOUNT = rf"(?!{_AMOUNT})"
_NAMES_AFTER_YEAR = (
    "[届款版级春夏秋冬]|第[一二三四1-4]季|赛季|财年|学年|雪季|[上下]半年|Q[1-4]|H[12]"
    "|世界|中国|全球|国际|亚洲|亚太|欧洲"
)
_SEASON = "(?=赛季|学年|财年|年度|雪季|榨季)"
_EVENT = (
    r"(?![\d多余人个名家件位项条场次届天米吨斤公里元亩座支张万亿年月日号级倍度])[\u4e00-\u9fff]{2,8}?"
    "(?:[冬夏残]?奥会?|亚运会|全运会|世界杯|欧洲杯|亚洲杯|世锦赛|马拉松|公开赛|锦标赛|联赛|杯赛|大师赛"
    "|春晚|大会|峰会|论坛|博览会|车展|文化节|旅游节|电影节|报告|白皮书)"
)
"""2024巴黎奥运会: a year without its 年."""
_LASTING = re.compile(r"(?:近|约|超过|逾|达|历经|距今|跨越|传承|上下|延续|绵延|走过)$")
_HISTORY = re.compile(r"年(?:的?历史|之久|以上|老|古|前的|文明)")
_LAST_DAY, _MONTHS = 31, 12
_NO_MONTH_BEFORE = re.compile(r"(?:[报于至涨跌达约为到共计收过]|[¥$€£])$")
_DAY_OF_NOTE = (
    '(?![万亿千百十元多余倍个人米公吨级度点分成折件家名版代斤克厘毫平立时小岁])[”"’]?(?:特?大?(?:地震|案|专案|事件|事故|事变|惨案|空难|火灾|爆炸|矿难|泥石流|晚会|大促)'
    "|(?:国际|全国|世界|国家|学雷锋|全民)?[\u4e00-\u9fff]{2,6}(?:节|日(?![期前后均本子报常元程间]))"
    "|国庆|元旦|[小长]*假|黄金周|讲话|阅兵)"
)


def date_rules() -> tuple[Rule, ...]:
    """The rules for the calendar, the longest form first."""
    return (
        rule(rf"{ALONE}({_YEAR})([-/.])({_MONTH})\2({_DAY})(?![\d.]\d|\d)", _date),
        rule(rf"{ALONE}{_NEAR_YEAR}{_TWO_DIGIT_MONTH}{_TWO_DIGIT_DAY}(?!\d|{_AMOUNT})", _plain),
        rule(rf"{ALONE}({_YEAR})-({_TWO_DIGIT_MONTH})(?![\d年-])", _year_and_month),
        *_years_and_months(),
        *_seasons(),
        *_years(),
        rule(
            r"(?<![\d.])(?:[5-9][05]|[012][05])(?=(?:、\d[05])*后(?!方|续|小时|[天日年]))", _plain
        ),
        rule(r"(?<![\d.])0\d(?=[月日])", lambda match: cardinal(match[0])),
        *_days_of_note(),
    )


def _years_and_months() -> tuple[Rule, ...]:
    """2024.06, as in the lives of officials; a price or an index looks alike."""
    both = rf"({_NEAR_YEAR})\.({_MONTH})(?![\d.])"
    until = rf"{DASH}(?:{_NEAR_YEAR}\.{_MONTH}(?![\d.])|今|至今)"
    return (
        rule(rf"{ALONE}{both}(?={until})", _year_and_month),
        rule(rf"(?<=\d)({DASH}){both}", _until_month),
        rule(rf"(?<=[（(]){both}(?=[）)])", _year_and_month),
        rule(
            rf"{ALONE}({_NEAR_YEAR})\.({_TWO_DIGIT_MONTH})(?=[\s，,：:—]|[\u4e00-\u9fff])"
            r"(?!\s?[点元亿万美港欧倍吨米公个家人%])",
            _month_of_a_life,
        ),
    )


def _seasons() -> tuple[Rule, ...]:
    return (
        rule(rf"{ALONE}({_YEAR})/(\d\d){_SEASON}", _plain),
        rule(rf"{ALONE}(\d\d)/(\d\d){_SEASON}", _season),
        rule(r"(?<!\w)[’'](\d\d)(?=[春夏秋冬届级款])", _plain),
        rule(rf"{ALONE}({_YEAR})年?(?:{DASH}|/)({_YEAR}){_NO_AMOUNT}", _from_year_to_year),
        rule(rf"{ALONE}({_YEAR}){DASH}(\d\d)(?=年(?!代)|学年|赛季|财年)", _from_year_to_year),
    )


def _years() -> tuple[Rule, ...]:
    listed = rf"(?:(?:[、，]|和|及|与|或|至|到)\s?{_YEAR}){{1,6}}"
    return (
        rule(rf"{ALONE}{_YEAR}(?={listed}年(?!的?历史|之久))", _plain),
        rule(rf"{ALONE}{_NEAR_YEAR}(?=(?:[、和]{_NEAR_YEAR}){{0,4}}[两三四五]年)", _plain),
        rule(rf"{ALONE}{_YEAR}(?=年)", _year),
        rule(r"(?:(?<=公元)|(?<=公元前))\d{3,4}(?=年|$|[，。、；）)—-])", _plain),
        rule(rf"[（(]前?\d{{3,4}}年?(?:{DASH}|至)前?\d{{3,4}}年?(?=[）)])", _reign),
        rule(r"(?<=[（(])\d{3}(?=年[）)])", _plain),
        rule(rf"(?<=[〔\[【（(]){_YEAR}(?=[〕\]】）)])", _plain),
        rule(r"(?<=《)\d{3,4}(?=》)", _plain),
        rule(rf"{ALONE}{_NEAR_YEAR}(?=[“「《])", _plain),
        rule(
            rf"(?<=[\u4e00-\u9fff])(?<![{AMOUNT_BEFORE}]){_NEAR_YEAR}(?=[”’》）)，。、；：！？\s]|$)",
            _plain,
        ),
        rule(rf"{ALONE}{_NEAR_YEAR}(?=\s[A-Z][A-Za-z]{{2}}|\s?/\s)", _plain),
        rule(rf"(?<=/\s){_NEAR_YEAR}(?!\S)", _plain),
        rule(rf"(?<=[A-Za-z]\s)(?:19|20)[0-4]\d(?!\s?(?:{_AMOUNT}|[A-Za-z]))", _plain),
        rule(rf"{ALONE}{_NEAR_YEAR}(?={_NAMES_AFTER_YEAR})", _plain),
        rule(rf"{ALONE}{_NEAR_YEAR}(?={_EVENT})", _plain),
    )


def _days_of_note() -> tuple[Rule, ...]:
    """3·15 is said by its digits, but the day of the nation by its month."""
    return (
        rule(r"(?<![\d.·•])10[·•・]1(?![\d.·•])", "十一"),
        rule(r"(?<![\d.])10\.1(?=国庆|[小长]*假|黄金周)", "十一"),
        rule(r"(?<=\d)·(?=\d{1,2}[万亿%℃元倍吨])", "点"),
        rule(r"(?<![\d.·•])(\d{1,2})[·•・](\d{1,2})(?![\d.·•])", _plain),
        rule(
            rf"(?<![\d.])({_MONTH})\.({_DAY}){DASH}(?:({_MONTH})\.)?({_DAY})(?=[日号]|期间)",
            _from_day_to_day,
        ),
        rule(rf"{ALONE}({_MONTH})/({_DAY}){DASH}({_MONTH})/({_DAY})(?![\d/])", _from_day_to_day),
        rule(rf"{ALONE}({_MONTH})/({_DAY})(?=日|\s?[（(]?(?:周|星期)[一二三四五六日天])", _day),
        rule(
            rf"(?<=[（(])({_MONTH})\.(\d\d){DASH}({_MONTH})\.(\d\d)(?=[）)])",
            _from_day_to_day,
        ),
        rule(rf"(?<![\d.]){_MONTH}\.{_DAY}(?=购物节|{_DAY_OF_NOTE})", _plain),
        rule(r"(?<=[“\"‘])(?:0?[1-9]|1[0-2])\.(?:[0-2]?[1-9]|[1-3]0|31)(?=[”\"’])", _plain),
    )


def _plain(match: re.Match[str]) -> str:
    return digits(match[0])


def _date(match: re.Match[str]) -> str:
    return f"{digits(match[1])}年{cardinal(match[3])}月{cardinal(match[4])}日"


def _year_and_month(match: re.Match[str]) -> str:
    return f"{digits(match[1])}年{cardinal(match[2])}月"


def _from_day_to_day(match: re.Match[str]) -> str | None:
    """5.18-5.19日, （6.29-7.03）, 12/25-12/31; 1/3-1/2 are fractions"""
    last = max(int(match[2]), int(match[4]))
    if last > _LAST_DAY or ("/" in match[0] and last <= _MONTHS):
        return None
    day = "" if match.string.startswith(("日", "号"), match.end()) else "日"
    month = f"{cardinal(match[3])}月" if match[3] else ""
    first = f"{cardinal(match[1])}月{cardinal(match[2])}日"
    return f"{first}到{month}{cardinal(match[4])}{day}"


def _day(match: re.Match[str]) -> str:
    day = "" if match.string.startswith("日", match.end()) else "日"
    return f"{cardinal(match[1])}月{cardinal(match[2])}{day}"


def _until_month(match: re.Match[str]) -> str | None:
    """The second of two months, where the first is one too."""
    before = match.string[max(0, match.start() - 7) : match.start()]
    if not re.search(rf"{_NEAR_YEAR}\.{_MONTH}$", before):
        return None
    return f"到{digits(match[2])}年{cardinal(match[3])}月"


def _month_of_a_life(match: re.Match[str]) -> str | None:
    if _NO_MONTH_BEFORE.search(match.string, max(0, match.start() - 1), match.start()):
        return None
    return _year_and_month(match)


def _season(match: re.Match[str]) -> str | None:
    first, second = int(match[1]), int(match[2])
    return digits(match[0]) if second == (first + 1) % 100 else None


def _reign(match: re.Match[str]) -> str | None:
    """（618年—907年）, （前221—前206）"""
    if "年" not in match[0] and "前" not in match[0]:
        return None
    said = re.sub(r"\d+", lambda year: digits(year[0]), match[0][1:])
    return match[0][0] + re.sub(DASH, "到", said)


def _from_year_to_year(match: re.Match[str]) -> str:
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
