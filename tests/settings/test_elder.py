"""大字版 lifts small type and gives the size of before back."""

import pytest

from haidai.settings.elder import LEAST_SIZE, Elder
from haidai.settings.store import Settings
from haidai.settings.text_size import TextSize


def test_entering_lifts_a_small_size_and_leaving_gives_it_back() -> None:
    elder, size = Elder().entered(TextSize(20))
    assert elder.on
    assert size == LEAST_SIZE
    assert elder.left(TextSize(48))[1] == TextSize(48), "chosen since"
    elder, size = elder.left(size)
    assert not elder.on
    assert size == TextSize(20)


def test_a_large_size_stays() -> None:
    elder, size = Elder().entered(TextSize(40))
    assert size == TextSize(40)
    assert elder.left(size)[1] == TextSize(40)


def test_whoever_has_it_is_not_asked_any_more() -> None:
    elder, _ = Elder().entered(TextSize(20))
    assert elder.asked
    assert elder.left(TextSize(24))[0].asked


@pytest.mark.parametrize("pixels", TextSize.STEPS)
def test_in_it_no_type_is_smaller_than_24(pixels: int) -> None:
    assert Elder(on=True).allowed(TextSize(pixels)).pixels >= 24
    assert Elder().allowed(TextSize(pixels)).pixels == pixels


def test_settings_with_small_type_in_it_are_lifted() -> None:
    settings = Settings.from_json({"text_size": 16, "elder": {"on": True}})
    assert settings.text_size == LEAST_SIZE


@pytest.mark.parametrize("elder", [Elder(), Elder(True, TextSize(18), True), Elder(asked=True)])
def test_it_survives_the_file(elder: Elder) -> None:
    assert Elder.from_json(elder.to_json()) == elder


@pytest.mark.parametrize(
    "values",
    [None, True, [], "on", {"on": 1, "asked": "yes"}, {"size_before": 19}, {"size_before": [20]}],
)
def test_what_makes_no_sense_is_the_default(values: object) -> None:
    assert Elder.from_json(values) == Elder()
