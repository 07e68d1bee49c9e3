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
    "asyncio", "concurrent", "email", "hashlib", "html", "http", "logging.handlers",
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


def test_no_source_is_read_at_the_start() -> None:
    program = (
        "import linecache, sys\n"
        "from haidai.ui.quick_imports import keep_sources_unread\n"
        "keep_sources_unread()\n"
        "import haidai.app\n"
        "sys.exit(sum('haidai' in name for name in linecache.cache))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT / "desktop")}
    ran = subprocess.run([sys.executable, "-P", "-c", program], env=environment, timeout=60)
    assert ran.returncode == 0, f"{ran.returncode} sources were read"
