"""Files of this computer: ordinary ones, of bounded size."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from haidai.errors import ErrorKind, OpeningError
from haidai.opening import media
from haidai.opening.retrieved import Retrieved
from haidai.opening.sources import FileSource, Source

LARGEST = 20_000_000  # bytes
CHUNK = 1_000_000

_TYPES = {
    ".txt": media.PLAIN,
    ".md": media.PLAIN,
    ".html": media.HTML,
    ".htm": media.HTML,
    ".mhtml": media.MHTML,
    ".mht": media.MHTML,
}


class FileRetriever:
    """Reads files up to `largest` bytes; never waits for a pipe or a device."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest

    def retrieve(self, source: Source, cancelled: Callable[[], bool]) -> Retrieved:
        """The content of the file.

        Raises:
            OpeningError: FILE_MISSING, FILE_IS_FOLDER, FILE_TYPE for what is no ordinary file,
                FILE_UNREADABLE, TOO_LARGE or CANCELLED.
        """
        if not isinstance(source, FileSource):
            raise TypeError(f"not a file: {source!r}")
        path = source.path
        name = path.name or str(path)
        try:
            data = self._read(path, name, cancelled)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise OpeningError(ErrorKind.FILE_MISSING, name=name) from error
        except ValueError as error:  # a NUL in the path
            raise OpeningError(ErrorKind.FILE_MISSING, name=name) from error
        except OSError as error:
            raise OpeningError(ErrorKind.FILE_UNREADABLE, name=name) from error
        return Retrieved(data, name, _TYPES.get(path.suffix.lower()), path=path)

    def _read(self, path: Path, name: str, cancelled: Callable[[], bool]) -> bytes:
        _check(path.stat(), name)
        # Without O_NONBLOCK a pipe that took the file's place meanwhile would hang the opening.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            _check(status, name)
            data = bytearray()
            while len(data) <= self._largest and status.st_size <= self._largest:
                if cancelled():
                    raise OpeningError(ErrorKind.CANCELLED)
                chunk = file.read(CHUNK)
                if not chunk:
                    return bytes(data)
                data += chunk
        raise OpeningError(ErrorKind.TOO_LARGE, name=name, limit=shown_size(self._largest))


def shown_size(size: int) -> str:
    """A limit as a reader knows it: `20 MB`."""
    return f"{size / 1_000_000:g} MB"


def _check(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise OpeningError(ErrorKind.FILE_IS_FOLDER, name=name)
    if not stat.S_ISREG(status.st_mode):
        raise OpeningError(ErrorKind.FILE_TYPE, name=name)
