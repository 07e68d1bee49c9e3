"""An output that makes no sound: the reading goes on by the clock alone."""

from haidai.playback.output import Clock
from haidai.playback.stream import SoundStream


class SilentOutput:
    """Hears what is written at its rate, by `clock`: exact with a clock moved by hand."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._stream: SoundStream | None = None

    def start(self, rate: int, samples: bytes) -> None:
        """Begin a new stream."""
        self._stream = SoundStream(rate, samples)
        self._stream.take_until(self._clock.now())

    def write(self, samples: bytes) -> None:
        """Append to the stream."""
        if self._stream is not None:
            self._stream.take_until(self._clock.now())
            self._stream.write(samples)

    def heard(self) -> int:
        """Frames for which there was time."""
        if self._stream is None:
            return 0
        now = self._clock.now()
        self._stream.take_until(now)
        return self._stream.heard(now)

    def fade_out(self, seconds: float) -> None:
        """Nothing becomes fainter than silence."""

    def drop(self) -> None:
        """Forget the stream."""
        self._stream = None

    def audible(self) -> bool | None:
        """Never."""
        return False

    def close(self) -> None:
        """Forget the stream."""
        self._stream = None
