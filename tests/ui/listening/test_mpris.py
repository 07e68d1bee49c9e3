"""The system's media keys and panel, through a bus of our own."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from haidai.playback.state import ReadingState
from haidai.ui.listening.mpris import MediaPanel
from tests.fakes.bus import SessionBus, missing_programs

PLAYER = "org.mpris.MediaPlayer2.Player"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="MPRIS is Linux's")


@pytest.fixture
def bus() -> Iterator[SessionBus]:
    missing = missing_programs()
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    bus = SessionBus()
    yield bus
    bus.stop()


@pytest.fixture
def panel(qapp: object, bus: SessionBus) -> Iterator[MediaPanel]:
    parent = QObject()
    connection = QDBusConnection.connectToBus(bus.address, "haidai-test")
    panel = MediaPanel(parent, connection)
    yield panel
    panel.close()
    QDBusConnection.disconnectFromBus("haidai-test")


def answer(qtbot: QtBot, process: subprocess.Popen[bytes]) -> str:
    """What the caller gets, while this process answers."""
    qtbot.waitUntil(lambda: process.poll() is not None)
    assert process.stdout is not None
    with process.stdout as stream:
        return stream.read().decode()


@pytest.mark.parametrize(
    ("method", "request_"),
    [
        ("PlayPause", "play_pause_requested"),
        ("Play", "play_requested"),
        ("Pause", "pause_requested"),
        ("Stop", "stop_requested"),
        ("Next", "next_requested"),
        ("Previous", "previous_requested"),
    ],
)
def test_every_key_asks_for_what_it_says(
    qtbot: QtBot, bus: SessionBus, panel: MediaPanel, method: str, request_: str
) -> None:
    with qtbot.waitSignal(getattr(panel, request_)):
        sent = bus.send(panel.name, f"{PLAYER}.{method}")
    assert "method return" in answer(qtbot, sent)


def test_the_panel_is_told_what_is_read(qtbot: QtBot, bus: SessionBus, panel: MediaPanel) -> None:
    panel.show_title("湖边的新图书馆")
    panel.show_state(ReadingState.READING)
    ask = "org.freedesktop.DBus.Properties.Get"
    status = bus.send(panel.name, ask, f"string:{PLAYER}", "string:PlaybackStatus")
    assert "Playing" in answer(qtbot, status)
    metadata = bus.send(panel.name, ask, f"string:{PLAYER}", "string:Metadata")
    assert "湖边的新图书馆" in answer(qtbot, metadata)


def test_raising_the_window_can_be_asked_for(
    qtbot: QtBot, bus: SessionBus, panel: MediaPanel
) -> None:
    with qtbot.waitSignal(panel.raise_requested):
        sent = bus.send(panel.name, "org.mpris.MediaPlayer2.Raise")
    assert "method return" in answer(qtbot, sent)


def test_without_a_bus_nothing_happens(qapp: object) -> None:
    parent = QObject()
    panel = MediaPanel(parent, QDBusConnection("nowhere"))
    panel.show_title("标题")
    panel.show_state(ReadingState.READING)
    panel.close()
