"""What a screen reader says by itself when something has happened that is only seen.

Never the scrolling, nor each sentence of a reading: those who listen to it hear it anyway.
"""

import re
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from haidai.library.visits import Visit
from haidai.playback.sleep_timer import Ending, SleepTimer
from haidai.playback.state import SOUNDING, ReadingState
from haidai.settings.text_size import TextSize
from haidai.ui.listening.listening import Listening
from haidai.ui.looks.sizing import Sizing
from haidai.ui.main_window import MainWindow
from haidai.ui.opening.opening import Opening
from haidai.ui.taking_along.hand_off import HandOff
from haidai.ui.times import minutes

_NUMBERS = re.compile(r"\d+")


class Announcer(Protocol):
    """Where words go that are to be heard."""

    def announce(self, words: str, *, urgent: bool = False) -> None:
        """Have words said; what is `urgent` interrupts what is being said."""
        ...


class ScreenReader:
    """Fulfils `Announcer` with the system's screen reader, if one listens."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def announce(self, words: str, *, urgent: bool = False) -> None:
        """Have words said."""
        if not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(self._window, words)
        ways = QAccessible.AnnouncementPoliteness
        event.setPoliteness(ways.Assertive if urgent else ways.Polite)
        QAccessible.updateAccessibility(event)


class Announcements(QObject):
    """Puts facts into words to be heard."""

    def __init__(
        self,
        window: MainWindow,
        announcer: Announcer,
        opening: Opening,
        sizing: Sizing,
        listening: Listening,
        hand_off: HandOff,
    ) -> None:
        super().__init__(window)
        self._announcer = announcer
        self._state = ReadingState.STOPPED
        self._notice = ""
        opening.shown.connect(self._opened)
        sizing.size_changed.connect(self._sized)
        listening.state_changed.connect(self._read)
        window.player.timer.timer_requested.connect(self._timed)
        window.notice.told.connect(self._noticed)
        hand_off.told.connect(self._announcer.announce)

    def _opened(self, visit: Visit) -> None:
        self._announcer.announce(self.tr("Opened: {0}").replace("{0}", visit.article.title))

    def _sized(self, size: TextSize) -> None:
        self._announcer.announce(self.tr("Size of the type: {0}").replace("{0}", str(size.pixels)))

    def _read(self, state: ReadingState) -> None:
        before, self._state = self._state, state
        if state in SOUNDING and before == ReadingState.STOPPED:
            self._announcer.announce(self.tr("Reading aloud"))
        elif state in SOUNDING and before == ReadingState.PAUSED:
            self._announcer.announce(self.tr("Reading on"))
        elif state == ReadingState.PAUSED and before != state:
            self._announcer.announce(self.tr("The reading pauses"))
        elif state == ReadingState.STOPPED and before != state:
            self._announcer.announce(self.tr("The reading has stopped"))

    def _timed(self, timer: SleepTimer) -> None:
        words = {
            Ending.TEXT: self.tr("No timer"),
            Ending.SECTION: self.tr("The reading will stop after this section"),
            Ending.ARTICLE: self.tr("The reading will stop after this article"),
            Ending.TIME: self.tr("The reading will stop in {0} minutes"),
        }[timer.ending]
        self._announcer.announce(words.replace("{0}", str(minutes(timer.seconds))))

    def _noticed(self, sentence: str, trouble: bool) -> None:
        # A sentence that only counts on, as while a file is saved, is said once.
        said, self._notice = self._notice, _NUMBERS.sub("", sentence)
        if trouble or said != self._notice:
            self._announcer.announce(sentence, urgent=trouble)
