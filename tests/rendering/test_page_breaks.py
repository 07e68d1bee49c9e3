from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from haidai.rendering.page_breaks import LineBox, page_breaks


def page(*paragraphs: int, heading: Sequence[int] = ()) -> list[LineBox]:
    """Paragraphs of so many lines of height 10; those counted in `heading` lead."""
    boxes = []
    for number, lines in enumerate(paragraphs):
        for _ in range(lines):
            top = len(boxes) * 10.0
            boxes.append(LineBox(top, top + 10, number, number in heading))
    return boxes


def test_a_page_is_filled_with_whole_lines() -> None:
    assert page_breaks(page(20), 50) == (0, 5, 10, 15)
    assert page_breaks(page(20), 59) == (0, 5, 10, 15)


def test_no_lines_are_no_pages_and_few_are_one() -> None:
    assert page_breaks([], 50) == ()
    assert page_breaks(page(3), 50) == (0,)


def test_the_first_line_of_a_paragraph_is_not_left_at_the_foot() -> None:
    assert page_breaks(page(4, 4), 50) == (0, 4)


def test_the_last_line_of_a_paragraph_is_not_left_for_the_next_page() -> None:
    assert page_breaks(page(6), 50) == (0, 4)


def test_a_paragraph_of_three_lines_moves_whole() -> None:
    assert page_breaks(page(3, 3), 50) == (0, 3)


def test_a_heading_moves_with_the_first_two_lines_it_leads() -> None:
    assert page_breaks(page(3, 1, 4, heading=[1]), 50) == (0, 3)
    assert page_breaks(page(3, 2, 1, 5, heading=[1, 2]), 60) == (0, 3, 9)


def test_a_line_that_closes_takes_the_paragraph_before_it_along() -> None:
    boxes = page(4, 2)
    boxes.append(LineBox(60, 70, 2, closes=True))

    assert page_breaks(boxes, 60) == (0, 4)
    assert page_breaks(boxes[-1:], 60) == (0,)


def test_lines_that_may_not_be_parted_are_parted_where_a_page_is_too_small() -> None:
    assert page_breaks(page(9, heading=[0]), 20) == (0, 2, 4, 6, 8)


def test_a_line_taller_than_the_page_has_one_to_itself() -> None:
    boxes = [LineBox(0, 10, 0), LineBox(10, 500, 1), LineBox(500, 510, 2)]

    assert page_breaks(boxes, 50) == (0, 1, 2)


@given(
    st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=40),
    st.floats(15, 400),
)
def test_pages_hold_every_line_once_and_none_is_too_tall(
    shape: list[tuple[int, bool]], height: float
) -> None:
    headings = [number for number, (_, leads) in enumerate(shape) if leads]
    boxes = page(*(lines for lines, _ in shape), heading=headings)

    starts = page_breaks(boxes, height)

    assert list(starts) == sorted(set(starts))
    assert (starts[:1] == (0,)) is bool(boxes)
    for start, end in pairwise([*starts, len(boxes)]):
        assert end == start + 1 or boxes[end - 1].bottom - boxes[start].top <= height


@given(st.lists(st.integers(1, 9), max_size=40))
def test_a_roomy_page_tears_no_paragraph(shape: list[int]) -> None:
    boxes = page(*shape)

    for start in page_breaks(boxes, 120)[1:]:
        mine = [n for n, box in enumerate(boxes) if box.paragraph == boxes[start].paragraph]
        assert start == mine[0] or 2 <= start - mine[0] <= len(mine) - 2
