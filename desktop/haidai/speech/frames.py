"""The messages between a voice engine's worker process and its parent.

A frame is one line of JSON; where it has `bytes`, that many bytes of sound follow the line. So
a sentence's sound crosses the pipe as it is, and nothing lies in a file that could stay behind.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

LONGEST_LINE = 1_000_000
LONGEST_SOUND = 64_000_000


@dataclass(frozen=True, slots=True)
class Frame:
    """A message and the sound that came with it."""

    header: Mapping[str, Any]
    sound: bytes = b""


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Send a frame at once.

    Raises:
        OSError: the other side is gone.
    """
    header = dict(frame.header)
    if frame.sound:
        header["bytes"] = len(frame.sound)
    stream.write(json.dumps(header).encode() + b"\n" + frame.sound)
    stream.flush()


def read_frame(stream: BinaryIO) -> Frame | None:
    """The next frame, or None at the end of the stream.

    Raises:
        ValueError: what comes is not a frame, or ends within one.
        OSError: the stream cannot be read.
    """
    line = stream.readline(LONGEST_LINE)
    if not line:
        return None
    header = json.loads(line) if line.endswith(b"\n") else None
    length = header.get("bytes", 0) if isinstance(header, dict) else None
    if header is None or not isinstance(length, int) or not 0 <= length <= LONGEST_SOUND:
        raise ValueError(f"not a frame: {line[:80]!r}")
    sound = stream.read(length) if length else b""
    if len(sound) < length:
        raise ValueError("the stream ended within a frame")
    return Frame(header, sound)
