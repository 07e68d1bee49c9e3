"""A clock is judged by the best of three tries, and everything else by the first."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFTEST = """
from tests.timing import pytest_runtest_makereport, pytest_runtest_protocol

def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true")
"""
HEAD = """
import pytest
from tests.timing import took

SECONDS = iter([3000.0, 2000.0, 0.5])
made = []

@pytest.fixture
def fresh():
    made.append(1)
    yield len(made)
"""
QUICK_AT_LAST = "def test_it(fresh):\n    took(next(SECONDS), at_most=1)\n    assert fresh == 3\n"
ALWAYS_SLOW = """
def test_it(fresh):
    took(2000, at_most=1)

def test_count():
    assert made == [1] * 3
"""
WRONG = "def test_it(fresh):\n    assert fresh == 2\n"
HEARD_AT_LAST = """
pytestmark = pytest.mark.sound

def test_it(fresh):
    assert fresh == 2
"""
SLOW_AND_LEFT_BEHIND = """
@pytest.fixture
def tidy():
    yield
    pytest.fail("left behind")

def test_it(fresh, tidy):
    took(next(SECONDS), at_most=1)
"""


@pytest.mark.parametrize(
    ("test", "options", "outcome"),
    [
        (QUICK_AT_LAST, [], "1 passed"),
        (QUICK_AT_LAST, ["--slow"], "1 failed"),
        (ALWAYS_SLOW, [], "1 failed, 1 passed"),
        (WRONG, [], "1 failed"),
        (HEARD_AT_LAST, [], "1 passed, 1 warning"),
        (SLOW_AND_LEFT_BEHIND, [], "1 failed, 1 error"),
    ],
)
def test_only_a_clock_has_another_try(
    tmp_path: Path, test: str, options: list[str], outcome: str
) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_it.py").write_text(HEAD + test)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:pytest-qt"]
    ran = subprocess.run(
        [*command, "--rootdir", str(tmp_path), "-q", *options, str(tmp_path)],
        cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert outcome in ran.stdout.splitlines()[-1]
