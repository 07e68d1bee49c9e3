"""Lengths of time in words."""

import pytest

from haidai.ui.times import clock, clock_in_words, minutes


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (-3, "0:00"), (48.9, "0:48"), (725, "12:05"), (3725, "1:02:05")],
)
def test_a_clock_shows_whole_seconds(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(-3, "0 s"), (48.9, "48 s"), (60, "1 min 0 s"), (725, "12 min 5 s"), (3725, "1 h 2 min")],
)
def test_a_time_is_said_in_words(seconds: float, said: str) -> None:
    assert clock_in_words(seconds) == said


@pytest.mark.parametrize(("seconds", "whole"), [(0, 1), (29, 1), (100, 2), (365, 6)])
def test_minutes_are_at_least_one(seconds: float, whole: int) -> None:
    assert minutes(seconds) == whole
