"""The voices that can read this article, each to be tried, and the way to the 读音表."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from haidai.article.values import Language
from haidai.playback.manner import Manner
from haidai.playback.session import ReadAloudSession
from haidai.speech.pronunciations import Pronunciations
from haidai.speech.voices import Voice
from haidai.ui.labels import plain_label
from haidai.ui.listening.audition import Audition
from haidai.ui.listening.voice_names import voice_name, voices_for

VOICE_ROLE = Qt.ItemDataRole.UserRole
SAMPLES = {"zh": "这是海岱的声音，祝您听得舒心。", "en": "This is how an article sounds."}


class VoiceDialog(QDialog):
    """Asks who shall read; `voice_chosen` brings the Voice that was chosen."""

    voice_chosen = Signal(object)
    pronunciations_changed = Signal(object)  # Pronunciations
    auditioned = Signal()

    def __init__(
        self,
        language: Language,
        manner: Manner,
        pronunciations: Pronunciations,
        make_session: Callable[[QObject], ReadAloudSession],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Voice"))
        self.resize(560, 460)
        self._language = language
        self._manner = manner
        self._pronunciations = pronunciations
        self._audition = Audition(make_session, self)
        self._audition.session.voices_known.connect(self._show_voices)
        self._audition.session.failed.connect(self._show_failure)
        self._audition.session.sound_missing.connect(self._show_silence)
        self._prompt = plain_label("prompt", self.tr("Looking for voices…"), wrap=True)
        self._list = QListWidget(self)
        self._list.setObjectName("voices")
        self._list.setAccessibleName(self.tr("Voices"))
        self._list.setSpacing(2)
        self._list.itemDoubleClicked.connect(self._choose)
        self._try = self._button("tryVoice", self.tr("Try it"), self._try_voice)
        self._use = self._button("useVoice", self.tr("Use this voice"), self._choose)
        self._use.setDefault(True)
        words = self._button("ownWords", self.tr("How words are said…"), self._ask_for_words)
        row = QHBoxLayout()
        row.addWidget(words)
        row.addStretch(1)
        row.addWidget(self._try)
        row.addWidget(self._button("cancel", self.tr("Cancel"), self.reject))
        row.addWidget(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(14)
        column.addWidget(self._prompt)
        column.addWidget(self._list, 1)
        column.addLayout(row)
        self.finished.connect(self._audition.close)
        self._list.itemSelectionChanged.connect(self._enable)
        self._enable()
        self._audition.session.ask_for_voices()

    def _button(self, name: str, text: str, wish: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: wish())
        return button

    def _show_voices(self, voices: tuple[Voice, ...]) -> None:
        self._list.clear()
        found = voices_for(voices, self._language)
        for voice in found:
            item = QListWidgetItem(voice_name(voice))
            item.setData(VOICE_ROLE, voice)
            self._list.addItem(item)
            if voice.id == self._manner.voice:
                self._list.setCurrentItem(item)
        if found and not self._list.selectedItems():
            self._list.setCurrentRow(0)
        text = self.tr("These voices can read this article:")
        self._prompt.setText(text if found else self.tr("No voice here can read this article."))

    def _show_failure(self) -> None:
        self._prompt.setText(self.tr("The voice could not be heard; try another one."))

    def _show_silence(self) -> None:
        self._prompt.setText(self.tr("No loudspeaker was found; no voice can be heard now."))

    @property
    def prompt(self) -> str:
        """What the dialog says above its list."""
        return self._prompt.text()

    def _enable(self) -> None:
        chosen = self._voice() is not None
        self._try.setEnabled(chosen)
        self._use.setEnabled(chosen)

    def _voice(self) -> Voice | None:
        chosen = self._list.selectedItems()
        voice = chosen[0].data(VOICE_ROLE) if chosen else None
        return voice if isinstance(voice, Voice) else None

    def _try_voice(self) -> None:
        voice = self._voice()
        if voice is not None:
            self.auditioned.emit()
            sample = SAMPLES.get("en" if voice.language.primary == "en" else "zh", "")
            self._audition.say(sample, self._language, replace(self._manner, voice=voice.id))

    def _choose(self) -> None:
        voice = self._voice()
        if voice is not None:
            self.voice_chosen.emit(voice)
            self.accept()

    def _ask_for_words(self) -> None:
        from haidai.ui.listening.pronunciation_dialog import PronunciationDialog

        dialog = PronunciationDialog(self._pronunciations, self)
        dialog.try_requested.connect(self._try_word)
        dialog.changed.connect(self._take_words)
        dialog.open()

    def _try_word(self, pronunciations: Pronunciations, written: str) -> None:
        self.auditioned.emit()
        manner = replace(self._manner, rules=pronunciations.rules())
        self._audition.say(written, self._language, manner)

    def _take_words(self, pronunciations: Pronunciations) -> None:
        self._pronunciations = pronunciations
        self.pronunciations_changed.emit(pronunciations)
