"""The thread that owns the device: without one, with one that dies, with one that hangs."""

import threading
import time
from collections.abc import Iterator

import pytest

from haidai.playback import device_output
from haidai.playback.device_output import DeviceMissingError, DeviceOutput, Take
from tests.fakes.playback import HandClock
from tests.timing import took

RATE = 1_000


class FakeDevice:
    """Comes for more when the test says so."""

    def __init__(self, take: Take) -> None:
        self.take = take
        self.closed = False

    def close(self) -> None:
        self.closed = True


class Sockets:
    """What is plugged in."""

    def __init__(self) -> None:
        self.present = True
        self.devices: list[FakeDevice] = []
        self.hold: threading.Event | None = None
        self.asked = threading.Event()

    def open(self, rate: int, take: Take) -> FakeDevice:
        self.asked.set()
        if self.hold is not None:
            self.hold.wait(5)
        if not self.present:
            raise DeviceMissingError("nothing plugged in")
        self.devices.append(FakeDevice(take))
        return self.devices[-1]


class Desk:
    """An output on a fake device, and a clock moved by hand."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.sockets = Sockets()
        self.output = DeviceOutput(self.clock, self.sockets.open)

    def wait(self, count: int) -> FakeDevice:
        """Until so many devices have been opened, and the last is in use."""
        until(lambda: len(self.sockets.devices) >= count and self.output.audible() is True)
        return self.sockets.devices[-1]

    def pass_time(self, seconds: float) -> None:
        """In steps as short as the watch's, each seen by the thread."""
        for _ in range(round(seconds / 0.1)):
            self.clock.advance(0.1)
            with self.output._changed:
                self.output._changed.notify_all()
            time.sleep(0.004)


def until(true: object) -> None:
    deadline = time.monotonic() + 5
    while not true():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.002)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(device_output, "WATCH_SECONDS", 0.1)
    desk = Desk()
    yield desk
    if desk.sockets.hold is not None:
        desk.sockets.hold.set()
    desk.output.close()
    assert not [one for one in threading.enumerate() if one.name == "sound output"]


def sound(value: int, frames: int) -> bytes:
    return bytes([value, 0]) * frames


def test_the_device_gets_the_sound_and_time_tells_what_was_heard(desk: Desk) -> None:
    desk.output.start(RATE, sound(1, 300))
    device = desk.wait(1)
    desk.output.write(sound(2, 300))
    assert device.take(400) == sound(1, 300) + sound(2, 100)
    desk.clock.advance(0.2)
    assert desk.output.heard() == 200


def test_dropping_closes_the_device_and_forgets_what_was_written(desk: Desk) -> None:
    desk.output.start(RATE, sound(1, 300))
    device = desk.wait(1)
    desk.output.drop()
    assert device.take(4) == bytes(8)
    assert desk.output.heard() == 0
    until(lambda: device.closed)


def test_every_stream_gets_a_fresh_device(desk: Desk) -> None:
    desk.output.start(RATE, sound(1, 300))
    first = desk.wait(1)
    desk.output.start(RATE, sound(2, 300))
    until(lambda: len(desk.sockets.devices) == 2)
    assert first.closed
    assert first.take(2) == bytes(4)
    until(lambda: desk.sockets.devices[1].take(1) == sound(2, 1))


def test_without_a_device_the_clock_goes_through_the_sound(desk: Desk) -> None:
    desk.sockets.present = False
    desk.output.start(RATE, sound(1, 300))
    until(lambda: desk.output.audible() is False)
    assert desk.output.heard() == 0
    desk.clock.advance(0.2)
    assert desk.output.heard() == 200


def test_a_device_that_appears_takes_over_at_the_place(desk: Desk) -> None:
    desk.sockets.present = False
    desk.output.start(RATE, sound(1, 3_000) + sound(2, 9_000))
    until(lambda: desk.output.audible() is False)
    desk.output.heard()
    desk.sockets.present = True
    desk.pass_time(3.5)
    device = desk.wait(2)
    assert desk.sockets.devices[0].closed
    assert device.take(1) == sound(2, 1)
    assert 3_000 <= desk.output.heard() <= 3_500


def test_a_device_that_stops_asking_is_replaced_at_the_place(desk: Desk) -> None:
    desk.output.start(RATE, sound(1, 200) + sound(2, 5_000))
    device = desk.wait(1)
    device.take(200)
    desk.clock.advance(0.1)
    device.take(100)
    desk.pass_time(1.2)
    again = desk.wait(2)
    assert device.closed
    assert again.take(101) == sound(1, 100) + sound(2, 1)


@pytest.mark.parametrize("requests", [0, 1])
def test_a_device_that_opens_and_never_plays_leaves_silence(desk: Desk, requests: int) -> None:
    desk.output.start(RATE, sound(1, 50_000))
    device = desk.wait(1)
    for _ in range(requests):
        device.take(100)
    desk.pass_time(3.4)
    until(lambda: desk.output.audible() is False)
    heard = desk.output.heard()
    desk.clock.advance(0.5)
    assert desk.output.heard() == heard + 500


def test_a_device_that_is_gone_for_good_leaves_silence(desk: Desk) -> None:
    desk.output.start(RATE, sound(1, 5_000))
    device = desk.wait(1)
    device.take(200)
    device.take(200)
    desk.sockets.present = False
    desk.pass_time(1.5)
    until(lambda: desk.output.audible() is False)
    heard = desk.output.heard()
    desk.clock.advance(0.5)
    assert desk.output.heard() == heard + 500


def test_a_stall_of_the_whole_process_is_not_taken_for_a_loss(desk: Desk) -> None:
    desk.output.start(RATE, sound(1, 5_000))
    device = desk.wait(1)
    device.take(200)
    device.take(200)
    desk.clock.advance(5)
    time.sleep(0.15)
    device.take(200)
    time.sleep(0.15)
    assert not device.closed


def test_a_sound_server_that_hangs_holds_nobody_up(desk: Desk) -> None:
    desk.sockets.hold = threading.Event()
    desk.output.start(RATE, sound(1, 5_000))
    assert desk.sockets.asked.wait(5)
    assert desk.output.audible() is None
    desk.clock.advance(3)
    assert desk.output.heard() == 0
    assert desk.output.audible() is False
    desk.clock.advance(0.5)
    assert desk.output.heard() == 500
    desk.output.start(RATE, sound(2, 5_000))
    desk.output.heard()
    desk.clock.advance(0.5)
    assert desk.output.heard() == 500


def test_closing_a_hanging_one_takes_a_moment_only(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device_output, "CLOSE_SECONDS", 0.05)
    desk.sockets.hold = threading.Event()
    desk.output.start(RATE, sound(1, 5_000))
    assert desk.sockets.asked.wait(5)
    started = time.monotonic()
    desk.output.close()
    took(time.monotonic() - started, at_most=0.5)
    desk.sockets.hold.set()
    until(lambda: not [one for one in threading.enumerate() if one.name == "sound output"])


def test_nothing_starts_after_the_end(desk: Desk) -> None:
    desk.output.close()
    desk.output.close()
    desk.output.start(RATE, sound(1, 10))
    desk.output.write(sound(1, 10))
    assert desk.output.heard() == 0
    assert not desk.sockets.devices


def test_sound_that_comes_late_does_not_wait_for_the_silence_given_before_it(desk: Desk) -> None:
    desk.output.start(RATE, sound(1, 200))
    device = desk.wait(1)
    device.take(1_000)
    desk.pass_time(0.3)
    assert desk.output.heard() == 200
    desk.output.write(sound(2, 500))
    desk.pass_time(0.1)
    again = desk.wait(2)
    assert again.take(1) == sound(2, 1)
