"""Rules for every test: a home of its own, nothing left behind, no Qt where none belongs."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.guards import Guards
from tests.homes import Home, private_home

# How long one example takes says more about the machine than about the code.
settings.register_profile("haidai", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("haidai")

QT_INI = ("qt_api", "qt_log_level_fail", "qt_log_ignore")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    parser.addoption("--slow", action="store_true", help="run the tests that take minutes, too")
    parser.addoption("--without-qt", action="store_true", help="make `import PySide6` fail")
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in QT_INI:  # pytest-qt's own, which are no mistakes where it is switched off
            parser.addini(name, "read by pytest-qt alone", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--without-qt"):
        sys.modules["PySide6"] = None  # type: ignore[assignment]  # how Python says "not there"
        sys.modules["shiboken6"] = None  # type: ignore[assignment]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow") or "slow" in (config.getoption("-m") or ""):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if not item.get_closest_marker("slow")]


@pytest.fixture(scope="session")
def guards(request: pytest.FixtureRequest) -> Guards:
    return Guards(request.config.rootpath)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the homes; asked for before any test moves the temporary folder."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(
    homes: Path, monkeypatch: pytest.MonkeyPatch, guards: Guards, request: pytest.FixtureRequest
) -> Iterator[Home]:
    """An empty home and temporary folder for this test, which must leave nothing behind.

    A thread, child process, running timer, shown window, temporary file or new file in the
    project that outlives the test is an error of the test that made it.
    """
    with private_home(homes) as home:
        for name, value in home.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(tempfile, "tempdir", str(home.temporary))
        before = guards.snapshot()
        yield home
        left = [
            *guards.left_behind(before),
            *(f"temporary file {path.name}" for path in home.left()),
        ]
    if left:
        pytest.fail(f"left behind: {'; '.join(left)}", pytrace=False)
