"""Fitting pictures in a child process, for who is to stay small: the one-article server.

A question is width and length, then the bytes; an answer kind, dots and length, then the bytes.
No kind: it is no picture. Nothing here knows Qt.
"""

import contextlib
import struct
import subprocess
import threading
from collections.abc import Sequence

from haidai.errors import ErrorKind, OpeningError
from haidai.processes import worker_command
from haidai.rendering.fitted_picture import FittedPicture

QUESTION = ">II"
ANSWER = ">4sIII"


class PictureChild:
    """One child, started with the first picture; any thread may ask, one after the other."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = list(command or worker_command("pictures"))
        self._asking = threading.Lock()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def fitted(self, data: bytes, width: int, name: str = "") -> FittedPicture:
        """As `haidai.rendering.picture_decoding.fitted`.

        Raises:
            OpeningError: FILE_TYPE for what is no picture, or ended the child.
        """
        with self._asking:
            process = self._started(name)
            try:
                return _asked(process, data, width)
            except (OSError, ValueError, struct.error) as error:
                self._end()
                raise OpeningError(ErrorKind.FILE_TYPE, name=name) from error

    def close(self) -> None:
        """End the child; may be called twice, from any thread."""
        with self._lock:
            self._closed = True
        self._end()

    def _started(self, name: str) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._closed:
                raise OpeningError(ErrorKind.CANCELLED)
            if self._process is None:
                pipe = subprocess.PIPE
                try:
                    self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe)
                except OSError as error:
                    raise OpeningError(ErrorKind.FILE_TYPE, name=name) from error
            return self._process

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                # What could not be written any more may still be in the buffer.
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()


def _asked(process: "subprocess.Popen[bytes]", data: bytes, width: int) -> FittedPicture:
    """The answer of a child.

    Raises:
        OSError, ValueError, struct.error: it has ended, or has no picture for an answer.
    """
    if process.stdin is None or process.stdout is None:
        raise ValueError("no pipes")
    process.stdin.write(struct.pack(QUESTION, width, len(data)) + data)
    process.stdin.flush()
    head = process.stdout.read(struct.calcsize(ANSWER))
    kind, across, down, length = struct.unpack(ANSWER, head)
    content = process.stdout.read(length)
    if not kind.rstrip(b"\0") or len(content) != length:
        raise ValueError("no picture")
    return FittedPicture(content, kind.rstrip(b"\0"), (across, down))
