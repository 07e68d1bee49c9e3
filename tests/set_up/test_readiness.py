"""A start goes straight on where nothing has changed since the checkout was ready."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readiness import NOTE, note, noted_python

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="on Windows it is always looked properly")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    (tmp_path / ".venv" / "set-up.json").write_text('{"qt_loads": true}')
    (tmp_path / "pyproject.toml").write_text("[project]")
    note(str(tmp_path), str(tmp_path / ".venv" / "bin" / "python"))
    return tmp_path


def test_what_is_as_it_was_is_known(checkout: Path) -> None:
    assert noted_python(str(checkout)) == str(checkout / ".venv" / "bin" / "python")


@pytest.mark.parametrize("name", ["pyproject.toml", ".venv/set-up.json", f".venv/{NOTE}"])
def test_whatever_changes_or_goes_makes_it_unknown(checkout: Path, name: str) -> None:
    before = (checkout / name).read_bytes()
    for after in (b"", b"\xff\n\n\n", before[:-3]):
        (checkout / name).write_bytes(after)
        assert noted_python(str(checkout)) is None
    (checkout / name).unlink()
    assert noted_python(str(checkout)) is None


def test_another_place_and_a_python_that_is_gone_make_it_unknown(checkout: Path) -> None:
    moved = checkout.rename(checkout.with_name("moved"))
    assert noted_python(str(moved)) is None
    moved.rename(checkout)
    (checkout / ".venv" / "bin" / "python").unlink()
    assert noted_python(str(checkout)) is None


def test_another_version_of_python_makes_it_unknown(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert noted_python(str(checkout)) is None


def test_a_place_that_cannot_be_written_is_looked_at_every_time(tmp_path: Path) -> None:
    note(str(tmp_path), "python")
    assert noted_python(str(tmp_path)) is None


def test_the_usual_start_loads_nothing_of_the_set_up() -> None:
    program = "import sys, readiness; print(sorted({'set_up', 'machine', 're'} & set(sys.modules)))"
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.append(r'{ROOT}/desktop');"]
    command[-1] += program
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == "[]"
