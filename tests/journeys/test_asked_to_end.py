"""A logout, a shutdown or `kill` closes the window as its ✕ does: nothing is lost."""

import signal
import subprocess

import pytest
from pytestqt.qtbot import QtBot

from haidai import paths
from haidai.library.library import Library
from tests.journeys.processes import shows, started

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_the_place_of_the_last_moment_is_kept(qtbot: QtBot, ending: signal.Signals) -> None:
    with started("riverside.html") as process:
        scroll_down(qtbot)
        process.send_signal(ending)
        assert process.wait(10) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert kept_place() > 0


def test_the_place_is_kept_from_who_asks_again_and_again(qtbot: QtBot) -> None:
    """The shell and the system both tell of a terminal that is closed."""
    with started("riverside.html") as process:
        scroll_down(qtbot)
        while process.poll() is None:
            process.send_signal(signal.SIGHUP)
            qtbot.wait(1)
    assert kept_place() > 0


def scroll_down(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shows("溪畔观察"), timeout=20_000)
    press = ["xdotool", "search", "--onlyvisible", "--name", "海岱", "windowfocus", "--sync"]
    subprocess.run([*press, "key", "ctrl+equal", "ctrl+equal", "Next"], check=True, timeout=10)
    qtbot.wait(300)  # shorter than the rest after which a place is kept anyway


def kept_place() -> int:
    library = Library(paths.data_folder() / "library.sqlite")
    last = library.last()
    library.close()
    assert last is not None
    return last.place
