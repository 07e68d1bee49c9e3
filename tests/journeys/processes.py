"""The program as a process of its own, and the windows that are seen of it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures"


@contextmanager
def started(*arguments: str, text: bytes | None = None) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(
        [sys.executable, "-m", "haidai", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=FIXTURES,
    ) as process:
        try:
            assert process.stdin is not None
            if text is not None:
                process.stdin.write(text)
                process.stdin.close()
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def windows() -> list[str]:
    """The titles of all windows of this program."""
    command = ["xdotool", "search", "--onlyvisible", "--name", "海岱", "getwindowname", "%@"]
    found = subprocess.run(command, capture_output=True, check=False).stdout.decode()
    return found.splitlines()


def shows(*titles: str) -> bool:
    shown = windows()
    return len(shown) == len(titles) and all(
        title in window for title, window in zip(titles, shown, strict=True)
    )
