"""Rules for every test: a home of its own, nothing left behind, no Qt where none belongs."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.guards import Guards
from tests.homes import Home, private_home
from tests.timing import pytest_runtest_makereport, pytest_runtest_protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

__all__ = ["pytest_runtest_makereport", "pytest_runtest_protocol"]

# How long one example takes says more about the machine than about the code. The usual run takes
# the same examples every time: whoever changed nothing is told nothing. `--slow` looks for new.
USUAL = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("haidai", USUAL)
settings.register_profile("search", USUAL, derandomize=False, max_examples=1_000)
settings.load_profile("haidai")

QT_INI = ("qt_api", "qt_log_level_fail", "qt_log_ignore")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    parser.addoption("--slow", action="store_true", help="run the tests that take minutes, too")
    parser.addoption("--without-qt", action="store_true", help="make `import PySide6` fail")
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in QT_INI:  # pytest-qt's own, which are no mistakes where it is switched off
            parser.addini(name, "read by pytest-qt alone", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no display: Qt aborts the process
    if config.getoption("--slow"):
        settings.load_profile("search")
    if config.getoption("--without-qt"):
        sys.modules["PySide6"] = None  # type: ignore[assignment]  # how Python says "not there"
        sys.modules["shiboken6"] = None  # type: ignore[assignment]


def pytest_sessionfinish() -> None:
    """Empty the clipboard while Python is there.

    WORKAROUND: the offscreen platform keeps copied QMimeData in a static variable; one that was
    made in Python is destroyed after the interpreter, and the process dies of it.
    """
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow") or "slow" in (config.getoption("-m") or ""):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if not item.get_closest_marker("slow")]


PACKAGE_ROOT = Path(__file__).parents[1] / "desktop"


@pytest.fixture(scope="session")
def guards(request: pytest.FixtureRequest) -> Guards:
    return Guards(request.config.rootpath)


@pytest.fixture(scope="session", autouse=True)
def home_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """The home every test is at home in; fixtures that outlive a test may keep things there."""
    parent = tmp_path_factory.mktemp("h")  # made before the temporary folder is another
    with private_home(parent) as home, pytest.MonkeyPatch.context() as patch:
        for name, value in home.environment.items():
            patch.setenv(name, value)
        patch.setattr(tempfile, "tempdir", str(home.temporary))
        # A child process finds the package where the tests do, installed or not.
        patch.setenv("PYTHONPATH", str(PACKAGE_ROOT))
        yield home


@pytest.fixture(autouse=True)
def home(home_of_all: Home, guards: Guards) -> Iterator[Home]:
    """The home, empty again for each test, which must leave nothing behind elsewhere.

    A thread, child process, running timer, shown window, style sheet, temporary file or new file
    in the project that outlives the test is an error of the test that made it.
    """
    kept = home_of_all.contents()
    before = guards.snapshot()
    yield home_of_all
    left = guards.left_behind(before)
    left += [f"temporary file {path.name}" for path in home_of_all.clear(kept)]
    if left:
        pytest.fail(f"left behind: {'; '.join(left)}", pytrace=False)


@pytest.fixture
def plain_look(qapp: "QApplication") -> Iterator[None]:
    """What an application puts on all windows is taken off again."""
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
