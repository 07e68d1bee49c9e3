"""The sleep timer at work."""

from haidai.playback.countdown import Countdown
from haidai.playback.places import Place
from haidai.playback.sleep_timer import FADE_SECONDS, SleepTimer

MINUTE = 60


def test_what_is_heard_counts_over_several_streams() -> None:
    countdown, fades = Countdown(), list[float]()
    countdown.timer = SleepTimer.after(1)
    assert countdown.heard(1.5, Place(0, 10), fades.append)
    assert not countdown.heard(1.6, Place(0, 20), fades.append)
    countdown.stream_ended()
    assert countdown.heard(2.0, Place(1), fades.append)
    assert round(countdown.timer.seconds, 6) == MINUTE - 3.6
    assert not fades


def test_the_sound_fades_once_and_what_was_faint_is_read_again() -> None:
    countdown, fades = Countdown(), list[float]()
    countdown.timer = SleepTimer.after(1)
    countdown.heard(MINUTE - FADE_SECONDS + 1, Place(4, 30), fades.append)
    countdown.heard(MINUTE - 1, Place(5), fades.append)
    assert fades == [FADE_SECONDS - 1]
    countdown.heard(MINUTE, Place(6, 3), fades.append)
    assert countdown.timer.over
    assert countdown.place_to_go_on(Place(6, 3)) == Place(4)
    countdown.stream_ended()
    assert countdown.place_to_go_on(Place(6, 3)) == Place(6)
