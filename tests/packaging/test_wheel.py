"""The wheel holds what an editable install finds in the checkout anyway."""

import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.run import TESTS

ROOT = TESTS.parent
PROGRAM = """
import json, sys
from haidai import paths
from haidai.messages import Messages
Messages("en")
print(json.dumps([str(paths.resources()), paths.__file__]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def shipped(folder: Path) -> set[str]:
    """Every file below a folder, those that git ignores as well, by its path from there."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_every_resource_is_in_the_wheel(wheel: Path) -> None:
    """Hatchling leaves out what git ignores: a generated .qm would vanish without a word."""
    expected = {f"haidai/resources/{name}" for name in shipped(ROOT / "resources")}
    assert expected - names(wheel) == set()


def test_every_module_is_in_the_wheel_and_nothing_else(wheel: Path) -> None:
    expected = {f"haidai/{name}" for name in shipped(ROOT / "desktop" / "haidai")}
    found = {name for name in names(wheel) if ".dist-info/" not in name}
    assert {name for name in found if not name.startswith("haidai/resources/")} == expected


def test_the_licence_and_the_commands_are_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (table,) = (name for name in archive.namelist() if name.endswith("/entry_points.txt"))
        entry_points = ConfigParser()
        entry_points.read_string(archive.read(table).decode())
    assert dict(entry_points["console_scripts"]) == {"haidai": "haidai.cli:main"}
    assert dict(entry_points["gui_scripts"]) == {"haidai-window": "haidai.cli:window"}
    assert any(name.endswith("/licenses/LICENSE") for name in names(wheel))


def test_the_installed_package_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    """Unpacked as an installer does it, with the checkout out of sight."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{PROGRAM}"
    found = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    package = tmp_path / "haidai"
    assert found.stdout.split('"')[1::2] == [str(package / "resources"), str(package / "paths.py")]
