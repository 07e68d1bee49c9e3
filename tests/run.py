"""Runs the tests from a checkout: `python3 tests/run.py [PYTEST ARGUMENTS]`.

Two runs of pytest: the pure layers with PySide6 blocked, then everything that knows Qt. Paths
among the arguments go to the run they belong to, everything else to both. The first start makes
everything ready (see `desktop/set_up.py`). This file must be readable to any Python 3.
"""

import os
import subprocess
import sys

if sys.version_info < (3, 11):
    sys.exit("Haidai needs Python 3.11 or newer, and this is %d.%d." % sys.version_info[:2])

from pathlib import Path

TESTS = Path(__file__).resolve().parent
sys.path.insert(0, str(TESTS.parent / "desktop"))

from machine import SetUpError
from set_up import TESTS as FOR_TESTS
from set_up import SetUp

PURE = (
    "errors", "paths", "settings", "article", "messages", "extraction", "opening", "library",
    "speech", "handoff", "processes", "cli", "set_up",
)  # fmt: skip
WITHOUT_QT = ("-p", "no:pytest-qt", "--without-qt")
TAKE_A_VALUE = {"-k", "-m", "-p", "-c", "-o", "-n", "-W", "-r", "--tb", "--timeout", "--durations"}
NOTHING_COLLECTED = 5


def main(arguments: list[str]) -> int:
    """Set up what is missing and run; the status is pytest's, the first that is not 0."""
    try:
        python = SetUp(TESTS.parent).make_ready(FOR_TESTS)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The next start takes it up again.", file=sys.stderr)
        return 130
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    statuses = []
    for title, selection in plan(arguments, Path.cwd()):
        print(f"── {title} ──", flush=True)
        command = [str(python), "-m", "pytest", *selection]
        try:
            statuses.append(subprocess.call(command, cwd=TESTS.parent, env=environment))
        except KeyboardInterrupt:
            return 130
    return verdict(statuses)


def plan(arguments: list[str], folder: Path) -> list[tuple[str, list[str]]]:
    """The runs: a title and the arguments for pytest.

    `folder` is where the user stands: relative paths are meant from there.
    """
    options, pure, graphical = sorted_out(arguments, folder)
    if not pure and not graphical:
        pure = [str(TESTS / name) for name in PURE if (TESTS / name).is_dir()]
        graphical = [str(TESTS), *(f"--ignore={path}" for path in pure)]
    runs = [
        ("without Qt", [*WITHOUT_QT, *options, *pure] if pure else []),
        ("with Qt", [*options, *graphical] if graphical else []),
    ]
    return [(title, selection) for title, selection in runs if selection]


def sorted_out(arguments: list[str], folder: Path) -> tuple[list[str], list[str], list[str]]:
    """The options, the paths of the pure layers, the other paths; all of `tests` is no path."""
    options, pure, graphical = [], [], []
    value = False
    for argument in arguments:
        path, separator, test = argument.partition("::")
        full = (folder / path).resolve()
        if value or argument.startswith("-") or not full.exists():
            options.append(argument)
        elif full not in (TESTS, TESTS.parent):
            inside = full.is_relative_to(TESTS) and full.relative_to(TESTS).parts[0] in PURE
            (pure if inside else graphical).append(f"{full}{separator}{test}")
        value = argument in TAKE_A_VALUE
    return options, pure, graphical


def verdict(statuses: list[int]) -> int:
    """0 when all went well; a run that collected nothing is fine beside one that did."""
    counted = [status for status in statuses if status != NOTHING_COLLECTED]
    if statuses and not counted:
        return NOTHING_COLLECTED
    return next((status for status in counted if status), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
