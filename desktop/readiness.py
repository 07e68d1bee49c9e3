"""Whether a checkout was ready at its last start, and is still the same: one short file says so.

`set_up` knows how to look and what to do, and takes 45 ms to import; that is for the first start,
and for one after a change. Here only bytes are compared.
"""

import os
import sys
import zlib

NOTE = "ready.txt"


def noted_python(checkout: str) -> str | None:
    """The Python to start the window with, as `note` had it; None where anything has changed."""
    if os.name == "nt":
        return None  # a .venv there outlives the Python it stands on, and looks whole
    try:
        state, python = _read(checkout, ".venv", NOTE).decode().splitlines()
        same = state == _state(checkout)
    except (OSError, ValueError):
        return None
    return python if same and os.path.exists(python) else None


def note(checkout: str, python: str) -> None:
    """Remember that the checkout is ready now, to be started with this Python."""
    try:
        with open(os.path.join(checkout, ".venv", NOTE), "w", encoding="utf-8") as file:
            file.write(f"{_state(checkout)}\n{python}\n")
    except OSError:
        pass  # the next start looks properly, as this one did


def _state(checkout: str) -> str:
    """What readiness depends on, in a line that is another where any of it is another."""
    depends = (
        f"{sys.version_info[:2]} {checkout}".encode(),
        _read(checkout, "pyproject.toml"),
        _read(checkout, ".venv", "set-up.json"),
    )
    return " ".join(f"{zlib.crc32(each):08x}" for each in depends)


def _read(*place: str) -> bytes:
    with open(os.path.join(*place), "rb") as file:
        return file.read()
