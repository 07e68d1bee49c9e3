"""The sound on its way to a device, and how much of it has been heard.

A device takes samples far ahead of what it plays, so what was handed out says little. What
was heard follows from the time since the first frame went out, less a latency that stays the
same, plus what the device's clock gains, corrected where either side ran dry: a device that
comes for more later than it can have had sound was silent meanwhile, and a stream that had
nothing to give gave silence. Written from one thread, taken from another.
"""

from collections import deque
from dataclasses import dataclass
from threading import Lock

from haidai.playback.drift import Drift
from haidai.speech.sound import fading

BYTES_A_FRAME = 2
KEPT_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """`frames` handed out in a row: from `handed` of the device's, `written` of the stream's."""

    handed: int
    written: int
    frames: int


class SoundStream:
    """Mono 16-bit sound at `rate` Hz, handed out in pieces; `latency` in seconds."""

    def __init__(self, rate: int, samples: bytes = b"", latency: float = 0.0) -> None:
        self.rate = rate
        self._latency = latency
        self._lock = Lock()
        self._sound = bytearray(samples)
        self._forgotten = 0  # frames at the front of the stream that are no longer kept
        self._next = 0  # the next frame to hand out
        self._handed = 0  # frames handed out since `_origin`, silence included
        self._origin: float | None = None  # when the first of them went out
        self._drift = Drift()  # of the device's clock; the origin is moved by it
        self._taken = 0.0  # when the device last came for more
        self._pieces: deque[_Piece] = deque()
        self._heard = 0
        self._fade: tuple[int, int] | None = None  # from which frame, over how many

    def write(self, samples: bytes) -> None:
        """Append sound."""
        with self._lock:
            self._sound += samples
            self._forget()

    def fade_out(self, seconds: float) -> None:
        """Let what is handed out from now on become fainter, to nothing after so many seconds."""
        with self._lock:
            self._fade = (self._next, max(1, round(seconds * self.rate)))

    def take(self, frames: int, now: float) -> bytes:
        """The next `frames` for a device that has room for them, filled up with silence."""
        with self._lock:
            self._taken = now
            if self._origin is None:
                self._origin = now
            # Its silence comes behind all that it had, which may still be on its way to the ear.
            dry = round((now - self._origin) * self.rate) - self._handed
            self._handed += max(0, dry)
            self._origin -= self._drift.gained(max(0, -dry) / self.rate, now)
            return self._hand_out(frames)

    def take_until(self, now: float) -> bytes:
        """What a device without any buffer would have taken by `now`."""
        with self._lock:
            if self._origin is None:
                self._origin = now
            return self._hand_out(max(0, round((now - self._origin) * self.rate) - self._handed))

    def heard(self, now: float) -> int:
        """Frames of the stream that have been heard; never fewer than it said before."""
        with self._lock:
            self._heard = max(self._heard, self._heard_at(now))
            return self._heard

    def overdue(self, now: float) -> float | None:
        """For how many seconds the device has had nothing to play, or None before it began."""
        with self._lock:
            if self._origin is None:
                return None
            return max(0.0, now - self._origin - self._handed / self.rate)

    def held_up(self, now: float) -> float:
        """Seconds of silence the device has yet to play although there is sound again.

        It came for more when there was none, so it got silence; 0 while it plays sound.
        """
        with self._lock:
            written = self._forgotten + len(self._sound) // BYTES_A_FRAME
            if self._origin is None or self._next >= written or self._heard_at(now) < self._next:
                return 0.0
            return max(0.0, self._handed / self.rate - (now - self._origin))

    def rewind(self, now: float | None = None) -> None:
        """Hand out again what was not heard by `now`: another device plays it from there.

        Without `now`, from what was heard when the device last came for more: all that is
        known of a device that died. `heard` may then say less than before.
        """
        with self._lock:
            if now is None:
                self._heard = self._heard_at(self._taken)
            else:
                self._heard = max(self._heard, self._heard_at(now))
            self._next = self._heard
            self._origin = None
            self._drift = Drift()
            self._handed = 0
            self._pieces.clear()

    def _hand_out(self, frames: int) -> bytes:
        first = self._next - self._forgotten
        sound = bytes(self._sound[first * BYTES_A_FRAME : (first + max(0, frames)) * BYTES_A_FRAME])
        if self._fade is not None:
            start, length = self._fade
            sound = fading(sound, (self._next - start) / length, 1 / length)
        given = len(sound) // BYTES_A_FRAME
        if given:
            last = self._pieces[-1] if self._pieces else None
            if last and last.handed + last.frames == self._handed:
                self._pieces[-1] = _Piece(last.handed, last.written, last.frames + given)
            else:
                self._pieces.append(_Piece(self._handed, self._next, given))
        self._next += given
        self._handed += frames
        return sound + bytes((frames - given) * BYTES_A_FRAME)

    def _heard_at(self, now: float) -> int:
        if self._origin is None:
            return self._heard
        played = round((now - self._origin - self._latency) * self.rate)
        while len(self._pieces) > 1 and self._pieces[1].handed <= played:
            self._pieces.popleft()
        if not self._pieces or played < self._pieces[0].handed:
            return self._heard
        piece = self._pieces[0]
        return piece.written + min(piece.frames, played - piece.handed)

    def _forget(self) -> None:
        old = self._heard - self._forgotten - int(KEPT_SECONDS * self.rate)
        if old > self.rate * KEPT_SECONDS:
            del self._sound[: old * BYTES_A_FRAME]
            self._forgotten += old
