"""Where one sound meets another: short fades, so that no start and no join clicks."""

import sys
from array import array

FADE_SECONDS = 0.005
BYTES_A_FRAME = 2


def silence(seconds: float, rate: int) -> bytes:
    """Samples of nothing."""
    return bytes(BYTES_A_FRAME * max(0, round(seconds * rate)))


def faded_in(samples: bytes, rate: int) -> bytes:
    """The 16-bit samples with a rise of 5 ms at their start."""
    length = min(round(FADE_SECONDS * rate), len(samples) // BYTES_A_FRAME)
    head = _integers(samples[: length * BYTES_A_FRAME])
    for place in range(length):
        head[place] = int(head[place] * place / length)
    return _bytes(head) + samples[length * BYTES_A_FRAME :]


def faded(samples: bytes, rate: int) -> bytes:
    """The 16-bit samples with a rise of 5 ms at their start and a fall of 5 ms at their end."""
    risen = faded_in(samples, rate)
    length = min(round(FADE_SECONDS * rate), len(samples) // BYTES_A_FRAME)
    cut = len(risen) // BYTES_A_FRAME * BYTES_A_FRAME - length * BYTES_A_FRAME
    tail = _integers(risen[cut : cut + length * BYTES_A_FRAME])
    for place in range(length):
        tail[place] = int(tail[place] * (length - 1 - place) / length)
    return risen[:cut] + _bytes(tail)


def _integers(samples: bytes) -> "array[int]":
    integers = array("h", samples)
    if sys.byteorder == "big":
        integers.byteswap()
    return integers


def _bytes(integers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        integers = integers[:]
        integers.byteswap()
    return integers.tobytes()
