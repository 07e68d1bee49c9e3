"""The device behind `DeviceOutput`: the system's default one, through miniaudio.

A stream that is stopped and started again still plays a quarter of a second of what it held,
so a device is opened for each stream and closed with it; on PulseAudio that takes 5 ms.
"""

import builtins
import ctypes
import sys
from builtins import __import__ as import_as_usual
from collections.abc import Generator
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

from haidai.playback.device_output import DeviceMissingError, DeviceOutput, Take
from haidai.playback.output import Clock

# On PulseAudio the device comes for more when half of this is played, whatever the number of
# periods: half a second survives a busy interface, 300 ms of stall lost sound with 500 here.
# On Windows it may play out what it holds before it stops, so that is less there; not tried.
PERIOD_MILLISECONDS = 100 if sys.platform == "win32" else 1_000
# What PulseAudio's null sink shows; a card adds some 20 ms that nobody sees in a sentence.
LATENCY_SECONDS = 0.0


def miniaudio_output(clock: Clock) -> DeviceOutput:
    """An output on the default device."""
    return DeviceOutput(clock, open_miniaudio, LATENCY_SECONDS)


def open_miniaudio(rate: int, take: Take) -> "MiniaudioDevice":
    """The default device, playing what `take` gives.

    Raises:
        DeviceMissingError: no device, or none that plays.
    """
    return MiniaudioDevice(rate, take)


def _miniaudio() -> Any:
    """The module, without what playing does not need; loaded once.

    WORKAROUND (miniaudio 1.71): it loads numpy where that is installed, to play its arrays, and
    `urllib.request`, with OpenSSL behind it, to play from the web. Ours are bytes: both would be
    a tenth of a second before the first sound and 18 MiB. So its imports, and nobody else's,
    pass through `_import`.
    """
    if "miniaudio" not in sys.modules and (spec := find_spec("miniaudio")) and spec.loader:
        module = module_from_spec(spec)
        vars(module)["__builtins__"] = vars(builtins) | {"__import__": _import}
        spec.loader.exec_module(module)
        sys.modules["miniaudio"] = module
    return import_module("miniaudio")


def _import(name: str, *details: Any) -> Any:
    """What an import statement of miniaudio gives."""
    if name == "numpy":
        raise ImportError("not needed", name=name)
    if name == "urllib.request":
        return ModuleType("urllib")
    return import_as_usual(name, *details)


class MiniaudioDevice:
    """An open device of miniaudio."""

    def __init__(self, rate: int, take: Take) -> None:
        # It takes a moment to import, and most runs of the window play nothing.
        miniaudio = _miniaudio()
        _quiet_alsa()
        self._uninit_context = miniaudio.lib.ma_context_uninit
        # In two steps: where the second fails the context is still ours to end.
        self._device: Any = miniaudio.PlaybackDevice.__new__(miniaudio.PlaybackDevice)
        samples = _samples(take)
        next(samples)
        try:
            self._device.__init__(
                miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=rate,
                buffersize_msec=PERIOD_MILLISECONDS,
                # Without a list miniaudio may choose the one that plays to nobody.
                backends=[one for one in miniaudio.Backend if one is not miniaudio.Backend.NULL],
                app_name="Haidai",
            )
            self._device.start(samples)
        except miniaudio.MiniaudioError as error:
            self.close()
            raise DeviceMissingError(str(error)) from error

    def close(self) -> None:
        """Fall silent at once and let the device go."""
        device, self._device = self._device, None
        if device is None:
            return
        device.close()
        # WORKAROUND: `PlaybackDevice.close` (miniaudio 1.71) leaves its context, and with it a
        # connection to the sound server: after 62 of them PulseAudio refuses the next.
        context = getattr(device, "_context", None)
        if context is not None:
            self._uninit_context(context)


def _quiet_alsa() -> None:
    """Keep ALSA from writing forty lines to stderr each time it finds no card."""
    if sys.platform != "linux":
        return
    try:
        alsa = ctypes.CDLL("libasound.so.2")
    except OSError:
        return
    # WORKAROUND: its handler cannot be switched off, so it gets one of C's own functions that
    # looks at no argument; one of Python's would have to live as long as the library.
    nothing = ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p)
    alsa.snd_lib_error_set_handler(nothing)


def _samples(take: Take) -> Generator[bytes, int, None]:
    frames = yield b""
    while True:
        frames = yield take(frames)
