"""Faster and slower speech at the same pitch, by sonic, which lives inside espeak's library.

On Windows that library keeps sonic to itself, and on macOS another engine speaks: there the
engine's own rate is used.
"""

import ctypes
from array import array
from collections.abc import Callable
from dataclasses import replace

from haidai.speech.sound import samples_of, sound_bytes
from haidai.speech.synthesizer import Clip

Stretch = Callable[[Clip, float], Clip]
"""A clip and how many times as fast it shall be → the clip at that speed, its marks moved."""


def sonic(library: ctypes.CDLL) -> Stretch | None:
    """Sonic as a function, or None where the library does not show it."""
    try:
        create = library.sonicCreateStream
        change, write = library.sonicSetSpeed, library.sonicWriteShortToStream
        read, available = library.sonicReadShortFromStream, library.sonicSamplesAvailable
        flush, destroy = library.sonicFlushStream, library.sonicDestroyStream
    except AttributeError:
        return None
    create.restype = ctypes.c_void_p
    create.argtypes = (ctypes.c_int, ctypes.c_int)
    change.restype = destroy.restype = None
    change.argtypes = (ctypes.c_void_p, ctypes.c_float)
    write.argtypes = read.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
    for function in (available, flush, destroy):
        function.argtypes = (ctypes.c_void_p,)

    def stretched(clip: Clip, speed: float) -> Clip:
        if speed == 1.0 or not clip.frames:
            return clip
        stream = create(clip.rate, 1)
        if not stream:
            raise MemoryError("sonic")
        try:
            change(stream, speed)
            samples = samples_of(clip)
            write(stream, samples.buffer_info()[0], len(samples))
            flush(stream)
            result = array("h", bytes(2 * available(stream)))
            read(stream, result.buffer_info()[0], len(result))
        finally:
            destroy(stream)
        share = len(result) / len(samples)
        marks = tuple(replace(mark, seconds=mark.seconds * share) for mark in clip.marks)
        return Clip(sound_bytes(result), clip.rate, marks)

    return stretched
