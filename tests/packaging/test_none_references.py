"""PySide6 6.12.0 on Python 3.11 loses a reference to None in every void call.

After some thousands of them the process dies; until that is mended, pyproject.toml asks for an
older one, and this test says when a newer one is safe.
"""

import sys

from PySide6.QtCore import QObject


def test_void_calls_lose_no_reference_to_none() -> None:
    calls = 1_000
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(calls):
        thing.setObjectName("")
    lost = before - sys.getrefcount(None)
    assert abs(lost) < calls / 10
