"""A checkout is made ready once, heals, and is left alone when nothing is to be done."""

import json
import os
from pathlib import Path

import pytest

from machine import SetUpError
from set_up import TESTS, WINDOW, SetUp
from system_packages import System
from tests.fakes.machine import FakeMachine

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake .venv has a POSIX layout")

ROOT = System(apt=True, root=True, sudo=False, terminal=False)
USER = System(apt=True, root=False, sudo=True, terminal=True)
PYPROJECT = '[project]\nname = "x"\ndependencies = [{}]\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "海岱 checkout"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(PYPROJECT.format('"lxml"'))
    return folder


@pytest.fixture
def machine() -> FakeMachine:
    return FakeMachine(ROOT)


def again(checkout: Path, system: System = ROOT) -> FakeMachine:
    """The machine of a second start for the window, after it."""
    machine = FakeMachine(system)
    SetUp(checkout, machine).make_ready(WINDOW)
    return machine


def test_the_first_start_makes_everything_ready(checkout: Path, machine: FakeMachine) -> None:
    python = SetUp(checkout, machine).make_ready(WINDOW)
    assert python == checkout.resolve() / ".venv" / "bin" / "python"
    assert machine.said.count("venv") == 1
    assert machine.installs == [str(checkout)]


def test_a_second_start_touches_nothing(checkout: Path, machine: FakeMachine) -> None:
    SetUp(checkout, machine).make_ready(WINDOW)
    later = again(checkout)
    assert (later.said, later.commands) == ([], [])


def test_the_tests_add_their_extra_and_keep_it(checkout: Path, machine: FakeMachine) -> None:
    SetUp(checkout, machine).make_ready(WINDOW)
    SetUp(checkout, machine).make_ready(TESTS)
    assert machine.installs[1:] == [f"{checkout}[test]"]
    (checkout / "pyproject.toml").write_text(PYPROJECT.format('"lxml", "segno"'))
    assert again(checkout).installs == [f"{checkout}[test]"]
    assert machine.said.count("venv") == 1


def test_the_tests_make_the_window_ready_but_for_its_system(
    checkout: Path, machine: FakeMachine
) -> None:
    SetUp(checkout, machine).make_ready(TESTS)
    assert again(checkout).installs == []


def test_other_lines_of_pyproject_change_nothing(checkout: Path, machine: FakeMachine) -> None:
    SetUp(checkout, machine).make_ready(WINDOW)
    with (checkout / "pyproject.toml").open("a") as file:
        file.write('version = "2"\n[tool.ruff]\nline-length = 99\n')
    assert again(checkout).said == []


@pytest.mark.parametrize("stop", [KeyboardInterrupt, None])
def test_an_interrupted_installation_is_begun_anew(
    checkout: Path, machine: FakeMachine, stop: type[BaseException] | None
) -> None:
    machine.fails, machine.interrupted = {"--editable"}, stop
    with pytest.raises(stop or SetUpError):
        SetUp(checkout, machine).make_ready(WINDOW)
    (checkout / ".venv" / "half").touch()
    later = again(checkout)
    assert later.installs == [str(checkout)]
    assert not (checkout / ".venv" / "half").exists()
    assert again(checkout).said == []


@pytest.mark.parametrize("content", ["", "{", "[]", '{"python": "3.11"}', "\x00"])
def test_a_damaged_stamp_is_begun_anew(checkout: Path, machine: FakeMachine, content: str) -> None:
    SetUp(checkout, machine).make_ready(WINDOW)
    (checkout / ".venv" / "set-up.json").write_text(content)
    assert "venv" in again(checkout).said


@pytest.mark.parametrize("field", ["python", "place", "base"])
def test_another_python_or_place_is_begun_anew(
    checkout: Path, machine: FakeMachine, field: str
) -> None:
    SetUp(checkout, machine).make_ready(WINDOW)
    stamp = checkout / ".venv" / "set-up.json"
    stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {field: "/gone"}))
    assert "venv" in again(checkout).said


def test_a_moved_checkout_heals(checkout: Path, machine: FakeMachine) -> None:
    SetUp(checkout, machine).make_ready(WINDOW)
    moved = checkout.rename(checkout.with_name("moved"))
    assert again(moved).installs == [str(moved)]


def test_an_empty_or_broken_folder_is_replaced(checkout: Path, machine: FakeMachine) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").symlink_to("/nowhere/python")
    SetUp(checkout, machine).make_ready(WINDOW)
    assert again(checkout).said == []


def test_a_working_venv_made_by_hand_is_kept(checkout: Path, machine: FakeMachine) -> None:
    (checkout / ".venv").mkdir()
    machine.make_venv(checkout / ".venv")
    (checkout / ".venv" / "mine").touch()
    SetUp(checkout, machine).make_ready(WINDOW)
    assert (checkout / ".venv" / "mine").exists()
    assert machine.installs == [str(checkout)]


def test_a_venv_made_by_hand_with_another_python_is_not_touched(checkout: Path) -> None:
    class Elsewhere(FakeMachine):
        def version(self, python: Path) -> str:
            return "3.99"

    machine = Elsewhere(ROOT)
    (checkout / ".venv").mkdir()
    machine.make_venv(checkout / ".venv")
    with pytest.raises(SetUpError, match=r"made by hand with Python 3\.99"):
        SetUp(checkout, machine).make_ready(WINDOW)
    assert (checkout / ".venv" / "bin" / "python").exists()


def test_a_link_is_removed_and_not_what_it_leads_to(
    checkout: Path, machine: FakeMachine, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    (checkout / ".venv").symlink_to(elsewhere)
    SetUp(checkout, machine).make_ready(WINDOW)
    assert (elsewhere / "kept").exists()


def test_missing_packages_are_installed_before_anything_else(
    checkout: Path, machine: FakeMachine
) -> None:
    machine.probe.lacking = {"libEGL.so.1", "zh"}
    SetUp(checkout, machine).make_ready(WINDOW)
    assert machine.said[0] == "Installing with apt: fonts-noto-cjk libegl1"
    assert [command[:2] for command in machine.commands[:2]] == [
        ("apt-get", "update"),
        ("apt-get", "install"),
    ]
    assert again(checkout).said == []


def test_a_user_who_says_no_is_asked_once_and_told_the_line_after(checkout: Path) -> None:
    machine = FakeMachine(USER, answer=False)
    machine.probe.lacking = {"zh"}
    for _ in range(2):
        SetUp(checkout, machine).make_ready(WINDOW)
    assert len(machine.asked) == 1
    assert machine.said[-1].endswith("--no-install-recommends fonts-noto-cjk")
    assert machine.installs == [str(checkout)]
    machine.probe.lacking.clear()
    for _ in range(2):
        SetUp(checkout, machine).make_ready(WINDOW)
    assert again(checkout, USER).said == []


def test_another_lack_is_asked_for_anew(checkout: Path) -> None:
    machine = FakeMachine(USER, answer=False)
    machine.probe.lacking = {"zh"}
    SetUp(checkout, machine).make_ready(WINDOW)
    machine.probe.lacking = {"zh", "Xvfb"}
    SetUp(checkout, machine).make_ready(TESTS)
    assert len(machine.asked) == 2


def test_a_failing_apt_is_shown_once_and_its_line_ever_after(
    checkout: Path, machine: FakeMachine
) -> None:
    machine.probe.lacking, machine.fails = {"zh"}, {"apt-get"}
    SetUp(checkout, machine).make_ready(WINDOW)
    assert "apt-get failed" in machine.said[1]
    later = FakeMachine(ROOT)
    later.probe.lacking = {"zh"}
    SetUp(checkout, later).make_ready(WINDOW)
    (said,) = later.said
    assert said.endswith("apt-get install -q -y --no-install-recommends fonts-noto-cjk")
    assert later.commands == []
    assert again(checkout).said == []


def test_what_qt_cannot_do_without_is_tried_every_time(
    checkout: Path, machine: FakeMachine
) -> None:
    machine.probe.lacking, machine.fails = {"libEGL.so.1"}, {"apt-get", "-c"}
    for _ in range(2):
        with pytest.raises(SetUpError):
            SetUp(checkout, machine).make_ready(WINDOW)
    tries = [command for command in machine.commands if "update" in command]
    assert len(tries) == 2


def test_a_qt_that_does_not_load_names_the_library_and_keeps_the_installation(
    checkout: Path, machine: FakeMachine
) -> None:
    machine.fails = {"-c"}
    with pytest.raises(SetUpError, match=r"Qt cannot be loaded: libnew\.so\.7"):
        SetUp(checkout, machine).make_ready(WINDOW)
    later = again(checkout)
    assert later.installs == []
    assert "venv" not in later.said


def test_a_folder_that_cannot_be_written_is_said(checkout: Path, machine: FakeMachine) -> None:
    (checkout / ".venv").touch()
    with pytest.raises(SetUpError, match=r"\.venv"):
        SetUp(checkout, machine).make_ready(WINDOW)
