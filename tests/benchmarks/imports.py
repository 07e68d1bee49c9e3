"""How long the shell's commands wait for their own modules."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec

from tests.benchmarks.figures import Conditions, Row, UnavailableError, median
from tests.run import TESTS

PROGRAM = """
import sys, time
start = time.perf_counter()
import {module}
print(time.perf_counter() - start, "PySide6" in sys.modules)
"""


def rows(conditions: Conditions) -> Iterator[Row]:
    """The time to import `haidai.cli`, in a Python of its own each time."""
    if find_spec("haidai.cli") is None:
        raise UnavailableError("there is no haidai.cli yet")
    answers = [_imported("haidai.cli") for _ in range(conditions.runs + 1)][1:]
    yield Row("import of haidai.cli", median(float(a[0]) for a in answers) * 1000, "ms")
    yield Row("… that load Qt", sum(a[1] == "True" for a in answers), "", at_most=0)


def _imported(module: str) -> list[str]:
    environment = os.environ | {"PYTHONPATH": str(TESTS.parent / "desktop")}
    command = [sys.executable, "-P", "-c", PROGRAM.format(module=module)]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return answer.stdout.split()
