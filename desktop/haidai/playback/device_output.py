"""The real output: one owned thread that opens, watches, reopens and closes the device.

Opening or closing a device can take long, or for ever where the sound server hangs, so the
interface never does it. A reading goes on without a device: by the clock, in silence, until
one appears. A device that stops asking for sound is taken for lost (it gives no error) and
the default device is opened at the same place.
"""

import logging
from collections.abc import Callable
from threading import Condition, Thread
from typing import Protocol

from haidai.playback.output import Clock
from haidai.playback.stream import BYTES_A_FRAME, SoundStream

WATCH_SECONDS = 0.1
LOST_SECONDS = 0.5
# An idle PulseAudio sink may first play out two seconds of silence it has prepared.
FIRST_SECONDS = 3.0
# More silence than this before sound that is there again is worth another start of the device.
HELD_SECONDS = 0.1
RETRY_SECONDS = 3.0
OPEN_SECONDS = 2.0
CLOSE_SECONDS = 1.0

_log = logging.getLogger(__name__)

Take = Callable[[int], bytes]


class DeviceMissingError(Exception):
    """There is no device to play on."""


class Device(Protocol):
    """An open device that comes for its samples by itself."""

    def close(self) -> None:
        """Fall silent at once and let the device go."""
        ...


# Opens the default device at a rate; it calls `take` from any thread until closed.
# Raises DeviceMissingError where there is none.
OpenDevice = Callable[[int, Take], Device]


class DeviceOutput:
    """Plays on the default device, or in silence while there is none."""

    def __init__(self, clock: Clock, open_device: OpenDevice, latency: float = 0.0) -> None:
        """`latency`: seconds from a sample's turn to its sound, the same for a whole stream."""
        self._clock = clock
        self._open_device = open_device
        self._latency = latency
        self._changed = Condition()
        self._wanted: SoundStream | None = None
        self._live: SoundStream | None = None  # a device takes its samples
        self._silent: SoundStream | None = None  # the clock takes its samples
        self._opening_since: float | None = None
        self._opened_at = 0.0
        self._requests = 0
        self._audible: bool | None = None
        self._closed = False
        self._thread: Thread | None = None

    def start(self, rate: int, samples: bytes) -> None:
        """Begin a new stream; the device is opened anew, for it holds on to what it has."""
        with self._changed:
            if self._closed:
                return
            self._want(SoundStream(rate, samples, self._latency))
            if self._thread is None:
                self._thread = Thread(target=self._run, name="sound output", daemon=True)
                self._thread.start()

    def write(self, samples: bytes) -> None:
        """Append to the stream."""
        with self._changed:
            if self._wanted is not None:
                self._pass_silence()
                self._wanted.write(samples)

    def heard(self) -> int:
        """Frames heard, by the time since the device took the first."""
        with self._changed:
            if self._wanted is None:
                return 0
            self._pass_silence()
            return self._wanted.heard(self._clock.now())

    def fade_out(self, seconds: float) -> None:
        """Let the rest of the stream become fainter."""
        with self._changed:
            if self._wanted is not None:
                self._wanted.fade_out(seconds)

    def drop(self) -> None:
        """Fall silent and forget the stream."""
        with self._changed:
            self._want(None)

    def audible(self) -> bool | None:
        """Whether the last stream got a device; None before the first did or did not."""
        with self._changed:
            return self._audible

    def close(self) -> None:
        """End the thread; one that a hanging sound server holds is left behind, silent."""
        with self._changed:
            self._closed = True
            self._want(None)
        if self._thread is not None:
            self._thread.join(CLOSE_SECONDS)

    def _want(self, stream: SoundStream | None) -> None:
        self._wanted = stream
        self._live = self._silent = None
        # Where the last attempt found no device, the reading does not wait for another one.
        if self._audible is False:
            self._silent = stream
        self._opening_since = self._clock.now() if stream else None
        self._changed.notify_all()

    def _pass_silence(self) -> None:
        now = self._clock.now()
        if self._opening_since is not None and now - self._opening_since > OPEN_SECONDS:
            self._go_silent()
        if self._silent is not None:
            self._silent.take_until(now)

    def _go_silent(self) -> None:
        self._live, self._silent = None, self._wanted
        self._opening_since = None
        self._audible = False

    # What follows runs in the thread.

    def _run(self) -> None:
        playing: SoundStream | None = None
        device: Device | None = None
        tried = looked = self._clock.now()
        while True:
            with self._changed:
                if not self._closed and self._wanted is playing:
                    self._changed.wait(WATCH_SECONDS if playing else None)
                wanted, closed = self._wanted, self._closed
                silent = self._silent is not None
            now = self._clock.now()
            # After a stall of the whole process the device has not had its turn to ask yet.
            stalled, looked = now - looked > 3 * WATCH_SECONDS, now
            if wanted is not playing:
                self._let_go(device)
                device, playing = None, wanted
                if closed:
                    return
                if wanted is not None and (not silent or now - tried > RETRY_SECONDS):
                    tried = now
                    device = self._attach(wanted)
            elif closed:
                self._let_go(device)
                return
            elif wanted is not None and device is None and now - tried > RETRY_SECONDS:
                tried = now
                device = self._come_back(wanted)
            elif wanted is not None and device is not None and not stalled and self._lost(wanted):
                _log.warning("the sound device is gone; opening the default one")
                tried = now
                device = self._replaced(device, wanted)
            elif wanted is not None and device is not None and wanted.held_up(now) > HELD_SECONDS:
                self._let_go(device)
                wanted.rewind(self._clock.now())
                device = self._attach(wanted)

    def _attach(self, stream: SoundStream) -> Device | None:
        with self._changed:
            if stream is not self._wanted:
                return None
            self._live, self._silent = stream, None
            self._opening_since = self._clock.now()
            self._requests = 0
        try:
            device = self._open_device(stream.rate, lambda frames: self._take(stream, frames))
        except DeviceMissingError as error:
            _log.info("no sound device: %s", error)
            with self._changed:
                if stream is self._wanted:
                    self._go_silent()
                else:
                    self._audible = False
            return None
        with self._changed:
            in_time = self._live is stream
            if in_time:
                self._opening_since = None
                self._opened_at = self._clock.now()
                self._audible = True
        if not in_time:
            self._let_go(device)
            return None
        return device

    def _come_back(self, stream: SoundStream) -> Device | None:
        """Look for a device with silence first: what is tried costs the reading nothing."""
        try:
            device = self._open_device(stream.rate, _nothing)
        except DeviceMissingError:
            return None
        self._let_go(device)
        now = self._clock.now()
        stream.take_until(now)
        stream.rewind(now)
        return self._attach(stream)

    def _replaced(self, device: Device, stream: SoundStream) -> Device | None:
        with self._changed:
            played = self._requests > 1
            if stream is self._wanted:
                self._opening_since = self._clock.now()
        self._let_go(device)
        stream.rewind()
        if played:
            return self._attach(stream)
        # It opens and never plays: the reading goes on in silence rather than not at all.
        with self._changed:
            if stream is self._wanted:
                self._go_silent()
        return None

    def _let_go(self, device: Device | None) -> None:
        if device is not None:
            device.close()

    def _lost(self, stream: SoundStream) -> bool:
        now = self._clock.now()
        overdue = stream.overdue(now)
        if overdue is None:
            return now - self._opened_at > FIRST_SECONDS
        return overdue > (LOST_SECONDS if self._requests > 1 else FIRST_SECONDS)

    def _take(self, stream: SoundStream, frames: int) -> bytes:
        # Called by the device's own thread, which waits for nothing: no lock but the stream's.
        if stream is not self._live:
            return _nothing(frames)
        self._requests += 1
        return stream.take(frames, self._clock.now())


def _nothing(frames: int) -> bytes:
    return bytes(frames * BYTES_A_FRAME)
