"""The messages between the worker and its parent."""

import io

import pytest

from haidai.speech.frames import Frame, read_frame, write_frame


def test_a_frame_arrives_with_its_sound() -> None:
    pipe = io.BytesIO()
    write_frame(pipe, Frame({"job": 1, "text": "海岱\n"}))
    write_frame(pipe, Frame({"job": 2}, b"\n\0\xff"))
    pipe.seek(0)
    assert read_frame(pipe) == Frame({"job": 1, "text": "海岱\n"})
    assert read_frame(pipe) == Frame({"job": 2, "bytes": 3}, b"\n\0\xff")
    assert read_frame(pipe) is None


@pytest.mark.parametrize(
    "content",
    [b"Audio saved\n", b"[1]\n", b'{"bytes": -1}\n', b'{"bytes": "9"}\n', b'{"bytes": 9}\nhalf',
     b'{"job": 1', b"\xff\n", b'{"bytes": 999999999999}\n'],
)  # fmt: skip
def test_garbage_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_frame(io.BytesIO(content))
