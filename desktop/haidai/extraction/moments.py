"""The time a line names: 2024-03-15 21:02:43, 2024年3月15日, Nov. 19, 2019 8:03 am, 22.04.2024."""

import re

from haidai.article.values import Moment

_CLOCK = (
    r"(?P<hour>\d{1,2})\s?[:：时h]\s?(?P<minute>\d{2})(?:\s?[:：分]\s?(?P<second>\d{2}))?"
    r"(?:\s?(?P<half>[aApP]\.?[mM])\b)?"
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.年_]\s?(?P<month>\d{1,2})\s?[-/.月_]\s?"
    r"(?P<day>\d{1,2})(?:\s?日)?"
    r"(?:\s?[T,，|]?\s?(?:(?:星期|周)[一二三四五六日天]\s?)?" + _CLOCK + r")?(?!\d)"
)
# 18-03-08 23:16: a year of two digits is believed where a clock follows.
_SHORT_YEAR = re.compile(r"(?<![\d-])([012]\d-\d\d-\d\d[ |]+\d\d:\d\d)(?!\d)")
_BEFORE_CLOCK = r"(?:\s?[,|·•–-]?\s?(?:at|um|à|alle|a las|às|kl\.?)?\s?" + _CLOCK + ")?"
_MONTH_NAMES = {
    1: "jan ene gen", 2: "feb fév fev", 3: "mar mär mrz maa", 4: "apr avr abr",
    5: "may mai mag mei", 6: "jun giu juin", 7: "jul lug juil", 8: "aug ago aoû",
    9: "sep set", 10: "oct okt ott out", 11: "nov", 12: "dec dez déc dic",
}  # fmt: skip
_MONTHS = {name: month for month, names in _MONTH_NAMES.items() for name in names.split()}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH_FIRST = re.compile(
    rf"\b(?P<name>{_NAMES})[a-zé]*\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s"
    rf"(?P<year>(?:19|20)\d\d)\b{_BEFORE_CLOCK}",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[.\s-]\s?(?:de )?"
    rf"(?P<name>{_NAMES})[a-zéûçäô]*\.?,?"
    rf"[\s-](?:de )?(?P<year>(?:19|20)\d\d)\b{_BEFORE_CLOCK}",
    re.IGNORECASE,
)
_DOTTED = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)" + _BEFORE_CLOCK
)
_FORMS = (_YEAR_FIRST, _MONTH_FIRST, _DAY_FIRST, _DOTTED)


def with_long_years(text: str) -> str:
    """The text with its years written out: 18-03-08 23:16 becomes 2018-03-08 23:16."""
    return _SHORT_YEAR.sub(r"20\1", text)


def find_moment(text: str) -> tuple[Moment, tuple[int, int]] | None:
    """The first possible time in a text and where it stands; the text should be short."""
    matches = [found for form in _FORMS for found in form.finditer(text)]
    for found in sorted(matches, key=lambda match: match.start()):
        moment = _moment(found)
        if moment is not None:
            return moment, found.span()
    return None


def _moment(found: re.Match[str]) -> Moment | None:
    parts = found.groupdict()
    name = parts.pop("name", None)
    half = (parts.pop("half", None) or "").lower().replace(".", "")
    numbers = {key: int(value) for key, value in parts.items() if value}
    if name:
        numbers["month"] = _MONTHS[name.lower()]
    if half and "hour" in numbers:
        numbers["hour"] = numbers["hour"] % 12 + (12 if half == "pm" else 0)
    try:
        return Moment(**numbers)
    except ValueError:
        return None
