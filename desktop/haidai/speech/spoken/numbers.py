"""Numbers in Chinese words."""

_DIGITS = "零一二三四五六七八九"
_SMALL_UNITS = ("", "十", "百", "千")
_LARGE_UNITS = ("", "万", "亿", "万亿")
LONGEST_CARDINAL = 16
"""Digits; a longer number is read digit by digit."""

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*)"
"""A written number, with `,` between thousands or without, with decimals or without."""
ALONE = r"(?<![\dA-Za-z])(?<!\d[.,])"
"""What goes before a number that is not the rest of a longer one or of a name."""
FREE = r"(?<!\d)(?<!\d\.)"
"""What goes before a number that is not the rest of a longer one."""
AMOUNT_BEFORE = "为达约共计至到于近超逾过有是报收第值额量数年月日时分元的了加减升降增少多名价薪口"
"""Behind one of these a number without anything behind it is an amount, no name."""
DASH = r"\s?(?:-|–|(?<!—)—(?!—)|―|~|～|〜)\s?"
"""What stands between two numbers for 到; a double dash does not."""


def digits(written: str, one: str = "一") -> str:
    """Each digit by itself (`2024` → 二零二四); other characters are left out.

    `one` is how 1 is said: 幺 in telephone numbers.
    """
    said = "".join(_DIGITS[int(digit)] for digit in written if digit in "0123456789")
    return said if one == "一" else said.replace("一", one)


def cardinal(written: str) -> str:
    """A whole number as a quantity (`140967` → 十四万零九百六十七), `,` between digits allowed."""
    plain = written.replace(",", "").lstrip("0")
    if not plain:
        return "零"
    if len(plain) > LONGEST_CARDINAL:
        return digits(written)
    groups = [plain[max(0, end - 4) : end] for end in range(len(plain), 0, -4)]
    said = ""
    for index in range(len(groups) - 1, -1, -1):
        value = int(groups[index])
        if value:
            gap = "零" if said and value < 1000 else ""
            said += gap + _below_ten_thousand(value) + _LARGE_UNITS[index]
    if said.startswith("一十"):
        return said[1:]
    return "两" + said[1:] if said.startswith(("二千", "二万", "二亿")) else said


def number(written: str) -> str:
    """A quantity with or without decimals (`3,268.11` → 三千二百六十八点一一).

    Several points (a version, `1.2.3`) are all said; a number written with zeros in front
    (`007`) is read digit by digit.
    """
    whole, point, decimals = written.partition(".")
    leading_zero = len(whole) > 1 and whole.startswith("0")
    said = digits(whole) if leading_zero else cardinal(whole)
    if point:
        said += "点" + "点".join(digits(part) for part in decimals.split("."))
    return said


def _below_ten_thousand(value: int) -> str:
    said = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + _SMALL_UNITS[power]
            gap = False
        else:
            gap = True
    return said
