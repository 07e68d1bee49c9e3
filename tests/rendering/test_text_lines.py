"""A text becomes lines that Qt can lay out."""

from haidai.rendering.style import Role
from haidai.rendering.text_lines import LONGEST_LINE, text_lines


def test_a_paragraph_too_long_for_a_block_goes_on_in_another_at_a_sentence() -> None:
    text = ("一二三四五六七八九。" * 3_000)[:-4]

    lines = list(text_lines(Role.PARAGRAPH, text, 0))

    assert [line.role for line in lines] == [Role.PARAGRAPH, Role.CONTINUATION]
    assert "".join(line.text.text for line in lines) == text
    assert lines[0].text.text.endswith("。")
    assert len(lines[0].text.text) == LONGEST_LINE
    assert [line.offset for line in lines] == [0, LONGEST_LINE]


def test_a_text_without_any_end_is_cut_all_the_same() -> None:
    lines = list(text_lines(Role.HEADING, "汉" * 50_000, 3))

    assert [len(line.text.text) for line in lines] == [20_000, 20_000, 10_000]


def test_a_marker_stands_before_the_first_line_alone() -> None:
    lines = list(text_lines(Role.LIST_ITEM, "运冰。" * 10_000, 0, "1. "))

    assert [line.marker for line in lines] == ["1. ", ""]


def test_no_text_is_no_line() -> None:
    assert list(text_lines(Role.DECK, "", None)) == []
