"""The system's media keys and panel beside the player: they steer the same reading."""

from PySide6.QtCore import QObject

from haidai.playback.places import Step
from haidai.ui.listening.listening import Listening
from haidai.ui.listening.mpris import MediaPanel


class MediaKeys(QObject):
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
