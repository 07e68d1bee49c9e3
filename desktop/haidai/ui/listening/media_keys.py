"""Media keys and the system's media panel beside the player: they steer the same reading."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from haidai.playback.places import Step
from haidai.ui.listening.listening import Listening
from haidai.ui.listening.mpris import MediaPanel


def steer_by_media_keys(window: QWidget, listening: Listening) -> None:
    """Obey the media keys that reach the window while it has the focus."""
    keys = Qt.Key
    for key, wish in (
        (keys.Key_MediaTogglePlayPause, listening.toggle),
        (keys.Key_MediaPlay, listening.toggle),  # most keyboards have one for both
        (keys.Key_MediaPause, listening.pause),
        (keys.Key_MediaStop, listening.stop),
        (keys.Key_MediaNext, lambda: listening.go(Step.NEXT_SECTION)),
        (keys.Key_MediaPrevious, lambda: listening.go(Step.PREVIOUS_SECTION)),
    ):
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(wish)


class InMediaPanel(QObject):
    """Hands on what a media panel asks for, and shows there what is read."""

    def __init__(self, panel: MediaPanel, listening: Listening) -> None:
        super().__init__(listening)
        self._panel = panel
        self._listening = listening
        panel.play_pause_requested.connect(listening.toggle)
        panel.play_requested.connect(listening.listen)
        panel.pause_requested.connect(listening.pause)
        panel.stop_requested.connect(listening.stop)
        panel.next_requested.connect(lambda: listening.go(Step.NEXT_SECTION))
        panel.previous_requested.connect(lambda: listening.go(Step.PREVIOUS_SECTION))
        listening.state_changed.connect(self._tell)
        self._tell()

    def close(self) -> None:
        """Leave the panel."""
        self._panel.close()

    def _tell(self) -> None:
        self._panel.show_title(self._listening.title)
        self._panel.show_state(self._listening.state)
