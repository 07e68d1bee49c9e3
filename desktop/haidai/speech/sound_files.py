"""Sound files of the engines, read by their header: WAV (espeak, Windows) and AIFF (macOS)."""

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from haidai.speech.sound import sound_bytes
from haidai.speech.synthesizer import Clip

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


@dataclass(frozen=True, slots=True)
class _Form:
    """How the samples of a file are stored."""

    channels: int
    rate: int
    bits: int
    order: Literal["<", ">"]
    is_float: bool = False


def clip_of(content: bytes) -> Clip:
    """The sound in a WAV or AIFF file as 16-bit mono; several channels are averaged.

    A file that ends early gives what it has.

    Raises:
        ValueError: the file is of another kind, or not complete enough to be read.
    """
    kind, form_type = content[:4], content[8:12]
    try:
        if kind in (b"RIFF", b"RIFX") and form_type == b"WAVE":
            form, sound = _wav(content, "<" if kind == b"RIFF" else ">")
        elif kind == b"FORM" and form_type in (b"AIFF", b"AIFC"):
            form, sound = _aiff(content)
        else:
            raise ValueError(f"neither WAV nor AIFF: {content[:12]!r}")
    except (struct.error, KeyError) as error:
        raise ValueError(f"a broken sound file: {error!r}") from error
    if not (1 <= form.channels <= 8 and 4_000 <= form.rate <= 192_000):
        raise ValueError(f"not a sound: {form}")
    return Clip(sound_bytes(_mono(_integers(sound, form), form.channels)), form.rate)


def _chunks(content: bytes, order: str) -> Iterator[tuple[bytes, bytes]]:
    place = 12
    while place + 8 <= len(content):
        name = content[place : place + 4]
        (size,) = struct.unpack_from(f"{order}I", content, place + 4)
        yield name, content[place + 8 : place + 8 + size]
        place += 8 + size + size % 2


def _wav(content: bytes, order: Literal["<", ">"]) -> tuple[_Form, bytes]:
    chunks = dict(_chunks(content, order))
    header = chunks[b"fmt "]
    coding, channels, rate, _, _, bits = struct.unpack_from(f"{order}HHIIHH", header)
    if coding == _EXTENSIBLE:
        (coding,) = struct.unpack_from(f"{order}H", header, 24)
    if coding not in (_PCM, _FLOAT):
        raise ValueError(f"a compressed WAV file: {coding}")
    return _Form(channels, rate, bits, order, coding == _FLOAT), chunks[b"data"]


def _aiff(content: bytes) -> tuple[_Form, bytes]:
    chunks = dict(_chunks(content, ">"))
    header = chunks[b"COMM"]
    channels, _, bits, exponent, mantissa = struct.unpack_from(">hIhHQ", header)
    rate = round(mantissa * 2.0 ** ((exponent & 0x7FFF) - 16383 - 63))
    coding = header[18:22] if content[8:12] == b"AIFC" else b"NONE"
    if coding.lower() not in (b"none", b"twos", b"sowt", b"fl32"):
        raise ValueError(f"a compressed AIFF file: {coding!r}")
    order: Literal["<", ">"] = "<" if coding == b"sowt" else ">"
    sound = chunks[b"SSND"]
    (offset,) = struct.unpack_from(">I", sound)
    return _Form(channels, rate, bits, order, coding.lower() == b"fl32"), sound[8 + offset :]


def _integers(sound: bytes, form: _Form) -> "array[int]":
    """Samples of any width as 16 bits, the channels still side by side."""
    width = form.bits // 8
    if form.is_float and width == 4:
        count = len(sound) // 4
        floats = struct.unpack(f"{form.order}{count}f", sound[: count * 4])
        return array("h", [round(max(-1.0, min(1.0, value)) * 32_767) for value in floats])
    if form.is_float or width not in (1, 2, 3, 4):
        raise ValueError(f"a sample of {form.bits} bits")
    if width == 1:
        unsigned = form.order == "<"  # WAV has 128 in the middle, AIFF 0
        return array("h", [(byte - 128 if unsigned else (byte ^ 128) - 128) << 8 for byte in sound])
    sound = sound[: len(sound) // width * width]
    if width > 2:  # the two upper bytes of each sample
        pair = bytearray(len(sound) // width * 2)
        first = width - 2 if form.order == "<" else 0
        pair[0::2], pair[1::2] = sound[first::width], sound[first + 1 :: width]
        sound = bytes(pair)
    samples = array("h", sound)
    if (form.order == ">") != (sys.byteorder == "big"):
        samples.byteswap()
    return samples


def _mono(samples: "array[int]", channels: int) -> "array[int]":
    if channels == 1:
        return samples
    frames = len(samples) // channels
    tracks = [samples[channel : frames * channels : channels] for channel in range(channels)]
    return array("h", [sum(frame) // channels for frame in zip(*tracks, strict=True)])
