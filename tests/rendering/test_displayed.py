import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.rendering.displayed import INVISIBLE, JOINER, copied, displayed, utf16_length
from tests.fakes.articles import HOSTILE_TEXTS

ANY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("·～ 　\t\n\u2060\ufffc\ufdd0\ud800")
)


@given(ANY_TEXT)
def test_every_character_is_drawn_as_exactly_one(text: str) -> None:
    shown = displayed(text)
    kept = [c for index, c in enumerate(shown.text) if index not in set(shown.inserted)]

    assert len(kept) == len(text)
    assert {shown.text[index] for index in shown.inserted} <= {JOINER, INVISIBLE}
    assert list(shown.inserted) == sorted(set(shown.inserted))


@given(ANY_TEXT)
def test_nothing_drawn_can_steer_the_layout(text: str) -> None:
    shown = displayed(text).text

    assert not set(shown) & set("\n\r\t\x00\u2028\u2029\u202e\u2066\ufffc\ufdd0\ufdd1")
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"}]


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_keep_their_length(text: str) -> None:
    shown = displayed(text)

    assert len(shown.text) - len(shown.inserted) == len(text)


def test_ordinary_text_is_drawn_as_it_is() -> None:
    text = "“真的吗？！”她问。今年增长5.3%——𠮷祥🙂 Windows 11"

    assert displayed(text).text == text


def test_a_middle_dot_and_a_wave_are_joined_to_what_stands_before() -> None:
    shown = displayed("阿依古丽·买买提走5～8里")

    assert shown.text == f"阿依古丽{JOINER}·买买提走5{JOINER}～8里"
    assert shown.inserted == (4, 11)
    assert displayed("·开头").inserted == ()


def test_a_line_may_end_behind_a_closing_quote() -> None:
    shown = displayed("“好。”10个“甲”")

    assert shown.text == f"“好。”{INVISIBLE}10个“甲”"
    assert copied(shown.text) == "“好。”10个“甲”"
    assert displayed("don’t “x”y").inserted == ()


def test_a_number_keeps_its_unit() -> None:
    shown = displayed("2024年卖了1.26亿元，30个大棚")

    assert shown.text == f"2024{JOINER}年卖了1.26{JOINER}亿元，30个大棚"
    assert shown.inserted == (4, 12)


def test_what_is_copied_has_no_joiner_left() -> None:
    text = "阿依古丽·买买提走5～8里"

    assert copied(displayed(text).text) == text


def test_length_is_counted_as_qt_counts() -> None:
    assert utf16_length("a汉𠮷🙂") == 6
