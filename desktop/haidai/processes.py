"""How a child process of this program is started."""

import sys


def worker_command(name: str) -> list[str]:
    """The command that runs this program as the worker `name` (`speech`) instead of a window.

    A frozen build is its own program and has no `python -m`.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", name]
    return [sys.executable, "-m", "haidai", "--worker", name]
