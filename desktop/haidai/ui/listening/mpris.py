"""The system's media keys and media panel on Linux, by MPRIS on the session bus.

https://specifications.freedesktop.org/mpris-spec/latest/
"""

import os
from collections.abc import Callable
from typing import Any, TypeVar, cast

from PySide6.QtCore import ClassInfo, Property, QObject, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusMessage, QDBusObjectPath

from haidai.playback.state import ReadingState

PATH = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
NAME = "org.mpris.MediaPlayer2.haidai"
STATUS = {
    ReadingState.STOPPED: "Stopped",
    ReadingState.PAUSED: "Paused",
    ReadingState.STARTING: "Playing",
    ReadingState.READING: "Playing",
}


_Adaptor = TypeVar("_Adaptor", bound=type)


def _interface(name: str) -> Callable[[_Adaptor], _Adaptor]:
    """The decorator that gives an adaptor its name on the bus; the stubs know it as no function."""
    return cast(Callable[[_Adaptor], _Adaptor], cast(Any, ClassInfo)({"D-Bus Interface": name}))


class MediaPanel(QObject):
    """What the system's media panel asks for and is told; `close` takes it off the bus.

    Where there is no session bus nothing happens.
    """

    raise_requested = Signal()
    play_pause_requested = Signal()
    play_requested = Signal()
    pause_requested = Signal()
    stop_requested = Signal()
    next_requested = Signal()
    previous_requested = Signal()

    def __init__(self, parent: QObject, bus: QDBusConnection | None = None) -> None:
        """On the session bus, or another one."""
        super().__init__(parent)
        self._bus = bus or QDBusConnection.sessionBus()
        self.status = STATUS[ReadingState.STOPPED]
        self.title = ""
        self._root = _Root(self)
        self._player = _Player(self)
        self._name = f"{NAME}.instance{os.getpid()}"
        if self._bus.isConnected():
            self._bus.registerObject(PATH, self)
            self._bus.registerService(self._name)

    @property
    def name(self) -> str:
        """The name on the bus."""
        return self._name

    def show_state(self, state: ReadingState) -> None:
        """Tell what the session is doing."""
        if self.status != STATUS[state]:
            self.status = STATUS[state]
            self._tell({"PlaybackStatus": self.status})

    def show_title(self, title: str) -> None:
        """Tell which article is read."""
        self.title = title
        self._tell({"Metadata": self.metadata()})

    def metadata(self) -> dict[str, object]:
        """What is read, in the words of the specification."""
        track = QDBusObjectPath(f"{PATH}/article")
        return {"mpris:trackid": track, "xesam:title": self.title}

    def close(self) -> None:
        """Leave the bus."""
        if self._bus.isConnected():
            self._bus.unregisterService(self._name)
            self._bus.unregisterObject(PATH)

    def _tell(self, changed: dict[str, object]) -> None:
        if not self._bus.isConnected():
            return
        message = QDBusMessage.createSignal(
            PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged"
        )
        message.setArguments([PLAYER, changed, []])
        self._bus.send(message)


@_interface("org.mpris.MediaPlayer2")
class _Root(QDBusAbstractAdaptor):
    """The program."""

    def __init__(self, panel: MediaPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    @Slot()
    def Raise(self) -> None:
        self._panel.raise_requested.emit()

    @Slot()
    def Quit(self) -> None:
        """The panel may not close a window (CanQuit)."""

    CanQuit = Property(bool, lambda _: False)
    CanRaise = Property(bool, lambda _: True)
    HasTrackList = Property(bool, lambda _: False)
    Identity = Property(str, lambda _: "海岱")
    DesktopEntry = Property(str, lambda _: "haidai")


@_interface(PLAYER)
class _Player(QDBusAbstractAdaptor):
    """The reading; next and previous are sections."""

    def __init__(self, panel: MediaPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    @Slot()
    def PlayPause(self) -> None:
        self._panel.play_pause_requested.emit()

    @Slot()
    def Play(self) -> None:
        self._panel.play_requested.emit()

    @Slot()
    def Pause(self) -> None:
        self._panel.pause_requested.emit()

    @Slot()
    def Stop(self) -> None:
        self._panel.stop_requested.emit()

    @Slot()
    def Next(self) -> None:
        self._panel.next_requested.emit()

    @Slot()
    def Previous(self) -> None:
        self._panel.previous_requested.emit()

    PlaybackStatus = Property(str, lambda self: self._panel.status)
    Metadata = Property(cast(type, "QVariantMap"), lambda self: self._panel.metadata())
    Rate = Property(float, lambda _: 1.0)
    Volume = Property(float, lambda _: 1.0)
    CanGoNext = Property(bool, lambda _: True)
    CanGoPrevious = Property(bool, lambda _: True)
    CanPlay = Property(bool, lambda _: True)
    CanPause = Property(bool, lambda _: True)
    CanSeek = Property(bool, lambda _: False)
    CanControl = Property(bool, lambda _: True)
