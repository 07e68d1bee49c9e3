"""The chips at the right of the player: how fast, by whom, how long it is read."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from haidai.playback.sleep_timer import Ending, SleepTimer
from haidai.settings.speed import Pauses, Speed
from haidai.ui.labels import plain_tooltip
from haidai.ui.long_menu import LongMenu
from haidai.ui.times import minutes

TIMES = (15, 30, 60)  # minutes
LONGEST_NAME = 20  # characters of a voice of the system


class _Chip(QToolButton):
    """A pill with words; its menu opens upwards, for it stands at the foot of the window."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("chip", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words in the language of the window."""
        raise NotImplementedError

    def _say(self, text: str, title: str, tip: str) -> None:
        """What stands on it, what that is, and what a press does."""
        self.setText(text)
        # What stands on it belongs to its name: who steers by voice says that.
        self.setAccessibleName(text if text == title else f"{title} {text}")
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)


class _Choices:
    """A menu's rows of which one is chosen."""

    def __init__(self, menu: QMenu) -> None:
        self._menu = menu
        self._group = QActionGroup(menu)

    def add(self, choose: Callable[[], object]) -> QAction:
        """One more row."""
        action = self._menu.addAction("")
        action.setCheckable(True)
        action.triggered.connect(lambda _=False: choose())
        self._group.addAction(action)
        return action


class SpeedChip(_Chip):
    """1.0×, and a menu of all speeds, of the pauses, and of what is read beside the text."""

    speed_requested = Signal(object)  # Speed
    pauses_requested = Signal(object)  # Pauses
    source_requested = Signal(bool)  # time and source too, or not

    def __init__(self) -> None:
        super().__init__("speedChip")
        menu = LongMenu(self)
        speeds, pauses = _Choices(menu), _Choices(menu)
        self._speeds = {
            times: speeds.add(self._asking(self.speed_requested, Speed(times)))
            for times in reversed(Speed.STEPS)
        }
        menu.addSeparator()
        self._pauses = {
            each: pauses.add(self._asking(self.pauses_requested, each)) for each in Pauses
        }
        menu.addSeparator()
        self._source = menu.addAction("")
        self._source.setCheckable(True)
        self._source.triggered.connect(self.source_requested)
        self.setMenu(menu)
        self._speed = Speed.default()
        self.show_choice(self._speed, Pauses.USUAL, source_read=False)

    def _asking(self, request: SignalInstance, choice: object) -> Callable[[], object]:
        return lambda: request.emit(choice)

    def show_choice(self, speed: Speed, pauses: Pauses, *, source_read: bool) -> None:
        """What is chosen."""
        self._speed = speed
        self._speeds[speed.times].setChecked(True)
        self._pauses[pauses].setChecked(True)
        self._source.setChecked(source_read)
        self.retranslate()

    def retranslate(self) -> None:
        now = _times(self._speed.times)
        self._say(now, self.tr("Speed"), self.tr("Choose how fast it is read"))
        for times, action in self._speeds.items():
            usual = times == Speed.NORMAL
            name = self.tr("{0} as news is read") if usual else "{0}"
            action.setText(name.format(_times(times)))
        self._pauses[Pauses.COMPACT].setText(self.tr("Short pauses"))
        self._pauses[Pauses.USUAL].setText(self.tr("Usual pauses"))
        self._pauses[Pauses.CALM].setText(self.tr("Long pauses"))
        self._source.setText(self.tr("Read time and source too"))


class TimerChip(_Chip):
    """定时, or the minutes that are left, and a menu of when to stop."""

    timer_requested = Signal(object)  # SleepTimer

    def __init__(self) -> None:
        super().__init__("timerChip")
        menu = LongMenu(self)
        rows = _Choices(menu)

        def ask(timer: SleepTimer) -> QAction:
            return rows.add(lambda: self.timer_requested.emit(timer))

        self._endings = {
            ending: ask(SleepTimer(ending))
            for ending in (Ending.TEXT, Ending.SECTION, Ending.ARTICLE)
        }
        menu.addSeparator()
        self._times = {count: ask(SleepTimer.after(count)) for count in TIMES}
        self.setMenu(menu)
        self._timer = SleepTimer()
        self.show_timer(self._timer)

    def show_timer(self, timer: SleepTimer) -> None:
        """When it stops."""
        changed = timer.ending is not self._timer.ending
        self._timer = timer
        if timer.ending is not Ending.TIME:
            self._endings[timer.ending].setChecked(True)
        elif changed:
            count = min(TIMES, key=lambda count: abs(count * 60 - timer.seconds))
            self._times[count].setChecked(True)
        self.retranslate()

    def retranslate(self) -> None:
        title = self.tr("Timer")
        left = self.tr("{0} min left").format(minutes(self._timer.seconds))
        text = {
            Ending.TEXT: title,
            Ending.SECTION: self.tr("This section"),
            Ending.ARTICLE: self.tr("This article"),
            Ending.TIME: left,
        }[self._timer.ending]
        self._say(text, title, self.tr("Choose when the reading stops by itself"))
        self._endings[Ending.TEXT].setText(self.tr("No timer"))
        self._endings[Ending.SECTION].setText(self.tr("Stop after this section"))
        self._endings[Ending.ARTICLE].setText(self.tr("Stop after this article"))
        for count, action in self._times.items():
            action.setText(self.tr("Stop in {0} minutes").format(count))


class VoiceChip(_Chip):
    """Who reads; a click opens the list of voices."""

    def __init__(self) -> None:
        super().__init__("voiceChip")
        self._voice = ""
        self.retranslate()

    def show_voice(self, name: str) -> None:
        """The name of the voice, empty before it is known."""
        self._voice = name
        self.retranslate()

    def retranslate(self) -> None:
        title = self.tr("Voice")
        self._say(_short(self._voice) or title, title, self.tr("Choose the voice that reads"))
        if _short(self._voice) != self._voice:
            self.setToolTip(plain_tooltip(self._voice))


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _times(times: float) -> str:
    return f"{times:.2f}".rstrip("0").ljust(3, "0") + "×"
