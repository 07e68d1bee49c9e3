"""大字体 and 小字体 go through named steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.settings.text_size import TextSize


def test_a_new_reader_sees_twenty_pixels() -> None:
    assert TextSize.default().pixels == 20


def test_larger_and_smaller_go_one_step_and_stop_at_the_ends() -> None:
    sizes = [TextSize(14)]
    for _ in range(12):
        sizes.append(sizes[-1].larger())
    assert [size.pixels for size in sizes[:11]] == list(TextSize.STEPS)
    assert sizes[-1].pixels == 72
    assert TextSize(14).smaller().pixels == 14
    assert TextSize(24).smaller().pixels == 20


@pytest.mark.parametrize("pixels", [0, -20, 21, 73])
def test_only_a_step_is_a_size(pixels: int) -> None:
    with pytest.raises(ValueError, match="not a step"):
        TextSize(pixels)


@pytest.mark.parametrize(
    ("pixels", "step"), [(1, 14), (15, 14), (15.1, 16), (22, 20), (23, 24), (54, 48), (9999, 72)]
)
def test_any_number_has_a_nearest_step_the_smaller_of_two(pixels: float, step: int) -> None:
    assert TextSize.nearest(pixels).pixels == step


@given(st.sampled_from(TextSize.STEPS[1:-1]))
def test_a_step_up_and_down_is_where_one_was(pixels: int) -> None:
    assert TextSize(pixels).larger().smaller() == TextSize(pixels).smaller().larger()
