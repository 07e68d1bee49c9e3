"""Runs the tests from a checkout: `python3 tests/run.py [PYTEST ARGUMENTS]`.

Three runs of pytest: the pure layers with PySide6 blocked, what knows Qt without a screen, and
the journeys on a virtual screen. Where there are cores for it the first goes on beside the
second, and is shown when it has ended; what failed has another try, alone. Paths among the
arguments go to the run they belong to, everything else to all. The first start makes everything
ready (see `desktop/set_up.py`). This file must be readable to any Python 3.
"""

import os
import subprocess
import sys
from contextlib import contextmanager
from tempfile import TemporaryFile

if sys.version_info < (3, 11):
    sys.exit("Haidai needs Python 3.11 or newer, and this is %d.%d." % sys.version_info[:2])

from collections.abc import Callable, Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parent
sys.path.insert(0, str(TESTS.parent / "desktop"))

from machine import SetUpError
from set_up import TESTS as FOR_TESTS
from set_up import SetUp

PURE = (
    "errors", "paths", "settings", "article", "messages", "extraction", "opening", "library",
    "speech", "handoff", "conversion", "processes", "log_file", "cli", "set_up",
)  # fmt: skip
ON_SCREEN = ("journeys",)
WITHOUT_QT = ("-p", "no:pytest-qt", "--without-qt")
TAKE_A_VALUE = {"-k", "-m", "-p", "-c", "-o", "-n", "-W", "-r", "--tb", "--timeout", "--durations"}
SOME_FAILED = 1
NOTHING_COLLECTED = 5
ONLY_FAILED = ("--last-failed", "--last-failed-no-failures=none")
JOURNEYS = "on a screen"


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
    screen = [str(python), str(TESTS / "virtual_screen.py")]
    runs = []
    for title, selection in plan(arguments, Path.cwd()):
        known = f"cache_dir=.pytest_cache/{title.replace(' ', '-')}"
        command = [str(python), "-m", "pytest", "-o", known, *selection]
        if title == JOURNEYS and sys.platform.startswith("linux"):
            command = screen + command
        runs.append(Run(title, command, environment))
    try:
        statuses = in_order(runs, beside=goes_beside(arguments))
        if "--slow" not in arguments:
            statuses = once_more(runs, statuses)
        return verdict(statuses)
    except KeyboardInterrupt:
        return 130


def goes_beside(arguments: list[str]) -> bool:
    """Whether a run may go on unseen: nobody talks to it, and it takes nobody's core."""
    talks = {"-s", "--pdb", "--trace", "--capture=no"}
    return (os.cpu_count() or 1) > 1 and talks.isdisjoint(arguments)


class Run:
    """One run of pytest, seen while it goes on or shown afterwards."""

    def __init__(self, title: str, command: list[str], environment: dict[str, str]) -> None:
        self.title = title
        self._command = command
        self._environment = environment

    def seen(self) -> int:
        """Run it where it is seen; gives its status."""
        print(f"── {self.title} ──", flush=True)
        return subprocess.call(self._command, cwd=TESTS.parent, env=self._environment)

    def failed_alone(self) -> int:
        """Run again what failed in it; gives the status of that."""
        print(f"── {self.title}: what failed, once more and alone ──", flush=True)
        command = [*self._command, *ONLY_FAILED]
        return subprocess.call(command, cwd=TESTS.parent, env=self._environment)

    @contextmanager
    def unseen(self) -> Iterator[Callable[[], int]]:
        """Let it go on; what is given waits for it, shows it and gives its status."""
        with TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            process = subprocess.Popen(
                self._command, cwd=TESTS.parent, env=self._environment,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip

            def show() -> int:
                status = process.wait()
                print(f"── {self.title} ──", flush=True)
                output.seek(0)
                sys.stdout.write(output.read())
                sys.stdout.flush()
                return status

            try:
                yield show
            finally:
                if process.poll() is None:
                    process.terminate()
                    process.wait()


def in_order(runs: list[Run], *, beside: bool) -> list[int]:
    """Do them, the first beside the second; gives the status of each.

    The journeys are alone: they look at a clock that a busy machine holds up.
    """
    if not beside or len(runs) < 2 or runs[1].title == JOURNEYS:
        return [run.seen() for run in runs]
    first, second, *others = runs
    with first.unseen() as show_first:
        status = second.seen()
        statuses = [show_first(), status]
    return [*statuses, *(run.seen() for run in others)]


def once_more(runs: list[Run], statuses: list[int]) -> list[int]:
    """Try again, alone, what failed while something else went on; gives the statuses then.

    A fault fails again; a test that only a busy machine fails is named above, to be mended.
    """
    return [
        run.failed_alone() if status == SOME_FAILED else status
        for run, status in zip(runs, statuses, strict=True)
    ]


def plan(arguments: list[str], folder: Path) -> list[tuple[str, list[str]]]:
    """The runs: a title and the arguments for pytest.

    `folder` is where the user stands: relative paths are meant from there.
    """
    options, pure, graphical, journeys = sorted_out(arguments, folder)
    if not (pure or graphical or journeys):
        pure = [str(TESTS / name) for name in PURE if (TESTS / name).is_dir()]
        journeys = [str(TESTS / name) for name in ON_SCREEN]
        graphical = [str(TESTS), *(f"--ignore={path}" for path in (*pure, *journeys))]
    runs = [
        ("without Qt", [*WITHOUT_QT, *options, *pure] if pure else []),
        ("with Qt", [*options, *graphical] if graphical else []),
        (JOURNEYS, [*options, *journeys] if journeys else []),
    ]
    return [(title, selection) for title, selection in runs if selection]


def sorted_out(arguments: list[str], folder: Path) -> tuple[list[str], ...]:
    """The options, then the paths of each run; all of `tests` is no path."""
    options, pure, graphical, journeys = [], [], [], []
    value = False
    for argument in arguments:
        path, separator, test = argument.partition("::")
        full = (folder / path).resolve()
        if value or argument.startswith("-") or not full.exists():
            options.append(argument)
        elif full not in (TESTS, TESTS.parent):
            place = full.relative_to(TESTS).parts[0] if full.is_relative_to(TESTS) else ""
            run = pure if place in PURE else journeys if place in ON_SCREEN else graphical
            run.append(f"{full}{separator}{test}")
        value = argument in TAKE_A_VALUE
    return options, pure, graphical, journeys


def verdict(statuses: list[int]) -> int:
    """0 when all went well; a run that collected nothing is fine beside one that did."""
    counted = [status for status in statuses if status != NOTHING_COLLECTED]
    if statuses and not counted:
        return NOTHING_COLLECTED
    return next((status for status in counted if status), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
