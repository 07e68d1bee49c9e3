"""Bytes that wait for a phone: on disk, not in memory, in files without a name.

The system forgets such a file with the process, however that ends. It grows only; what lies in
it is read in pieces.
"""

import logging
import tempfile
import threading
import weakref
from collections.abc import Iterable
from dataclasses import dataclass

log = logging.getLogger(__name__)


class UnnamedFile:
    """A file for bytes that are read later, from any thread; it ends with its last `Stored`.

    One thread at a time may add.

    Raises:
        OSError: it cannot be made.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="haidai-", buffering=0)  # noqa: SIM115 - below
        self._lock = threading.Lock()
        self._end = 0
        weakref.finalize(self, self._file.close)

    def add(self, pieces: Iterable[bytes]) -> "Stored":
        """Keep the pieces, joined.

        Raises:
            OSError: the disk is full; what was kept before is still there.
        """
        end = self._end
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                with self._lock:
                    self._file.seek(end)
                    written = self._file.write(rest) or 0
                end += written
                rest = rest[written:]
        stored = Stored(self, self._end, end)
        self._end = end
        return stored

    def read(self, start: int, length: int) -> bytes:
        """So many bytes from `start` on.

        Raises:
            OSError: they are not there.
        """
        with self._lock:
            self._file.seek(start)
            found = self._file.read(length) or b""
        if len(found) != length:
            raise OSError("a temporary file has lost its end")
        return found


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes in an `UnnamedFile`, from `start` to before `end`."""

    file: UnnamedFile
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __bytes__(self) -> bytes:
        return self.piece(0, len(self))

    def piece(self, start: int, length: int) -> bytes:
        """At most so many bytes from `start` on.

        Raises:
            OSError: they cannot be read.
        """
        first = self.start + start
        return self.file.read(first, max(0, min(length, self.end - first)))

    def part(self, start: int, end: int) -> "Stored":
        """The bytes from `start` to before `end`."""
        return Stored(self.file, self.start + start, self.start + end)


Content = bytes | Stored
"""What is sent: in memory where it is small, or where the disk has no room."""


def stored(content: bytes) -> Content:
    """The content in a file of its own; itself where that cannot be."""
    try:
        return UnnamedFile().add([content])
    except OSError as error:
        log.warning("nothing can be put off to disk: %s", error)
        return content


def piece_of(content: Content, start: int, length: int) -> bytes:
    """At most so many bytes from `start` on.

    Raises:
        OSError: they cannot be read.
    """
    if isinstance(content, Stored):
        return content.piece(start, length)
    return content[start : start + length]


def part_of(content: Content, start: int, end: int) -> Content:
    """The bytes from `start` to before `end`."""
    return content.part(start, end) if isinstance(content, Stored) else content[start:end]
