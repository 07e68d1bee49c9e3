"""Sound as values: silence, fades, trimming and changing the rate of 16-bit mono samples.

Pure functions on bytes. The samples of a clip are little-endian whatever the machine is.
"""

import sys
from array import array
from dataclasses import replace

from haidai.speech.synthesizer import Clip

FADE_SECONDS = 0.005
BYTES_A_SAMPLE = 2
_SILENT = 64
"""Of 32,767: below this nobody hears anything (−54 dB)."""


def samples_of(clip: Clip) -> "array[int]":
    """The clip's samples as integers −32,768..32,767."""
    samples = array("h", clip.samples[: clip.frames * BYTES_A_SAMPLE])
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def sound_bytes(samples: "array[int]") -> bytes:
    """Integers −32,768..32,767 as the bytes of a clip."""
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    return samples.tobytes()


def silence(seconds: float, rate: int) -> bytes:
    """Samples of nothing."""
    return bytes(BYTES_A_SAMPLE * max(0, round(seconds * rate)))


def peak(clip: Clip) -> int:
    """The loudest sample, 0..32,768."""
    samples = samples_of(clip)
    return max(max(samples), -min(samples)) if samples else 0


def faded(clip: Clip, seconds: float = FADE_SECONDS) -> Clip:
    """The clip with a short rise at its start and a short fall at its end, so no join clicks."""
    samples = samples_of(clip)
    length = min(round(seconds * clip.rate), len(samples) // 2)
    for index in range(length):
        samples[index] = samples[index] * index // length
        samples[-1 - index] = samples[-1 - index] * index // length
    return Clip(sound_bytes(samples), clip.rate, clip.marks)


def trimmed(clip: Clip, lead: float, tail: float) -> Clip:
    """The clip with at most `lead` seconds of silence before its sound and `tail` after it.

    Its marks move along. A clip that is silent throughout stays as it is.
    """
    first, last = _audible(samples_of(clip))
    if last < first:
        return clip
    start = max(0, first - round(lead * clip.rate))
    end = min(clip.frames, last + 1 + round(tail * clip.rate))
    marks = tuple(
        replace(mark, seconds=max(0.0, mark.seconds - start / clip.rate)) for mark in clip.marks
    )
    samples = clip.samples[start * BYTES_A_SAMPLE : end * BYTES_A_SAMPLE]
    return Clip(samples, clip.rate, marks)


def resampled(clip: Clip, rate: int) -> Clip:
    """The clip at another rate, by straight lines between its samples: enough for speech."""
    if clip.rate == rate or not clip.frames:
        return Clip(clip.samples, rate, clip.marks)
    samples = samples_of(clip)
    last = len(samples) - 1
    step = clip.rate / rate
    result = array("h", bytes(BYTES_A_SAMPLE * round(len(samples) * rate / clip.rate)))
    for index in range(len(result)):
        place = min(index * step, last)
        left = int(place)
        here = samples[left]
        result[index] = round(here + (samples[min(left + 1, last)] - here) * (place - left))
    return Clip(sound_bytes(result), rate, clip.marks)


def _audible(samples: "array[int]") -> tuple[int, int]:
    """The first and the last sample that can be heard; the last before the first: none can."""
    size = len(samples)
    first = next((index for index in range(size) if abs(samples[index]) > _SILENT), size)
    last = next((index for index in reversed(range(size)) if abs(samples[index]) > _SILENT), -1)
    return first, last
