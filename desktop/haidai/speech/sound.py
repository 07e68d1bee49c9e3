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
    return _integers(clip.samples[: clip.frames * BYTES_A_SAMPLE])


def sound_bytes(samples: "array[int]") -> bytes:
    """Integers −32,768..32,767 as the bytes of a clip."""
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    return samples.tobytes()


def _integers(sound: bytes | bytearray) -> "array[int]":
    samples = array("h", sound)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def silence(seconds: float, rate: int) -> bytes:
    """Samples of nothing."""
    return bytes(BYTES_A_SAMPLE * max(0, round(seconds * rate)))


def peak(clip: Clip) -> int:
    """The loudest sample, 0..32,768."""
    samples = samples_of(clip)
    return max(max(samples), -min(samples)) if samples else 0


def faded_in(samples: bytes, rate: int) -> bytes:
    """The samples with a rise of 5 ms at their start, so that no start and no join clicks."""
    length = _fade_bytes(samples, rate)
    head = _integers(samples[:length])
    for place in range(len(head)):
        head[place] = int(head[place] * place / len(head))
    return sound_bytes(head) + samples[length:]


def faded(clip: Clip) -> Clip:
    """The clip with a rise of 5 ms at its start and a fall of 5 ms at its end."""
    samples = bytearray(clip.samples[: clip.frames * BYTES_A_SAMPLE])
    length = _fade_bytes(samples, clip.rate)
    samples[:length] = faded_in(bytes(samples[:length]), clip.rate)
    cut = len(samples) - length
    tail = _integers(samples[cut:])
    for place in range(len(tail)):
        tail[place] = int(tail[place] * (len(tail) - 1 - place) / len(tail))
    samples[cut:] = sound_bytes(tail)
    return Clip(bytes(samples), clip.rate, clip.marks)


def fading(samples: bytes, begin: float, step: float) -> bytes:
    """Samples becoming fainter: `begin` of their loudness is gone at first, `step` more each."""
    values = _integers(samples)
    for place in range(len(values)):
        values[place] = int(values[place] * max(0.0, 1.0 - begin - place * step))
    return sound_bytes(values)


def _fade_bytes(samples: bytes | bytearray, rate: int) -> int:
    frames = min(round(FADE_SECONDS * rate), len(samples) // BYTES_A_SAMPLE)
    return frames * BYTES_A_SAMPLE


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
