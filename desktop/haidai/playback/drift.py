"""How far a device's clock has run away from the computer's.

No two clocks agree: a device that is 0.1 ‰ faster is 60 ms ahead after ten minutes of one
stream. It comes for more whenever it is down to the same reserve, so the reserve that it has by
our clock grows as it gets ahead.
"""

import statistics

LOOKS = 31
"""Visits to take the median of: one may be late by more than an hour's drift."""
MOST_GAIN = 0.000_5
"""Of a second in a second. No clock is so wrong: then the device has changed its habits."""


class Drift:
    """Told of every visit of a device, it says from time to time what that has gained."""

    def __init__(self) -> None:
        self._reserves: list[float] = []
        self._usual: float | None = None
        self._since = 0.0

    def gained(self, reserve: float, now: float) -> float:
        """Seconds it has gained (lost: below 0) since the last that was told; mostly 0.

        `reserve` is what the device has left to play as it comes, in seconds, by a reckoning
        that has taken in all that was told before.
        """
        self._reserves.append(reserve)
        if len(self._reserves) < LOOKS:
            return 0.0
        usual, seconds = statistics.median(self._reserves), now - self._since
        self._reserves.clear()
        self._since = now
        gained = 0.0 if self._usual is None else usual - self._usual
        if self._usual is None or abs(gained) > MOST_GAIN * seconds:
            self._usual = usual
            return 0.0
        return gained
