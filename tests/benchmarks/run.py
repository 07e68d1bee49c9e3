"""Prints the table of figures: `python3 tests/benchmarks/run.py [NAME…] [--json]`.

A benchmark is a module of this folder with a function `rows(conditions) -> Iterable[Row]`; its
name is the module's. What it cannot measure here it says by raising `UnavailableError`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT, ROOT / "desktop")
if __name__ == "__main__":
    sys.path[:1] = [str(folder) for folder in FOLDERS]  # this folder itself is not one of them

import argparse
import importlib
import json
import shlex
import subprocess
from importlib.util import find_spec

from machine import SetUpError
from set_up import TESTS, SetUp
from tests.benchmarks.figures import Conditions, Row, UnavailableError

NOT_BENCHMARKS = {"run", "figures", "bare_window", "sounding", "window_reading"}


def main(arguments: list[str]) -> int:
    """Measure and print; the status is 1 where a target is missed."""
    parser = argparse.ArgumentParser(description="Print the table of figures.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(available()))
    parser.add_argument("--json", action="store_true", help="a JSON list instead of the table")
    parser.add_argument("--runs", type=int, default=5, help="runs that count (5)")
    parser.add_argument("--window", metavar="COMMAND", help="instead of python -m haidai")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(available()):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    window = shlex.split(options.window or "") or [sys.executable, "-P", "-m", "haidai"]
    rows = []
    for name in options.names or available():
        for row in measured(name, Conditions(options.runs, tuple(window))):
            rows.append(row)
            if not options.json:
                print(line(row), flush=True)
    if options.json:
        print(json.dumps([row.to_json() for row in rows], ensure_ascii=False, indent=1))
    return int(any(row.met is False for row in rows))


def available() -> list[str]:
    """The names of all benchmarks."""
    modules = Path(__file__).parent.glob("*.py")
    names = {module.stem for module in modules} - NOT_BENCHMARKS
    return sorted(name for name in names if not name.startswith("test_"))


def measured(name: str, conditions: Conditions) -> list[Row]:
    """The rows of one benchmark; none, and a word on stderr, where it cannot be had here."""
    module = importlib.import_module(f"tests.benchmarks.{name}")
    try:
        return list(module.rows(conditions))
    except UnavailableError as reason:
        print(f"{name}: {reason}", file=sys.stderr, flush=True)
        return []


def line(row: Row) -> str:
    """One line of the table."""
    verdict = {None: "", True: "met", False: "MISSED"}[row.met]
    return (
        f"{row.what:<52}{_short(row.figure):>10} {row.unit:<6}{row.target:>10}  {verdict}".rstrip()
    )


def _short(figure: float) -> str:
    return f"{figure:.0f}" if figure >= 100 else f"{figure:.3g}"


def with_what_it_needs(arguments: list[str]) -> int:
    """Measure with this Python where all is installed beside it, else with the `.venv`'s."""
    if all(find_spec(name) for name in ("PySide6", "mss", "psutil")):
        return main(arguments)
    try:
        python = SetUp(ROOT).make_ready(TESTS)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    return subprocess.call([str(python), __file__, *arguments])


if __name__ == "__main__":
    sys.exit(with_what_it_needs(sys.argv[1:]))
