"""What a narrow bar folds into 更多, and in which order."""

import pytest

from haidai.ui.folding import FIVE, LESSER, SPARE, folded, least_room

WIDTHS = dict.fromkeys(("open", *LESSER, *FIVE), 90)
REST = 150


def test_a_wide_bar_shows_everything() -> None:
    assert folded(WIDTHS, 1360, REST) == set()


def test_below_1100_pixels_the_lesser_buttons_fold() -> None:
    assert folded(WIDTHS, 1099, REST) == set(LESSER)
    assert folded({"open": 90, "listen": 90}, 800, REST) == set()


def test_above_it_they_fold_one_by_one_where_labels_are_large() -> None:
    large = dict.fromkeys(WIDTHS, 130)
    gone = folded(large, 1200, REST)
    assert gone == set(LESSER[: len(gone)])
    assert 0 < len(gone) < len(LESSER)


def test_open_size_and_reading_stay_however_narrow_it_is() -> None:
    gone = folded(WIDTHS, 10, REST)
    assert gone == {*LESSER, *SPARE}
    assert {"open", "smaller", "larger", "listen"}.isdisjoint(gone)


@pytest.mark.parametrize("room", [1024, 1360, 3840])
def test_the_elder_layout_keeps_exactly_five(room: int) -> None:
    assert set(WIDTHS) - folded(WIDTHS, room, REST, elder=True) == set(FIVE)


@pytest.mark.parametrize("elder", [False, True])
def test_the_least_room_is_that_of_what_never_folds(elder: bool) -> None:
    least = least_room(WIDTHS, REST, elder=elder)
    stays = set(WIDTHS) - folded(WIDTHS, least, REST, elder=elder)
    assert REST + sum(WIDTHS[name] for name in stays) == least
