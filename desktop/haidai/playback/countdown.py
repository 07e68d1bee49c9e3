"""The sleep timer at work: it counts what is heard, and lets the sound become faint."""

from collections.abc import Callable

from haidai.playback.places import Place
from haidai.playback.sleep_timer import SleepTimer


class Countdown:
    """Counts the streams of a reading against `timer`; pauses do not count."""

    def __init__(self) -> None:
        self.timer = SleepTimer()
        self._counted = 0.0  # seconds of this stream the timer knows of
        self._faded_from: Place | None = None

    def stream_ended(self) -> None:
        """What is heard next is of another stream, and loud."""
        self._counted = 0.0
        self._faded_from = None

    def heard(self, seconds: float, place: Place, fade_out: Callable[[float], None]) -> bool:
        """So much of this stream was heard, up to a place; whether another second is gone.

        `fade_out` is called once, with the seconds that are left, when the sound is to fade.
        """
        before = self.timer
        self.timer = before.heard(max(0.0, seconds - self._counted))
        self._counted = seconds
        if self.timer.fading and self._faded_from is None:
            self._faded_from = place
            fade_out(self.timer.seconds)
        return int(before.seconds) != int(self.timer.seconds)

    def place_to_go_on(self, place: Place) -> Place:
        """Where to go on when the time has come at a place: what was faint is read again."""
        return Place((self._faded_from or place).index)
