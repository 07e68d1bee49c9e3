import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.rendering.displayed import displayed
from haidai.rendering.spacing import Spacing, spots


def told(line: str, chinese: bool = True) -> list[tuple[str, Spacing]]:
    return [(spot.character, spot.spacing) for spot in spots(line, chinese)]


@pytest.mark.parametrize(
    "pair", ["，”", "。）", "」、", "”。", "）“", "、“", "：“", "？！", "》《"]
)
def test_a_closing_mark_before_another_mark_gives_up_its_room(pair: str) -> None:
    assert told(f"字{pair}字") == [(pair[0], Spacing.CLOSING)]


def test_an_opening_mark_behind_another_gives_up_its_room() -> None:
    assert told("见（“甲”") == [("“", Spacing.OPENING)]


def test_marks_beside_characters_keep_their_room() -> None:
    assert told("按“大”字，读（小）报。") == []


def test_chinese_stands_a_little_apart_from_letters_and_digits() -> None:
    assert told("用Wi-Fi连30%的人") == [
        ("用", Spacing.APART),
        ("i", Spacing.APART),
        ("连", Spacing.APART),
        ("%", Spacing.APART),
    ]


def test_where_the_article_has_a_blank_no_room_is_added() -> None:
    assert told("按 Ctrl 和 V，好") == []


def test_a_joiner_does_not_hide_the_change_over() -> None:
    assert told(displayed("2024年").text) == [("4", Spacing.APART)]


def test_the_apostrophe_of_a_latin_word_is_narrow() -> None:
    assert told("don’t") == [("’", Spacing.NARROW)]
    assert told("“Yes,” he said", chinese=False) == [
        ("“", Spacing.NARROW),
        ("”", Spacing.NARROW),
    ]


@given(st.text(st.sampled_from("甲𠮷a1，。”“（）’🙂\u2060%"), max_size=60))
def test_every_spot_is_the_character_it_names(line: str) -> None:
    units = line.encode("utf-16-le")
    ends = 0
    for spot in spots(line):
        piece = units[2 * spot.start : 2 * (spot.start + spot.length)]
        assert piece.decode("utf-16-le") == spot.character
        assert spot.start >= ends
        ends = spot.start + spot.length
