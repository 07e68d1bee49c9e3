"""Faster and slower speech at the same pitch."""

import ctypes
import math
from array import array
from itertools import pairwise

import pytest

from haidai.speech.sound import samples_of, sound_bytes
from haidai.speech.stretching import Stretch, sonic
from haidai.speech.synthesizer import Clip, Mark

RATE, HERTZ = 22_050, 150


@pytest.fixture
def stretch() -> Stretch:
    loader = pytest.importorskip("espeakng_loader", reason="the espeak library is not installed")
    function = sonic(ctypes.CDLL(loader.get_library_path()))
    if function is None:
        pytest.skip("this espeak library does not show sonic")
    return function


def hum() -> Clip:
    samples = [round(9_000 * math.sin(2 * math.pi * HERTZ * n / RATE)) for n in range(2 * RATE)]
    return Clip(sound_bytes(array("h", samples)), RATE, (Mark(0.0, 0, 1), Mark(1.0, 3, 1)))


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.5, 2.0, 3.0])
def test_length_and_marks_change_and_the_pitch_does_not(stretch: Stretch, speed: float) -> None:
    clip = stretch(hum(), speed)
    assert clip.seconds == pytest.approx(2 / speed, rel=0.05)
    assert clip.marks[1].seconds == pytest.approx(1 / speed, rel=0.05)
    middle = samples_of(clip)[RATE // 10 : -RATE // 10]
    crossings = sum(1 for before, after in pairwise(middle) if before < 0 <= after)
    assert crossings / (len(middle) / RATE) == pytest.approx(HERTZ, rel=0.05)
    assert max(middle) <= 9_500


def test_normal_speed_and_silence_stay_as_they_are(stretch: Stretch) -> None:
    assert stretch(hum(), 1.0) == hum()
    assert stretch(Clip(b"", RATE), 2.0) == Clip(b"", RATE)


def test_a_library_without_it_gives_none() -> None:
    assert sonic(ctypes.CDLL(None)) is None
