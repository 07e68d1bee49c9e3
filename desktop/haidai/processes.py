"""How a child process of this program is started, and how it ends."""

import contextlib
import logging
import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

log = logging.getLogger(__name__)


def worker_command(name: str) -> list[str]:
    """The command that runs this program as the worker `name` (`speech`) instead of a window.

    A frozen build is its own program and has no `python -m`.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", name]
    return [sys.executable, "-m", "haidai", "--worker", name]


class ChildProcess:
    """A child with pipes for what goes in and out; who closes it ends it, from any thread."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.closed = False

    def start(self) -> "subprocess.Popen[bytes] | None":
        """Start it; None where that cannot be, or it was closed. `end_process` is the caller's."""
        import subprocess  # late: the start of the window does without

        with self._lock:
            if self.closed:
                return None
            pipe = subprocess.PIPE
            try:
                self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe)
            except OSError as error:
                log.warning("no child process: %s", error)
                return None
            return self._process

    def close(self) -> None:
        """End it, and start none any more; may be called twice."""
        with self._lock:
            self.closed = True
            if self._process is not None:
                self._process.kill()


def end_process(process: "subprocess.Popen[bytes]") -> None:
    """Kill a child that may have ended, and leave neither it nor its pipes behind."""
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            # What could not be written any more may still be in the buffer.
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()
