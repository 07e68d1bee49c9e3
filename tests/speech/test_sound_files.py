"""The sound files of the engines."""

import io
import struct
import wave
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.speech.sound import samples_of
from haidai.speech.sound_files import clip_of


def wav(samples: bytes, channels: int = 1, width: int = 2, rate: int = 22_050) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(width)
        writer.setframerate(rate)
        writer.writeframes(samples)
    return file.getvalue()


def aiff(samples: bytes, bits: int = 16, coding: bytes = b"") -> bytes:
    """Mono at 22,050 Hz, which is 0x400D AC44… as AIFF writes its rate."""
    rate = struct.pack(">HQ", 16383 + 14, 22_050 << 49)
    common = struct.pack(">hIh", 1, len(samples) * 8 // bits, bits) + rate
    if coding:
        common += coding + b"\0\0"
    sound = struct.pack(">II", 0, 0) + samples
    chunks = b"".join(
        name + struct.pack(">I", len(chunk)) + chunk + b"\0" * (len(chunk) % 2)
        for name, chunk in ((b"COMM", common), (b"ANNO", b"odd"), (b"SSND", sound))
    )
    kind = b"AIFC" if coding else b"AIFF"
    return b"FORM" + struct.pack(">I", len(chunks) + 4) + kind + chunks


def test_espeaks_wav_is_taken_as_it_is() -> None:
    samples = struct.pack("<4h", 0, 1_000, -1_000, 32_767)
    clip = clip_of(wav(samples))
    assert (clip.samples, clip.rate) == (samples, 22_050)


def test_two_channels_become_one() -> None:
    clip = clip_of(wav(struct.pack("<4h", 100, 300, -100, -300), channels=2, rate=44_100))
    assert (list(samples_of(clip)), clip.rate) == ([200, -200], 44_100)


@pytest.mark.parametrize(
    ("width", "samples"),
    [
        (1, bytes([128, 192, 64])),
        (3, b"\0\0\0\0\0\x40\0\0\xc0"),
        (4, struct.pack("<3i", 0, 0x4000 << 16, -0x4000 << 16)),
    ],
)
def test_other_widths_become_sixteen_bits(width: int, samples: bytes) -> None:
    assert list(samples_of(clip_of(wav(samples, width=width)))) == [0, 0x4000, -0x4000]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (aiff(struct.pack(">3h", 0, 1_000, -1_000)), [0, 1_000, -1_000]),
        (aiff(struct.pack("<3h", 0, 1_000, -1_000), coding=b"sowt"), [0, 1_000, -1_000]),
        (aiff(struct.pack(">3f", 0, 1, -0.5), 32, b"fl32"), [0, 32_767, -16_384]),
        (aiff(bytes([0, 0x40, 0xC0]), 8), [0, 0x4000, -0x4000]),
    ],
)
def test_the_aiff_of_macos_is_read(content: bytes, expected: list[int]) -> None:
    clip = clip_of(content)
    assert clip.rate == 22_050
    assert list(samples_of(clip)) == expected


@pytest.mark.parametrize(
    "content",
    [b"", b"RIFF", wav(b"")[:20], b"OggS" + bytes(60), aiff(b"", coding=b"ima4"),
     wav(b"\0\0").replace(b"\x01\0\x01\0", b"\x11\0\x01\0")],
)  # fmt: skip
def test_what_is_no_sound_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        clip_of(content)


@given(st.binary(max_size=200), st.integers(0, 60))
def test_broken_files_raise_nothing_else(noise: bytes, place: int) -> None:
    good = wav(bytes(100))
    for content in (noise, good[:place] + noise, good[:place] + noise + good[place + len(noise) :]):
        with suppress(ValueError):
            clip_of(content)
