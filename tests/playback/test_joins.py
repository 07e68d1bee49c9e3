"""Fades at starts and joins."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from haidai.playback.joins import faded, faded_in, silence


def samples(sound: bytes) -> list[int]:
    return list(array("h", sound))


def test_silence_lasts_as_long_as_it_should() -> None:
    assert silence(0.5, 1_000) == bytes(1_000)
    assert silence(-1, 1_000) == b""


def test_a_clip_rises_and_falls_within_five_milliseconds() -> None:
    loud = array("h", [20_000] * 1_000).tobytes()
    shaped = samples(faded(loud, 10_000))
    assert shaped[0] == 0
    assert shaped[-1] == 0
    assert shaped[50:-50] == [20_000] * 900
    assert shaped[:50] == sorted(shaped[:50])
    assert shaped[-50:] == sorted(shaped[-50:], reverse=True)


@given(st.lists(st.integers(-32_768, 32_767), max_size=300), st.integers(1, 48_000))
def test_fades_keep_the_length_and_never_make_a_sample_louder(values: list[int], rate: int) -> None:
    sound = array("h", values).tobytes()
    for shaped in (faded(sound, rate), faded_in(sound, rate)):
        assert len(shaped) == len(sound)
        assert all(abs(new) <= abs(old) for new, old in zip(samples(shaped), values, strict=True))
