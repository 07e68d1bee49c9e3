"""A virtual screen shows real windows and is gone afterwards."""

import subprocess
import sys

import pytest

from tests.virtual_screen import lacking, virtual_screen

PROGRAM = """
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
print(application.platformName(), application.primaryScreen().size().toTuple())
"""
pytestmark = pytest.mark.skipif(bool(lacking()), reason=f"{', '.join(lacking())} not installed")


def test_a_program_finds_the_screen_it_is_given() -> None:
    with virtual_screen(640, 480) as screen, virtual_screen() as other:
        assert screen.display != other.display
        answer = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=screen.environment,
            capture_output=True,
            text=True,
            check=True,
        )
    assert answer.stdout.split(maxsplit=1) == ["xcb", "(640, 480)\n"]


def test_a_screen_that_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.virtual_screen.SECONDS_TO_START", 0.0)
    with pytest.raises(RuntimeError, match="Xvfb did not start"), virtual_screen():
        pass
