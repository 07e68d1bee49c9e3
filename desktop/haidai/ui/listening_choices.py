"""The reader's choices about listening: kept in the settings, shown in the player, obeyed."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from haidai.article.values import Language
from haidai.playback.manner import Manner
from haidai.playback.sleep_timer import SleepTimer
from haidai.settings.speed import Pauses, Speed
from haidai.settings.store import SettingsStore
from haidai.ui.main_window import MainWindow

if TYPE_CHECKING:
    from haidai.playback.session import ReadAloudSession
    from haidai.speech.pronunciations import PronunciationFile, Pronunciations
    from haidai.speech.voices import Voice


class ListeningChoices(QObject):
    """Speed, pauses, voice, pronunciations and timer of the session it is given."""

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
        self._timer = SleepTimer()
        player = window.player
        player.speed.speed_requested.connect(self.use_speed)
        player.speed.pauses_requested.connect(self.use_pauses)
        player.timer.timer_requested.connect(self.use_timer)
        player.voice.clicked.connect(self.ask_for_voice)
        window.actions_["slower"].triggered.connect(
            lambda: self.use_speed(self._store.settings.speed.slower())
        )
        window.actions_["faster"].triggered.connect(
            lambda: self.use_speed(self._store.settings.speed.faster())
        )
        self._show()

    def obey(self, session: "ReadAloudSession") -> None:
        """Let a new session read as it was chosen."""
        self._session = session
        session.timer_changed.connect(self._window.player.timer.show_timer)
        session.voices_known.connect(self._know_voices)

    def use_language(self, language: Language) -> None:
        """Read an article in this language next."""
        self._language = language
        self._tell_session()

    def use_speed(self, speed: Speed) -> None:
        """Read at this speed, now and from now on."""
        self._store.change(speed=speed)
        self._tell_session()

    def use_pauses(self, pauses: Pauses) -> None:
        """Make such pauses."""
        self._store.change(pauses=pauses)
        self._tell_session()

    def use_timer(self, timer: SleepTimer) -> None:
        """Stop by itself at this moment."""
        if self._session is not None:
            self._session.set_sleep_timer(timer)

    def use_voice(self, voice: "Voice") -> None:
        """Let this voice read the language of the article, now and from now on."""
        chosen = self._store.settings.with_voice(self._language.primary, voice.id)
        self._store.change(voices=chosen)
        self._tell_session()
        if self._session is not None:
            self._session.ask_for_voices()

    def use_pronunciations(self, pronunciations: "Pronunciations") -> None:
        """Say the reader's own words as he wants them said."""
        self._own_words.change(pronunciations)
        self.__dict__.pop("_own_rules", None)
        self._tell_session()

    def ask_for_voice(self) -> None:
        """Show the voices there are, and the way to the pronunciations."""
        from haidai.ui.voice_dialog import VoiceDialog

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
        dialog.open()

    def reading_of(self, language: Language) -> tuple[Manner, float]:
        """How a language is read, and how many times as long the pauses are."""
        settings = self._store.settings
        manner = Manner(
            settings.speed.times,
            settings.voice(language.primary),
            self._own_rules.rules,
            settings.voice("en"),
        )
        return manner, settings.pauses.factor

    def _hush(self) -> None:
        """Let the article wait while a voice is tried."""
        if self._session is not None:
            self._session.pause()

    @cached_property
    def _own_words(self) -> "PronunciationFile":
        """Read when the first article has been painted."""
        from haidai.speech.pronunciations import own_pronunciations

        return own_pronunciations()

    @cached_property
    def _own_rules(self) -> Manner:
        return Manner(rules=self._own_words.pronunciations.rules())

    def _manner(self) -> Manner:
        return self.reading_of(self._language)[0]

    def _tell_session(self) -> None:
        if self._session is not None:
            self._session.set_manner(self._manner())
            self._session.set_pause_factor(self._store.settings.pauses.factor)
        self._show()

    def _know_voices(self, voices: tuple["Voice", ...]) -> None:
        from haidai.ui.voice_names import voice_name

        chosen = self._store.settings.voice(self._language.primary)
        names = [voice_name(voice) for voice in voices if voice.id == chosen]
        self._window.player.voice.show_voice(names[0] if names else "")

    def _show(self) -> None:
        settings = self._store.settings
        self._window.player.speed.show_choice(settings.speed, settings.pauses)
        self._window.actions_["slower"].setEnabled(settings.speed != settings.speed.slower())
        self._window.actions_["faster"].setEnabled(settings.speed != settings.speed.faster())
