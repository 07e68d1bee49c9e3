"""Where things lie: what ships with the program, and what it keeps for its reader."""

import errno
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

log = logging.getLogger(__name__)

APPLICATION = "haidai"


def resources() -> Path:
    """The folder of shipped files (translations, icons, the welcome article).

    Installed it is `haidai/resources`; in a checkout it lies beside `desktop/`.
    """
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"


def settings_file() -> Path:
    """The one settings file of this user; it need not exist yet."""
    return _platform_folder("user_config_dir") / "settings.json"


def data_folder() -> Path:
    """Where the reader's own things are kept (recent articles); it need not exist yet."""
    return _platform_folder("user_data_dir")


def cache_folder() -> Path:
    """Where what can be had again is kept (pages of the web); it need not exist yet."""
    return _platform_folder("user_cache_dir")


def log_folder() -> Path:
    """Where the log is kept; it need not exist yet."""
    return _platform_folder("user_log_dir")


def _platform_folder(name: str) -> Path:
    import platformdirs  # late: only the commands that keep something need it

    return Path(getattr(platformdirs, name)(APPLICATION, appauthor=False))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A new empty file to fill, which takes the place of `path` when the block ends well.

    It lies beside `path`, reaches the disk and is renamed over it, so a crash, a full disk or a
    power cut leaves the old file or the new one, and never a piece. When the block raises,
    the new file is removed and `path` is as it was. A link is followed, so that it stays one.

    Raises:
        OSError: the folder cannot be written, or `path` is a folder, a device or a pipe.
    """
    target = Path(os.path.realpath(path))  # Path.resolve raises RuntimeError for a link to itself
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "not an ordinary file", str(path))
    temporary = target.with_name(f".{APPLICATION}-{os.urandom(8).hex()}{target.suffix[:16]}")
    temporary.touch(exist_ok=False)
    try:
        if target.exists():
            shutil.copymode(target, temporary)  # who kept others from reading it still does
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the file at `path` by `content`, or leave it exactly as it was.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as temporary:
        temporary.write_bytes(content)


class TooLargeError(ValueError):
    """A file holds more than it can rightly hold."""


def read_small(path: Path, largest: int) -> bytes | None:
    """All bytes of an ordinary file of at most `largest` bytes; None where there is no such file.

    A pipe or a device that lies in its place is never waited for.

    Raises:
        TooLargeError: it is larger.
        OSError: it cannot be read.
    """
    if not path.is_file():
        return None
    with path.open("rb") as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        raise TooLargeError(f"more than {largest} bytes")
    return content


def set_aside(path: Path) -> Path | None:
    """Rename a damaged file so that nothing overwrites it; its new path, or None if refused.

    Only an ordinary file is renamed: a path may also lead to a device or a pipe.
    """
    if not path.is_file():
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    try:
        path.rename(aside)
    except OSError:
        log.exception("a damaged file could not be set aside: %s", path)
        return None
    return aside
