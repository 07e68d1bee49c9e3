"""The speed of reading aloud goes through named steps."""

import pytest

from haidai.settings.speed import Pauses, Speed


def test_a_new_reader_hears_news_at_its_usual_speed() -> None:
    assert Speed.default().times == 1.0


def test_faster_and_slower_go_one_step_and_stop_at_the_ends() -> None:
    speeds = [Speed(0.5)]
    for _ in range(12):
        speeds.append(speeds[-1].faster())
    assert [speed.times for speed in speeds[:11]] == list(Speed.STEPS)
    assert speeds[-1].times == 3.0
    assert Speed(0.5).slower().times == 0.5
    assert Speed(1.25).slower().times == 1.1


@pytest.mark.parametrize("times", [0, -1, 1.3, 4])
def test_only_a_step_is_a_speed(times: float) -> None:
    with pytest.raises(ValueError, match="not a step"):
        Speed(times)


def test_any_speed_has_a_nearest_step() -> None:
    assert [Speed.nearest(times).times for times in (0.01, 1.3, 1.38, 99)] == [0.5, 1.25, 1.5, 3.0]


def test_pauses_grow_from_compact_to_calm() -> None:
    assert Pauses.COMPACT.factor < Pauses.USUAL.factor == 1 < Pauses.CALM.factor
