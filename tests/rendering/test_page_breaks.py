from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from haidai.rendering.page_breaks import LineBox, cut


def page(*paragraphs: int, heading: Sequence[int] = ()) -> list[LineBox]:
    """Paragraphs of so many lines of height 10; those counted in `heading` lead."""
    boxes = []
    for number, lines in enumerate(paragraphs):
        for _ in range(lines):
            top = len(boxes) * 10.0
            boxes.append(LineBox(top, top + 10, number, number in heading))
    return boxes


def test_a_page_is_filled_with_whole_lines() -> None:
    assert cut(page(20), 50).starts == (0, 5, 10, 15)
    assert cut(page(20), 59).starts == (0, 5, 10, 15)


def test_no_lines_are_no_pages_and_few_are_one() -> None:
    assert cut([], 50).starts == ()
    assert cut(page(3), 50).starts == (0,)


def test_the_first_line_of_a_paragraph_is_not_left_at_the_foot() -> None:
    assert cut(page(4, 4), 50).starts == (0, 4)


def test_the_last_line_of_a_paragraph_is_not_left_for_the_next_page() -> None:
    assert cut(page(6), 50).starts == (0, 4)


def test_a_paragraph_of_three_lines_moves_whole() -> None:
    assert cut(page(3, 3), 50).starts == (0, 3)


def test_a_heading_moves_with_the_first_two_lines_it_leads() -> None:
    assert cut(page(3, 1, 4, heading=[1]), 50).starts == (0, 3)
    assert cut(page(3, 2, 1, 5, heading=[1, 2]), 60).starts == (0, 3, 9)


def test_a_line_that_closes_takes_the_paragraph_before_it_along() -> None:
    boxes = page(4, 2)
    boxes.append(LineBox(60, 70, 2, closes=True))

    assert cut(boxes, 60).starts == (0, 4)
    assert cut(boxes[-1:], 60).starts == (0,)


def test_lines_that_may_not_be_parted_are_parted_where_a_page_is_too_small() -> None:
    assert cut(page(9, heading=[0]), 20).starts == (0, 2, 4, 6, 8)


def test_a_page_too_small_for_what_belongs_together_ends_between_paragraphs() -> None:
    assert cut(page(3, 2, 2, heading=[0, 1]), 45).starts == (0, 3)
    # But not with hardly anything on it.
    assert cut(page(1, 5, 2, heading=[0, 1]), 45).starts == (0, 4)


def test_a_line_taller_than_the_page_has_one_to_itself() -> None:
    boxes = [LineBox(0, 10, 0), LineBox(10, 500, 1), LineBox(500, 510, 2)]

    assert cut(boxes, 50).starts == (0, 1, 2)


def illustrated(above: int, height: float, spare: float, captions: int = 1) -> list[LineBox]:
    """A paragraph, a picture with its caption, and three lines more; lines of height 10."""
    boxes = page(above)
    top = above * 10.0
    boxes.append(LineBox(top, top + height, 1, leads=captions > 0, spare=spare))
    top += height
    for number in range(captions + 3):
        paragraph = 2 if number < captions else 3
        boxes.append(LineBox(top, top + 10, paragraph, leads=number < captions - 1))
        top += 10
    return boxes


def test_a_picture_gives_up_what_it_needs_to_stay_with_its_caption() -> None:
    lower = cut(illustrated(5, 50, spare=20), 100)
    assert (lower.starts, lower.lowered) == ((0, 7), {5: 10})
    whole = cut(illustrated(4, 50, spare=20), 100)
    assert (whole.starts, whole.lowered) == ((0, 6), {})
    bare = cut(illustrated(6, 50, spare=20, captions=0), 100)
    assert (bare.starts, bare.lowered) == ((0, 7), {6: 10})


def test_all_lines_of_a_caption_are_counted() -> None:
    found = cut(illustrated(5, 50, spare=20, captions=2), 100)
    assert (found.starts, found.lowered) == ((0, 8), {5: 20})


def test_a_picture_that_must_give_up_more_moves_as_it_is() -> None:
    found = cut(illustrated(7, 50, spare=20), 100)
    assert (found.starts, found.lowered) == ((0, 7), {})


def test_a_picture_that_moves_for_another_reason_stays_as_high_as_it_is() -> None:
    boxes = illustrated(5, 50, spare=20)[:7]
    boxes.append(LineBox(110, 120, 4, closes=True))

    found = cut(boxes, 100)

    assert found.starts in {(0, 5), (0,)}
    assert found.starts == (0,) or not found.lowered


@given(
    st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.floats(0, 6)), max_size=40),
    st.floats(15, 400),
)
def test_pages_hold_every_line_once_and_none_is_too_tall(
    shape: list[tuple[int, bool, float]], height: float
) -> None:
    headings = [number for number, (_, leads, _) in enumerate(shape) if leads]
    spares = [spare for _, _, spare in shape]
    boxes = [
        replace(box, spare=spares[box.paragraph])
        for box in page(*(lines for lines, _, _ in shape), heading=headings)
    ]

    found = cut(boxes, height)

    starts = found.starts
    assert all(0 < less <= boxes[index].spare for index, less in found.lowered.items())

    assert list(starts) == sorted(set(starts))
    assert (starts[:1] == (0,)) is bool(boxes)
    for start, end in pairwise([*starts, len(boxes)]):
        lower = sum(less for index, less in found.lowered.items() if start <= index < end)
        room = height + lower + 1e-6
        assert end == start + 1 or boxes[end - 1].bottom - boxes[start].top <= room


@given(st.lists(st.integers(1, 9), max_size=40))
def test_a_roomy_page_tears_no_paragraph(shape: list[int]) -> None:
    boxes = page(*shape)

    for start in cut(boxes, 120).starts[1:]:
        mine = [n for n, box in enumerate(boxes) if box.paragraph == boxes[start].paragraph]
        assert start == mine[0] or 2 <= start - mine[0] <= len(mine) - 2
