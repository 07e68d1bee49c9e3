"""How a child process of this program is started."""

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess


def worker_command(name: str) -> list[str]:
    """The command that runs this program as the worker `name` (`speech`) instead of a window.

    A frozen build is its own program and has no `python -m`.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", name]
    return [sys.executable, "-m", "haidai", "--worker", name]


def end_process(process: "subprocess.Popen[bytes]") -> None:
    """Kill a child that may have ended, and leave neither it nor its pipes behind."""
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            # What could not be written any more may still be in the buffer.
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()
