"""`tests/run.py` gives every argument to the run it belongs to."""

import os
import sys
import tomllib
from pathlib import Path

import pytest

from tests.run import (
    JOURNEYS,
    PURE,
    TESTS,
    WITHOUT_QT,
    Run,
    goes_beside,
    in_order,
    once_more,
    plan,
    verdict,
)

PATHS = str(TESTS / "paths")
HARNESS = str(TESTS / "harness")


def test_without_paths_the_runs_together_hold_every_folder() -> None:
    (_, pure), (_, graphical), (_, journeys) = plan(["-x"], TESTS.parent)
    assert pure[: len(WITHOUT_QT) + 1] == [*WITHOUT_QT, "-x"]
    assert PATHS in pure
    assert graphical[:2] == ["-x", str(TESTS)]
    paths = [*pure[len(WITHOUT_QT) + 1 :], str(TESTS / "journeys")]
    assert graphical[2:] == [f"--ignore={path}" for path in paths]
    assert journeys == ["-x", str(TESTS / "journeys")]


def test_a_path_runs_where_it_belongs_and_only_there() -> None:
    assert plan(["tests/paths"], TESTS.parent) == [("without Qt", [*WITHOUT_QT, PATHS])]
    assert plan(["harness", "-q"], TESTS) == [("with Qt", ["-q", HARNESS])]


def test_paths_of_both_kinds_are_divided() -> None:
    (_, pure), (_, graphical) = plan(["paths", "-q", "harness/test_run.py::test_x"], TESTS)
    assert pure == [*WITHOUT_QT, "-q", PATHS]
    assert graphical == ["-q", f"{HARNESS}/test_run.py::test_x"]


def test_a_journey_runs_on_the_screen() -> None:
    assert plan(["journeys", "-q"], TESTS) == [(JOURNEYS, ["-q", str(TESTS / "journeys")])]


def test_all_of_tests_is_every_run() -> None:
    assert plan(["tests"], TESTS.parent) == plan([], TESTS.parent)


def test_the_value_of_an_option_is_no_path() -> None:
    (_, pure), (_, graphical), (_, journeys) = plan(["-k", "paths"], TESTS)
    assert pure[3:5] == graphical[:2] == journeys[:2] == ["-k", "paths"]


@pytest.mark.parametrize(
    ("statuses", "status"),
    [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([5, 0], 0), ([0, 5], 0), ([5, 5], 5), ([5, 2], 2),
     ([5], 5)],
)  # fmt: skip
def test_one_run_that_fails_is_enough_and_one_that_finds_nothing_is_none(
    statuses: list[int], status: int
) -> None:
    assert verdict(statuses) == status


def said(title: str, code: str) -> Run:
    return Run(title, [sys.executable, "-c", code], dict(os.environ))


@pytest.mark.parametrize("beside", [True, False])
def test_every_run_is_shown_whole_and_told(capfd: pytest.CaptureFixture[str], beside: bool) -> None:
    runs = [
        said("without Qt", "print('甲'); raise SystemExit(3)"),
        said("with Qt", "print('乙')"),
        said(JOURNEYS, "print('丙'); raise SystemExit(5)"),
    ]
    assert sorted(in_order(runs, beside=beside)) == [0, 3, 5]
    shown = capfd.readouterr().out.replace("── ", "").replace(" ──", "").splitlines()
    assert shown[-2:] == [JOURNEYS, "丙"]
    assert {tuple(shown[:2]), tuple(shown[2:4])} == {("without Qt", "甲"), ("with Qt", "乙")}


def test_the_first_goes_on_beside_the_second(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    meet = (
        "import pathlib, sys, time\n"
        "pathlib.Path(sys.argv[1]).touch()\n"
        "until = time.monotonic() + 20\n"
        "while not pathlib.Path(sys.argv[2]).exists() and time.monotonic() < until:\n"
        "    time.sleep(0.01)\n"
        "raise SystemExit(not pathlib.Path(sys.argv[2]).exists())\n"
    )
    runs = [
        Run("without Qt", [sys.executable, "-c", meet, str(here), str(there)], dict(os.environ)),
        Run("with Qt", [sys.executable, "-c", meet, str(there), str(here)], dict(os.environ)),
    ]
    assert in_order(runs, beside=True) == [0, 0]


SHAKY = """
from pathlib import Path

def test_that_holds():
    assert True

def test_that_fails_at_first():
    before = Path(__file__).with_name("before")
    tried = before.exists()
    before.touch()
    assert tried
"""


@pytest.mark.parametrize(
    ("test", "statuses"), [(SHAKY, [1, 0]), ("def test_x():\n    assert 0\n", [1, 1])]
)
def test_what_failed_is_tried_once_more_and_nothing_else(
    tmp_path: Path, test: str, statuses: list[int], capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "test_it.py").write_text(test)
    command = [sys.executable, "-m", "pytest", "-p", "no:pytest-qt", "--rootdir", str(tmp_path)]
    command += ["-c", os.devnull, "-o", f"cache_dir={tmp_path}/cache", str(tmp_path)]
    run = Run("without Qt", command, dict(os.environ))
    first = in_order([run], beside=False)
    capfd.readouterr()
    assert [*first, *once_more([run], first)] == statuses
    assert "that_holds" not in capfd.readouterr().out
    assert once_more([run], [0]) == [0]


def test_who_wants_to_talk_to_a_run_sees_it() -> None:
    assert not goes_beside(["--pdb"])
    assert not goes_beside(["-s", "tests/paths"])


def test_the_pure_folders_are_the_layers_below_qt() -> None:
    pyproject = tomllib.loads((TESTS.parent / "pyproject.toml").read_text("utf-8"))
    (contract,) = (
        contract
        for contract in pyproject["tool"]["importlinter"]["contracts"]
        if contract["id"] == "layers"
    )
    layers = [set(line.split(" | ")) for line in contract["layers"]]
    below = layers[layers.index({"rendering", "playback"}) + 1 :]
    assert set(PURE) == set().union(*below) | {"cli", "set_up"}
