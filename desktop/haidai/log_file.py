"""The log: a file of bounded size that says what went wrong, and nothing of what was read.

It is made with its first line, so a run in which nothing happens leaves none; the versions
stand above the first line of each run. Addresses lose all behind their path, the home folder is
written as `~`: a reader may hand the file to somebody without telling what was read.
"""

import logging
import os
import re
import sys
from pathlib import Path

from haidai import __version__

NAME = "haidai.log"
LARGEST = 500_000
"""Bytes of a file; the one before it is kept as `haidai.log.1`."""
LONGEST = 8_000  # characters of a line with its traceback

_BEHIND_PATH = re.compile(r"(https?://[^\s?#'\"<>]{0,2000})[?#][^\s'\"<>]*")
log = logging.getLogger(__name__)


def discreet(text: str, home: str | None = None) -> str:
    """Text without what is nobody's business: queries of addresses, the name of the home."""
    home = os.path.expanduser("~") if home is None else home  # noqa: PTH111 - it never raises
    shown = _BEHIND_PATH.sub(r"\1?…", text)
    return shown.replace(home, "~") if len(home) > 1 else shown


def shortened(text: str, longest: int = LONGEST) -> str:
    """The beginning and the end of a text that is too long."""
    half = longest // 2
    return text if len(text) <= longest else f"{text[:half]}\n…\n{text[-half:]}"


def versions() -> str:
    """What runs here, on one line; Qt only where it is loaded."""
    words = [f"Haidai {__version__}", f"Python {sys.version.split()[0]}"]
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None:
        words += [f"Qt {qt.qVersion()}"]
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        words += [gui.QGuiApplication.platformName()]
    return " · ".join([*words, _system()])


def _system() -> str:
    """The system and its version; `platform` knows more, and loads much."""
    if sys.platform == "win32":
        return f"Windows {'.'.join(map(str, sys.getwindowsversion()[:3]))}"
    system = os.uname()
    return f"{system.sysname} {system.release} {system.machine}"


class LogFile(logging.FileHandler):
    """Writes records to a file in a folder; where that cannot be, to nothing at all."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        super().__init__(folder / NAME, encoding="utf-8", delay=True, errors="backslashreplace")
        self.path = folder / NAME
        self._largest = largest
        self._begun = False
        self._unusable = False
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def format(self, record: logging.LogRecord) -> str:
        return shortened(discreet(super().format(record)))

    def emit(self, record: logging.LogRecord) -> None:
        if self._unusable:
            return
        try:
            self._make_ready()
        except OSError:
            self._unusable = True
            return
        super().emit(record)

    def handleError(self, _: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """A full disk is no reason to trouble the reader: this run writes no more log."""
        self._unusable = True

    def close(self) -> None:
        try:
            super().close()
        except OSError:  # what a full disk did not take is still in the stream
            self._unusable = True

    def _make_ready(self) -> None:
        if self.stream is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.stream = self._open()
        if self.stream.tell() >= self._largest:
            self.stream.close()
            self.path.replace(self.path.with_name(f"{NAME}.1"))
            self.stream = self._open()
        if not self._begun:
            self._begun = True
            self.stream.write(f"\n══ {versions()}\n")


def keep_log(folder: Path) -> LogFile:
    """Write what this program says of itself into a folder from now on; nothing goes to stderr."""
    handler = LogFile(folder)
    logging.getLogger().addHandler(handler)
    logging.getLogger("haidai").setLevel(logging.INFO)
    return handler
