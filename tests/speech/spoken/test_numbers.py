"""Numbers in Chinese words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.speech.spoken.numbers import cardinal, digits, number

_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1_000}


def value_of(words: str) -> int:
    """The number said, read back as a listener would."""
    total = section = digit = 0
    for word in words:
        if word in _VALUES:
            digit = _VALUES[word]
        elif word in _SMALL:
            section += (digit or 1) * _SMALL[word]
            digit = 0
        elif word == "万":
            # 万亿 counts the 万 in 亿.
            total, section, digit = total + (section + digit) * 10_000, 0, 0
        else:
            total, section, digit = (total + section + digit) * 10**8, 0, 0
    return total + section + digit


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("0", "零"), ("10", "十"), ("15", "十五"), ("110", "一百一十"), ("1001", "一千零一"),
        ("1010", "一千零一十"), ("2200", "两千二百"), ("10001", "一万零一"), ("12,000", "一万二千"),
        ("100010", "十万零一十"), ("140967", "十四万零九百六十七"), ("1300000000", "十三亿"),
        ("100000001", "一亿零一"), ("105000", "十万五千"), ("1000000000000", "一万亿"),
    ],
)  # fmt: skip
def test_quantities_are_said_as_in_the_news(written: str, said: str) -> None:
    assert cardinal(written) == said


@given(st.integers(0, 10**12 - 1))
def test_a_listener_understands_every_quantity(value: int) -> None:
    assert value_of(cardinal(str(value))) == value


def test_decimals_versions_and_leading_zeros_are_said_by_their_digits() -> None:
    assert number("3,268.110") == "三千二百六十八点一一零"
    assert number("1.2.3") == "一点二点三"
    assert number("007") == "零零七"
    assert digits("010-119", one="幺") == "零幺零幺幺九"


def test_a_number_without_end_is_said_by_its_digits() -> None:
    assert cardinal("9" * 40) == "九" * 40
