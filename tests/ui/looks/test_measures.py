"""The labels grow with the text, and in 大字版 nothing is small."""

import pytest

from haidai.settings.text_size import TextSize
from haidai.ui.looks.measures import USUAL, measures_for

SIZES = [TextSize(pixels) for pixels in TextSize.STEPS]


@pytest.mark.parametrize("size", [size for size in SIZES if size.pixels <= 28])
def test_labels_keep_their_size_up_to_28_pixels_of_text(size: TextSize) -> None:
    assert measures_for(size) == USUAL
    assert USUAL.label == 15


@pytest.mark.parametrize("elder", [False, True])
def test_above_it_they_grow_in_step_and_never_shrink(elder: bool) -> None:
    labels = [measures_for(size, elder=elder).label for size in SIZES]
    assert labels == sorted(labels)
    assert labels[SIZES.index(TextSize(28))] < labels[SIZES.index(TextSize(40))]
    assert labels[-1] == (28 if elder else 24)


@pytest.mark.parametrize("size", SIZES)
def test_no_target_is_lower_than_44_pixels(size: TextSize) -> None:
    assert measures_for(size).target >= 44


@pytest.mark.parametrize("size", SIZES)
def test_in_the_elder_layout_no_label_is_below_18_and_no_target_below_60(size: TextSize) -> None:
    measures = measures_for(size, elder=True)
    assert min(measures.label, measures.small_label) >= 18
    assert measures.target >= 60
    assert measures.round_button >= 60


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_of_the_style_sheet_is_a_whole_number(size: TextSize, elder: bool) -> None:
    values = measures_for(size, elder=elder).style_values()
    assert all(int(value) > 0 for value in values.values() if value not in {"True", "False"})
