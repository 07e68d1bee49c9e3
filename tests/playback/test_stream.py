"""The stream of sound: what was heard follows from time, whatever was handed out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.playback.stream import KEPT_SECONDS, SoundStream


def sound(frames: int, value: int = 1) -> bytes:
    return value.to_bytes(2, "little") * frames


def test_hands_out_what_was_written_in_order_then_silence() -> None:
    stream = SoundStream(1_000, sound(3, 1) + sound(2, 2))
    assert stream.take(4, 0.0) == sound(3, 1) + sound(1, 2)
    assert stream.take(4, 0.0) == sound(1, 2) + bytes(6)


def test_nothing_is_heard_before_the_device_has_begun() -> None:
    stream = SoundStream(1_000, sound(500))
    assert stream.heard(50.0) == 0
    assert stream.overdue(50.0) is None


def test_heard_follows_time_and_not_what_was_handed_out() -> None:
    stream = SoundStream(1_000, sound(5_000))
    stream.take(2_000, 10.0)
    assert stream.heard(10.0) == 0
    assert stream.heard(10.5) == 500


def test_the_latency_of_the_device_is_subtracted() -> None:
    stream = SoundStream(1_000, sound(5_000), latency=0.1)
    stream.take(2_000, 10.0)
    assert stream.heard(10.05) == 0
    assert stream.heard(10.5) == 400


def test_no_more_is_heard_than_was_handed_out() -> None:
    stream = SoundStream(1_000, sound(5_000))
    stream.take(200, 0.0)
    assert stream.heard(9.0) == 200
    assert stream.overdue(9.0) == 8.8


def test_a_device_that_comes_too_late_was_silent_meanwhile() -> None:
    stream = SoundStream(1_000, sound(5_000))
    stream.take(200, 0.0)
    stream.take(200, 1.0)
    assert stream.heard(1.0) == 200
    assert stream.heard(1.1) == 300


class Playing:
    """A device that takes a tenth of a second at a time, and needs `start` seconds to begin.

    It begins anew whenever it has run dry. Its sound comes `latency` seconds after a sample's
    turn.
    """

    def __init__(self, stream: SoundStream, start: float, latency: float = 0.0) -> None:
        self._stream = stream
        self._start, self._latency = start, latency
        self._begun: list[float] = []  # when the turn of each tenth came
        self.dry_at = 0.0

    def come(self, now: float) -> None:
        self._stream.take(100, now)
        begun = now + self._start if not self._begun or now > self.dry_at else self.dry_at
        self._begun.append(begun)
        self.dry_at = begun + 0.1

    def heard(self, now: float) -> float:
        """Frames that are out of the loudspeaker."""
        return sum(min(100, max(0, (now - self._latency - at) * 1_000)) for at in self._begun)


# Seconds after the device came the last time: now in time, now too late.
visits = st.lists(st.sampled_from([0.0, 0.05, 0.09, 0.1, 0.105, 0.12, 0.15, 0.3]), max_size=30)


@given(visits, st.sampled_from([0.0, 0.01, 0.04, 0.2]))
def test_the_silence_of_a_device_that_came_late_is_no_longer_than_it_was(
    waits: list[float], latency: float
) -> None:
    stream = SoundStream(1_000, sound(5_000), latency)
    device, now = Playing(stream, 0.0, latency), 10.0
    for wait in waits:
        now += wait
        device.come(now)
        assert abs(stream.heard(now) - device.heard(now)) <= 1
    assert abs(stream.heard(now + 0.05) - device.heard(now + 0.05)) <= 1


@given(visits, st.sampled_from([0.01, 0.04, 0.08]))
def test_a_device_that_comes_late_and_begins_slowly_never_leaves_the_highlight_behind(
    waits: list[float], start: float
) -> None:
    stream = SoundStream(1_000, sound(5_000))
    device, now = Playing(stream, start), 10.0
    for wait in waits:
        now += wait
        device.come(now)
        assert -1 <= stream.heard(now) - device.heard(now) <= start * 1_000 + 1


@pytest.mark.parametrize("pace", [1.0, 1.0001, 0.9999])
def test_the_clock_of_the_device_is_followed_for_an_hour(pace: float) -> None:
    stream = SoundStream(1_000)
    for second in range(3_600):
        stream.write(sound(1_000))
        at = 50.0 + max(0, second - 0.5) / pace  # half a second is left when it comes
        late = second * 7 % 20 / 1_000 + (0.3 if second % 10 == 3 else 0.0)
        stream.take(1_000, at + late * bool(second))
        moment = at + 0.45
        played = (moment - 50.0) * pace * 1_000
        assert abs(stream.heard(moment) - played) < 15, second


def test_a_device_that_comes_at_another_reserve_from_now_on_is_not_taken_for_a_fast_one() -> None:
    stream = SoundStream(1_000, sound(300_000))
    for second in range(200):
        reserve = 0.5 if second < 90 else 0.6
        stream.take(1_000, max(0.0, second - reserve))
    assert stream.heard(199.45) == 199_450


def test_a_stream_that_ran_dry_stands_still_and_goes_on_after_the_silence() -> None:
    stream = SoundStream(1_000, sound(100))
    stream.take(500, 0.0)
    assert stream.heard(0.3) == 100
    stream.write(sound(400))
    stream.take(500, 0.25)
    assert stream.heard(0.45) == 100
    assert stream.heard(0.6) == 200


def test_another_device_plays_on_from_what_was_heard() -> None:
    stream = SoundStream(1_000, sound(100, 1) + sound(100, 2))
    stream.take(200, 0.0)
    stream.rewind(0.1)
    assert stream.take(10, 5.0) == sound(10, 2)
    assert stream.heard(5.01) == 110


def test_after_a_device_died_it_goes_on_where_that_last_came_for_more() -> None:
    stream = SoundStream(1_000, sound(1_000))
    stream.take(200, 0.0)
    stream.take(200, 0.1)
    assert stream.heard(3.0) == 400
    stream.rewind()
    assert stream.heard(3.0) == 100


def test_long_readings_do_not_grow() -> None:
    stream = SoundStream(1_000)
    for second in range(600):
        stream.write(sound(1_000))
        stream.take(1_000, float(second))
        stream.heard(float(second))
    assert len(stream._sound) / 2 < 3 * KEPT_SECONDS * 1_000
    assert len(stream._pieces) < 5


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(0, 400))))
def test_everything_written_is_handed_out_once_and_heard_never_goes_back(
    steps: list[tuple[int, int, int]],
) -> None:
    stream = SoundStream(1_000)
    now, written, got, heard = 0.0, 0, b"", 0
    for write, take, wait in steps:
        stream.write(sound(write))
        written += write
        got += stream.take(take, now)
        now += wait / 1_000
        assert heard <= stream.heard(now) <= written
        heard = stream.heard(now)
    got += stream.take(written + 1, now)
    assert got.count(b"\1") == written
    assert stream.heard(now + 10 + written / 1_000) == written


def test_silence_given_for_want_of_sound_is_known_when_there_is_sound_again() -> None:
    stream = SoundStream(1_000, sound(100))
    stream.take(1_000, 0.0)
    assert stream.held_up(0.5) == 0
    stream.write(sound(100))
    assert stream.held_up(0.05) == 0
    assert stream.held_up(0.5) == 0.5
    stream.rewind(0.5)
    assert stream.take(10, 0.5) == sound(10)
    assert stream.heard(0.51) == 110
