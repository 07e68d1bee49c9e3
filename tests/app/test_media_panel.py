"""The system's media keys and panel steer the reading of the window, over a bus of our own."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from haidai.library.visits import visit
from haidai.playback.state import ReadingState
from haidai.ui.listening import mpris
from haidai.ui.listening.mpris import MediaPanel
from tests.app.conftest import Desk
from tests.fakes.articles import short_article
from tests.fakes.bus import SessionBus, missing_programs

PLAYER = "org.mpris.MediaPlayer2.Player"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="MPRIS is Linux's")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBus]:
    """A bus that the window takes for the user's."""
    missing = missing_programs()
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    bus = SessionBus()
    connection = QDBusConnection.connectToBus(bus.address, "haidai-window")
    of_its_own = mpris.MediaPanel
    monkeypatch.setattr(mpris, "MediaPanel", lambda parent: of_its_own(parent, connection))
    yield bus
    QDBusConnection.disconnectFromBus("haidai-window")
    bus.stop()


@pytest.fixture
def panel(qtbot: QtBot, bus: SessionBus, desk: Desk) -> Callable[..., str]:
    """Presses a key of the panel, or asks it, and gives the answer."""
    desk.application.show_in_media_panel()
    shown = desk.application.findChild(MediaPanel)

    def call(*words: str) -> str:
        process: subprocess.Popen[bytes] = bus.send(shown.name, *words)
        qtbot.waitUntil(lambda: process.poll() is not None)
        assert process.stdout is not None
        with process.stdout as stream:
            return stream.read().decode()

    return call


def status(panel: Callable[..., str]) -> str:
    get = "org.freedesktop.DBus.Properties.Get"
    return panel(get, f"string:{PLAYER}", "string:PlaybackStatus")


def test_the_keys_play_pause_skip_and_stop(
    qtbot: QtBot, desk: Desk, panel: Callable[..., str]
) -> None:
    listening = desk.application.listening
    assert "Stopped" in status(panel)
    panel(f"{PLAYER}.Play")
    qtbot.waitUntil(lambda: listening.state is ReadingState.READING)
    assert "Playing" in status(panel)
    panel(f"{PLAYER}.PlayPause")
    assert listening.state is ReadingState.PAUSED
    assert "Paused" in status(panel)
    panel(f"{PLAYER}.PlayPause")
    qtbot.waitUntil(lambda: listening.state is ReadingState.READING)
    here = listening.session.utterance
    panel(f"{PLAYER}.Next")
    assert listening.session.utterance > here
    panel(f"{PLAYER}.Previous")
    panel(f"{PLAYER}.Stop")
    assert listening.state is ReadingState.STOPPED
    assert not desk.window.player.isVisible()


def test_the_panel_shows_the_article(desk: Desk, panel: Callable[..., str]) -> None:
    article = desk.window.reader.article_shown
    assert article is not None
    get = "org.freedesktop.DBus.Properties.Get"
    assert article.title in panel(get, f"string:{PLAYER}", "string:Metadata")


def test_the_panel_shows_the_article_that_came_after_it(
    desk: Desk, panel: Callable[..., str]
) -> None:
    desk.application.opening.show(visit(short_article()))
    get = "org.freedesktop.DBus.Properties.Get"
    assert short_article().title in panel(get, f"string:{PLAYER}", "string:Metadata")


def test_closing_the_window_leaves_the_bus(
    desk: Desk, bus: SessionBus, panel: Callable[..., str]
) -> None:
    assert "Stopped" in status(panel)
    desk.application.close()
    assert "was not provided" in status(panel)
