"""The two commands speak to whoever starts them, whatever Python that is."""

import ast
import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = [ROOT / "desktop" / "run.py", ROOT / "tests" / "run.py"]


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_an_old_python_can_read_it_and_is_told(
    command: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ast.parse(command.read_text("utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is 3\.10"):
        runpy.run_path(str(command))


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_importing_it_does_nothing(command: Path) -> None:
    assert callable(runpy.run_path(str(command))["main"])
