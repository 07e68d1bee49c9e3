"""The start loads what the first look needs, and nothing else.

A newcomer is either loaded late, or has proved that the first look needs it: then
`python tests/start_modules.py` writes the list anew.
"""

import os
import subprocess
import sys

import pytest

from tests.start_modules import LIST, ROOT, loaded_before_the_first_paint, own

THIRD_PARTY = {"PySide6", "shiboken6", "shibokensupport", "platformdirs"}
MADE_BY_PYSIDE = {"__feature__", "signature_bootstrap"}
LATE = {
    "argparse", "asyncio", "concurrent", "email", "hashlib", "html", "http", "logging.handlers",
    "multiprocessing", "pickle", "socket", "ssl", "subprocess", "urllib.request", "xml",
}  # fmt: skip


@pytest.fixture(scope="module")
def loaded() -> dict[str, str]:
    return loaded_before_the_first_paint()


def told(names: set[str], loaded: dict[str, str]) -> str:
    return "\n".join(f"{name}, wanted by {loaded.get(name, '?')}" for name in sorted(names))


def test_of_our_own_nothing_new_is_loaded_before_the_first_paint(loaded: dict[str, str]) -> None:
    listed = set(LIST.read_text(encoding="utf-8").split())
    newcomers = own(loaded) - listed
    assert not newcomers, told(newcomers, loaded)
    assert not listed - own(loaded), f"no longer loaded: {listed - own(loaded)}"


def test_of_others_only_what_draws_the_window_is_loaded(loaded: dict[str, str]) -> None:
    known = THIRD_PARTY | MADE_BY_PYSIDE | {"haidai"} | set(sys.stdlib_module_names)
    strangers = {name for name in loaded if name.partition(".")[0] not in known}
    assert not strangers, told(strangers, loaded)


def test_what_takes_long_to_load_is_loaded_late(loaded: dict[str, str]) -> None:
    heavy = {name for name in loaded if any(f"{name}.".startswith(f"{late}.") for late in LATE)}
    assert not heavy, told(heavy, loaded)


def test_pyside_has_not_made_every_class_of_widget_there_is(loaded: dict[str, str]) -> None:
    made = {name for name in loaded if name.startswith("PySide6.QtWidgets.Q")}
    assert "PySide6.QtWidgets.QMainWindow" in made
    assert not made & {"PySide6.QtWidgets.QWizard", "PySide6.QtWidgets.QCalendarWidget"}
    assert "PySide6.QtWidgets.QStyle" not in made  # its names of 600 figures and parts take 5 ms


def test_no_source_is_read_at_the_start() -> None:
    program = (
        "import linecache, sys\n"
        "from haidai.ui.quick_imports import import_pyside\n"
        "import_pyside()\n"
        "import haidai.app\n"
        "print(sum('haidai' in name for name in linecache.cache))"
    )
    assert printed(program) == "0", "sources were read"


def test_what_words_errors_of_pyside_is_compiled_at_the_first_error() -> None:
    program = (
        "import sys\n"
        "from haidai.ui.quick_imports import WANTED_LATE, import_pyside\n"
        "import_pyside()\n"
        "from PySide6.QtCore import QObject\n"
        "def empty():\n"
        "    found = [m for m in list(sys.modules.values()) if m and\n"
        "             getattr(m, '__file__', None) in WANTED_LATE and len(vars(m)) < 15]\n"
        "    return len({id(m) for m in found})\n"
        "before = empty()\n"
        "try:\n"
        "    QObject().setObjectName({})\n"
        "except TypeError as error:\n"
        "    print(before, empty() < before, 'Supported signatures' in str(error))\n"
    )
    assert printed(program) == "6 True True"


def printed(program: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "desktop")}
    command = [sys.executable, "-P", "-c", program]
    ran = subprocess.run(
        command, env=environment, timeout=60, check=True, capture_output=True, text=True
    )
    return ran.stdout.strip()
