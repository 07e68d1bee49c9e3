"""Results of games and ratios: 3:1, 25∶21, 98-95 — and which of them are times or ranges.

Two numbers with a sign between them say little by themselves. What tells is their own size
(nobody writes a range from 3 to 1, no clock shows 25:21), the others in their list (`25:21、
22:25`), and the words beside it.
"""

import re
from itertools import pairwise

from haidai.speech.spoken.numbers import NUMBER, number
from haidai.speech.spoken.rewriting import Rule, rule
from haidai.speech.spoken.units import COUNTED

_COLON = "[:：∶]"
_PAIR = rf"\d{{1,3}}(?:{_COLON}|-|–)\d{{1,3}}"
_LISTED = r"(?:[、，,（()）\s]|和|及|以及){1,2}"
_LIST_BEFORE = re.compile(rf"(?<!\d)(?:{_PAIR}{_LISTED}){{1,9}}$")
_LIST_BEHIND = re.compile(rf"(?:{_LISTED}{_PAIR}(?!\d)){{1,9}}")
_ONE_OF_A_LIST = re.compile(r"(\d{1,3})[:：∶–-](\d{1,3})")
_LONGEST_LIST = 60  # characters on either side
_CONTEXT = 10
_BORDER = re.compile(r"[，。；！？\d]")
"""Words behind one of these are about something else."""

_RESULT = re.compile(
    r"比分|战胜|击败|战平|打平|战成|打成|逼平|追[至到平]|逆转|横扫|领先|落后|扳|反超|不敌|负于|失利|告捷|惜败|惨败|完败|大败"
    r"|力克|轻取|绝杀|大胜|险胜|完胜|小胜|取胜|胜出|拿下|告负|落败|[胜负赢输]|直落"
    r"|比例|配比|汇率|杠杆|稀释|兑水|兑换|赔率|换股|配股|模型|缩小|还原|按照?$|[比率][例值]?[为是约达近在到]{0,2}$"
    r"|第[一二三四五六七]局|[首次末]局[以为]?$"
)
_GAME = re.compile(
    r"晋级|淘汰|夺冠|卫冕|半场|全场|加时|点球|主场|客场|[双单]打|[男女][双单团]|决赛"
)
"""Words of games that stand beside a time of day as well."""
_NO_SCORE_BEFORE = re.compile(r"(?:[表图式第例章条款题组附件届]|编号|型号|\d[.,]|[\dA-Za-z-])$")
_NO_SCORE_BEHIND = re.compile(
    r"\s?(?:[号日月年时点分秒级度成折类期章节页版岁例栋幢楼室排座代线路挡档]|=|%|‰|℃|°|[-–]?\d|\.\d|[A-Za-z])"
)


def score_rules() -> tuple[Rule, ...]:
    """The rules for scores and ratios; they come behind those of the clock."""
    return (
        rule(rf"(?<!\d[:：∶])(?<!\d)(?<!\d\.){NUMBER}(?:{_COLON}{NUMBER}){{1,3}}(?!\d)", _ratio),
        rule(r"(?<![\d.])(\d)-(\d)-(\d)(?:-(\d))?(?=阵)", _formation),
        rule(r"(?<!\d)(\d{1,3})\s?[-–]\s?(\d{1,3})(?!\d)", _score),
    )


def tells_result(match: re.Match[str]) -> bool:
    """Whether two numbers with a colon that could be a time are a result, or a ratio."""
    text, start, end = match.string, *_list_around(match)
    if text[max(0, start - 1) : start] == "以" or _tells(_RESULT, text, start, end):
        return True
    pairs = [(int(a), int(b), len(b)) for a, b in _ONE_OF_A_LIST.findall(text, start, end)]
    if any(first > 24 or second > 59 or length == 1 for first, second, length in pairs):
        return True
    # The times of a day follow each other.
    return any(later < earlier for earlier, later in pairwise(pairs))


def _list_around(match: re.Match[str]) -> tuple[int, int]:
    """The beginning and the end of the list of pairs that a match belongs to."""
    text, start, end = match.string, match.start(), match.end()
    before = _LIST_BEFORE.search(text, max(0, start - _LONGEST_LIST), start)
    behind = _LIST_BEHIND.match(text, end, end + _LONGEST_LIST)
    return before.start() if before else start, behind.end() if behind else end


def _tells(words: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether one of `words` stands near, with no border between."""
    before = re.split(_BORDER, text[max(0, start - _CONTEXT) : start])[-1]
    behind = re.split(_BORDER, text[end : end + _CONTEXT])[0]
    return bool(words.search(before) or words.search(behind))


def _ratio(match: re.Match[str]) -> str:
    return "比".join(number(part) for part in re.findall(NUMBER, match[0]))


def _formation(match: re.Match[str]) -> str:
    return "".join(number(part) for part in match.groups() if part)


def _score(match: re.Match[str]) -> str | None:
    text = match.string
    if _NO_SCORE_BEHIND.match(text, match.end()) or COUNTED.match(text, match.end()):
        return None
    if _NO_SCORE_BEFORE.search(text, max(0, match.start() - 2), match.start()):
        return None
    if any(len(part) > 1 and part.startswith("0") for part in match.groups()):
        return None
    start, end = _list_around(match)
    pairs = _ONE_OF_A_LIST.findall(text, start, end)
    if (
        any(int(first) >= int(second) for first, second in pairs)
        or text[max(0, start - 1) : start] == "以"
        or _tells(_RESULT, text, start, end)
        or _tells(_GAME, text, start, end)
    ):
        return f"{number(match[1])}比{number(match[2])}"
    return None
