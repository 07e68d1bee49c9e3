"""The right to be the one window: a lock that ends with its process, however that ends.

The lock is a file beside the reader's own things, so other data folders are other windows; in
it stands where the window can be reached. Neither is ever out of date for long: the system
takes the lock from a process that was killed, and whoever has it writes the note anew.
"""

import os
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Self

LONGEST_NOTE = 4_096
_LOCKED_BYTE = 1 << 30  # far behind the note: Windows lets nobody read what is locked

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def claim_file(folder: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """The file to lock, in the reader's data folder; one for each screen a reader sits at."""
    screen = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or ""
    return folder / f"window-{zlib.crc32(os.fsencode(screen)):08x}.lock"


class Claim:
    """The lock, held by this process until `release` or its end."""

    def __init__(self, path: Path, file: int) -> None:
        self.path = path
        self._file = file

    @classmethod
    def take(cls, path: Path) -> Self | None:
        """The claim, or None where another window has it.

        Raises:
            OSError: this file system locks nothing, or cannot be written.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            os.close(file)
            return None
        except OSError:
            os.close(file)
            raise
        os.ftruncate(file, 0)
        return cls(path, file)

    def note(self, address: str) -> None:
        """Write down where this window can be reached."""
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, f"{address}\n".encode())

    def release(self) -> None:
        """Let another window have it; may be called twice. The file stays: it is the lock."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def noted(path: Path) -> str | None:
    """Where the window that has the claim can be reached; None while it does not say."""
    try:
        with path.open("rb") as file:
            note = file.read(LONGEST_NOTE)
    except OSError:
        return None
    line, end, _ = note.partition(b"\n")
    return line.decode("utf-8", "replace") if end else None
