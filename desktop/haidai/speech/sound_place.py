"""Where an engine leaves the sound file of a sentence, so that nothing is ever left behind."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol


class SoundPlace(Protocol):
    """A file for one sentence after the other; `path` is what the engine is told to write."""

    path: str

    def clear(self) -> None:
        """Forget what is there, so that an old sound is never taken for a new one."""
        ...

    def content(self) -> bytes:
        """What the engine wrote; empty where it wrote nothing."""
        ...

    def remove(self) -> None:
        """Leave nothing behind; may be called twice."""
        ...


class MemoryPlace:
    """A file that exists in memory alone, and is gone with the process however it ends."""

    def __init__(self) -> None:
        self._file = os.memfd_create("haidai-sound")
        self.path = f"/proc/self/fd/{self._file}"

    def clear(self) -> None:
        os.ftruncate(self._file, 0)

    def content(self) -> bytes:
        return os.pread(self._file, os.fstat(self._file).st_size, 0)

    def remove(self) -> None:
        with suppress(OSError):  # closed already
            os.close(self._file)


class FolderPlace:
    """A file in a private folder, for systems without files in memory."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="haidai-", ignore_cleanup_errors=True)
        self._file = Path(self._folder.name) / "sentence.wav"
        self.path = str(self._file)

    def clear(self) -> None:
        self._file.unlink(missing_ok=True)

    def content(self) -> bytes:
        return self._file.read_bytes() if self._file.exists() else b""

    def remove(self) -> None:
        self._folder.cleanup()


@contextmanager
def sound_place() -> Iterator[SoundPlace]:
    """The best place this system has, removed at the end."""
    in_memory = hasattr(os, "memfd_create") and Path("/proc/self/fd").is_dir()
    place: SoundPlace = MemoryPlace() if in_memory else FolderPlace()
    try:
        yield place
    finally:
        place.remove()
