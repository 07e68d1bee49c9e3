"""A screen without a monitor: Xvfb with a window manager, for journeys and benchmarks.

python tests/virtual_screen.py COMMAND…    runs a command on such a screen
"""

import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SECONDS_TO_START = 15.0
PROGRAMS = ("Xvfb", "openbox")


@dataclass(frozen=True, slots=True)
class VirtualScreen:
    """A running screen; `display` is what programs call it."""

    display: str
    width: int
    height: int

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program that shows its windows here."""
        shown = os.environ | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        shown.pop("WAYLAND_DISPLAY", None)
        return shown


def lacking() -> list[str]:
    """The programs a virtual screen needs that this system has not."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@contextmanager
def virtual_screen(width: int = 1280, height: int = 900) -> Iterator[VirtualScreen]:
    """A screen of its own, ready for windows; it is gone afterwards.

    Xvfb chooses a free number and writes it into a pipe when it can be spoken to; openbox has a
    command run when it has begun, which does the same: nobody sleeps and hopes.

    Raises:
        RuntimeError: one of the two did not start.
    """
    size = f"{width}x{height}x24"
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready"
        os.mkfifo(ready)
        said = os.open(ready, os.O_RDWR)  # open at both ends: opening does not wait
        try:
            command = ["Xvfb", "-displayfd", str(said), "-screen", "0", size, "-nolisten", "tcp"]
            with _running(command, os.environ, (said,)):
                screen = VirtualScreen(f":{_line(said, command)}", width, height)
                command = ["openbox", "--sm-disable", "--startup", f"sh -c 'echo >{ready}'"]
                with _running(command, screen.environment):
                    _line(said, command)
                    yield screen
        finally:
            os.close(said)


@contextmanager
def _running(
    command: list[str], environment: Mapping[str, str], keep: tuple[int, ...] = ()
) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=environment, pass_fds=keep, stdout=quiet, stderr=quiet
    ) as process:
        try:
            yield
        finally:
            process.terminate()


def main(command: list[str]) -> int:
    """Run a command on a screen of its own; where there is none to be had, without one."""
    absent = lacking()
    if absent:
        sys.stderr.write(f"no virtual screen: {', '.join(absent)} not installed\n")
        return subprocess.call(command)
    with virtual_screen(1360, 900) as screen:
        return subprocess.call(command, env=screen.environment)


def _line(said: int, command: list[str]) -> str:
    line = b""
    while not line.endswith(b"\n"):
        if not select.select([said], [], [], SECONDS_TO_START)[0]:
            raise RuntimeError(f"{command[0]} did not start")
        line += os.read(said, 100)
    return line.decode().strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
