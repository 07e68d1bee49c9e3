"""The reader's choices about listening: kept in the settings, shown in the player, obeyed.

Every session is made here, so that each reads as it was chosen.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from haidai.article.values import Language
from haidai.playback.manner import Manner, WayOfReading
from haidai.playback.sleep_timer import SleepTimer
from haidai.playback.state import SOUNDING, ReadingState
from haidai.settings.speed import Pauses, Speed
from haidai.settings.store import SettingsStore
from haidai.ui.main_window import MainWindow

if TYPE_CHECKING:
    from haidai.playback.session import ReadAloudSession
    from haidai.speech.pronunciations import PronunciationFile, Pronunciations
    from haidai.speech.spoken.rewriting import Rule
    from haidai.speech.voices import Voice

log = logging.getLogger(__name__)


class ListeningChoices(QObject):
    """Speed, pauses, voice, pronunciations and timer of its session, and what is read."""

    pace_changed = Signal()
    words_set_aside = Signal(object)  # Path of a damaged 读音表
    words_refused = Signal()  # the disk does not take the 读音表
    script_changed = Signal()  # something else of the article is to be read

    def __init__(
        self,
        window: MainWindow,
        store: SettingsStore,
        make_session: "Callable[[QObject], ReadAloudSession]",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._make_session = make_session
        self._session: ReadAloudSession | None = None
        self._language = Language("zh-CN")
        self._timer = SleepTimer()  # of the session to come
        self._hushed = False  # whether the article waits for a voice that is tried
        player = window.player
        player.speed.speed_requested.connect(self.use_speed)
        player.speed.pauses_requested.connect(self.use_pauses)
        player.speed.source_requested.connect(self.use_source)
        player.timer.timer_requested.connect(self.use_timer)
        player.voice.clicked.connect(self.ask_for_voice)
        window.actions_["slower"].triggered.connect(
            lambda: self.use_speed(self._store.settings.speed.slower())
        )
        window.actions_["faster"].triggered.connect(
            lambda: self.use_speed(self._store.settings.speed.faster())
        )
        self._show()

    def new_session(self, parent: QObject) -> "ReadAloudSession":
        """A session that reads as it was chosen, from now on and after every change."""
        self._session = session = self._make_session(parent)
        session.timer_changed.connect(self._window.player.timer.show_timer)
        session.set_sleep_timer(self._timer)
        self._tell_session()
        self._name_voice()
        return session

    def use_language(self, language: Language) -> None:
        """Read an article in this language next."""
        other = language.primary != self._language.primary
        self._language = language
        if other:
            self._window.player.voice.show_voice("")
            self._name_voice()
        self._tell_session()

    def use_speed(self, speed: Speed) -> None:
        """Read at this speed, now and from now on."""
        self._store.change(speed=speed)
        self._tell_session()
        self.pace_changed.emit()

    def use_pauses(self, pauses: Pauses) -> None:
        """Make such pauses."""
        self._store.change(pauses=pauses)
        self._tell_session()
        self.pace_changed.emit()

    def use_source(self, read: bool) -> None:
        """Read time and source after the title, or do not."""
        self._store.change(source_read=read)
        self._show()
        self.script_changed.emit()

    def use_timer(self, timer: SleepTimer) -> None:
        """Stop by itself at this moment."""
        if self._session is not None:
            self._session.set_sleep_timer(timer)
        else:  # its first sound is still to come
            self._timer = timer
            self._window.player.timer.show_timer(timer)

    def use_voice(self, voice: "Voice") -> None:
        """Let this voice read the language of the article, now and from now on."""
        chosen = self._store.settings.with_voice(self._language.primary, voice.id)
        self._store.change(voices=chosen)
        self._tell_session()
        from haidai.ui.listening.voice_names import voice_name

        self._window.player.voice.show_voice(voice_name(voice))

    def use_pronunciations(self, pronunciations: "Pronunciations") -> None:
        """Say the reader's own words as he wants them said."""
        try:
            self._own_words.change(pronunciations)
        except OSError as error:
            log.warning("the pronunciations could not be written: %s", error)
            self.words_refused.emit()
        self.__dict__.pop("_own_rules", None)
        self._tell_session()

    def ask_for_voice(self) -> None:
        """Show the voices there are, and the way to the pronunciations."""
        from haidai.ui.listening.voice_dialog import VoiceDialog

        dialog = VoiceDialog(
            self._language,
            self._manner(),
            self._own_words.pronunciations,
            self._make_session,
            self._window,
        )
        dialog.voice_chosen.connect(self.use_voice)
        dialog.pronunciations_changed.connect(self.use_pronunciations)
        dialog.auditioned.connect(self._hush)
        dialog.finished.connect(self._go_on)
        dialog.open()

    def way_of_reading(self, language: Language) -> WayOfReading:
        """How an article in a language is read."""
        manner = Manner.chosen(self._store.settings, language, self._own_rules)
        return replace(self.pace, manner=manner)

    @property
    def pace(self) -> WayOfReading:
        """How fast it is read and what of it; who reads, and the 读音表, are left out."""
        settings = self._store.settings
        speed = Manner(settings.speed.times)
        return WayOfReading(speed, settings.pauses.factor, settings.source_read)

    def _hush(self) -> None:
        """Let the article wait while a voice is tried."""
        if self._session is not None and self._session.state in SOUNDING:
            self._hushed = True
            self._session.pause()

    def _go_on(self) -> None:
        hushed, self._hushed = self._hushed, False
        if self._session is not None and hushed and self._session.state is ReadingState.PAUSED:
            self._session.play()

    def _name_voice(self) -> None:
        """Say who was chosen in an earlier run; without a session nobody sees it yet."""
        chosen = self._store.settings.voice(self._language.primary)
        if chosen is None or self._session is None:
            return
        from haidai.ui.listening.voice_names import name_by_id

        name = name_by_id(chosen)
        if name:
            self._window.player.voice.show_voice(name)

    @cached_property
    def _own_words(self) -> "PronunciationFile":
        """Read when the first article has been painted."""
        from haidai.speech.pronunciations import own_pronunciations

        words = own_pronunciations()
        if words.set_aside is not None:
            self.words_set_aside.emit(words.set_aside)
        return words

    @cached_property
    def _own_rules(self) -> "tuple[Rule, ...]":
        return self._own_words.pronunciations.rules()

    def _manner(self) -> Manner:
        return self.way_of_reading(self._language).manner

    def _tell_session(self) -> None:
        if self._session is not None:
            self._session.set_manner(self._manner())
            self._session.set_pause_factor(self._store.settings.pauses.factor)
        self._show()

    def _show(self) -> None:
        settings = self._store.settings
        self._window.player.speed.show_choice(
            settings.speed, settings.pauses, source_read=settings.source_read
        )
        self._window.actions_["slower"].setEnabled(settings.speed != settings.speed.slower())
        self._window.actions_["faster"].setEnabled(settings.speed != settings.speed.faster())
