"""Samples in, samples out."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.speech.sound import faded, peak, resampled, samples_of, silence, sound_bytes, trimmed
from haidai.speech.synthesizer import Clip, Mark

SAMPLES = st.lists(st.integers(-32_768, 32_767), max_size=400)


def clip(samples: list[int], rate: int = 1_000, marks: tuple[Mark, ...] = ()) -> Clip:
    return Clip(sound_bytes(array("h", samples)), rate, marks)


def test_silence_has_its_length() -> None:
    assert silence(0.5, 1_000) == bytes(1_000)
    assert silence(-1, 1_000) == b""


def test_peak_is_the_loudest_sample() -> None:
    assert peak(clip([3, -900, 20])) == 900
    assert peak(clip([])) == 0


@given(SAMPLES)
def test_a_fade_begins_and_ends_with_nothing_and_makes_nothing_louder(samples: list[int]) -> None:
    result = samples_of(faded(clip(samples)))
    assert len(result) == len(samples)
    assert all(abs(after) <= abs(before) for after, before in zip(result, samples, strict=True))
    if len(samples) > 1:
        assert result[0] == result[-1] == 0


def test_a_fade_leaves_the_middle_alone() -> None:
    result = samples_of(faded(clip([1_000] * 100)))
    assert list(result[5:95]) == [1_000] * 90
    assert list(result[:5]) == sorted(result[:5])


def test_long_silence_is_cut_and_the_marks_move_along() -> None:
    spoken = clip([0] * 500 + [9_000] * 100 + [3] * 400, marks=(Mark(0.0, 0, 1), Mark(0.55, 1, 1)))
    result = trimmed(spoken, lead=0.01, tail=0.03)
    assert result.frames == 10 + 100 + 30
    assert [round(mark.seconds, 6) for mark in result.marks] == [0.0, 0.06]


@given(SAMPLES)
def test_trimming_keeps_all_that_can_be_heard(samples: list[int]) -> None:
    result = samples_of(trimmed(clip(samples), 0, 0))
    assert [s for s in result if abs(s) > 64] == [s for s in samples if abs(s) > 64]


@pytest.mark.parametrize("rate", [500, 1_000, 2_400])
def test_another_rate_keeps_length_and_loudness(rate: int) -> None:
    result = resampled(clip([5_000] * 1_000), rate)
    assert result.rate == rate
    assert result.seconds == pytest.approx(1)
    assert set(samples_of(result)) == {5_000}
