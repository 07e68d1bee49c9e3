"""The seam behind which the loudspeaker lives, and the clock that tells what was heard.

An output plays one stream of mono sound at a time and never fails: where there is no device,
it goes through the sound in silence and says so by `audible`. The session asks it one thing
only, how much has been *heard*, and everything the reader sees follows from that.
"""

import time
from typing import Protocol


class Clock(Protocol):
    """Time that only goes forward."""

    def now(self) -> float:
        """Seconds since some moment that stays the same."""
        ...


class MonotonicClock:
    """The computer's own clock, untouched by changes of the date."""

    def now(self) -> float:
        """Seconds since some moment that stays the same."""
        return time.monotonic()


class AudioOutput(Protocol):
    """A stream of signed 16-bit mono sound. Every method returns at once."""

    def start(self, rate: int, samples: bytes) -> None:
        """Forget what was written before and begin a new stream at `rate` Hz with `samples`."""
        ...

    def write(self, samples: bytes) -> None:
        """Append to the stream that `start` began; without one nothing happens."""
        ...

    def heard(self) -> int:
        """How many frames written since `start` have been heard, silence or not.

        Where the stream ran dry the count stands still until more is written.
        """
        ...

    def fade_out(self, seconds: float) -> None:
        """Let what is not yet handed to the device become fainter, to nothing in so long."""
        ...

    def drop(self) -> None:
        """Fall silent at once and forget what is not yet heard; `heard` is 0 until `start`."""
        ...

    def audible(self) -> bool | None:
        """Whether a device plays the stream; None while that is being found out."""
        ...

    def close(self) -> None:
        """Fall silent and let the device go, for good; may be called twice."""
        ...
