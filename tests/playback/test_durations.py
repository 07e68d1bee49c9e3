"""How long the reading takes."""

import pytest

from haidai.playback.durations import Durations
from haidai.speech.script import CHARACTERS_A_SECOND
from tests.fakes.playback import utterances

SCRIPT = utterances((None, "四字标题"), (0, "一" * 50), (1, "二" * 50), pause=0.5)


def test_is_estimated_before_there_is_any_sound() -> None:
    assert Durations(SCRIPT).total == pytest.approx(104 / CHARACTERS_A_SECOND + 1.5)
    assert Durations(()).total == 0


def test_what_is_known_replaces_the_estimate() -> None:
    durations = Durations(SCRIPT)
    durations.learn(0, 3.0)
    assert durations.before(1) == 3.5


def test_a_slow_voice_slows_the_estimate_of_the_rest() -> None:
    durations = Durations(SCRIPT)
    durations.learn(0, 4.0)
    durations.learn(1, 50.0)
    assert durations.before(3) - durations.before(2) == pytest.approx(50.5)


def test_sections_have_their_own_time_without_the_title() -> None:
    durations = Durations(SCRIPT)
    durations.learn(1, 7.0)
    assert durations.by_section()[0] == 7.5
    assert set(durations.by_section()) == {0, 1}


def test_a_faster_reading_is_shorter_and_so_are_its_pauses() -> None:
    durations = Durations(SCRIPT)
    durations.learn(0, 3.0)
    durations.set_speed(2.0)
    durations.set_pause_factor(0.5)
    assert durations.before(1) == 1.75
