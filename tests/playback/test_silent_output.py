"""The output without a device."""

from haidai.playback.silent_output import SilentOutput
from tests.fakes.playback import HandClock


def test_goes_through_the_sound_at_its_rate() -> None:
    clock = HandClock()
    output = SilentOutput(clock)
    output.start(1_000, bytes(2_000))
    clock.advance(0.25)
    assert output.heard() == 250
    clock.advance(5)
    assert output.heard() == 1_000


def test_waits_for_what_is_written_late() -> None:
    clock = HandClock()
    output = SilentOutput(clock)
    output.start(1_000, bytes(200))
    clock.advance(1)
    output.write(bytes(400))
    assert output.heard() == 100
    clock.advance(0.05)
    assert output.heard() == 150


def test_has_heard_nothing_without_a_stream() -> None:
    output = SilentOutput(HandClock())
    output.write(bytes(20))
    assert output.heard() == 0
    output.start(1_000, bytes(20))
    output.drop()
    assert output.heard() == 0
    assert output.audible() is False
    output.close()
