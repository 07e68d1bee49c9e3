"""导出音频: the article as an audio file, made in the background by a voice of its own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from haidai.article.model import Article
from haidai.errors import ErrorKind, SpeechError
from haidai.playback.manner import WayOfReading
from haidai.speech.synthesizer import Synthesizer
from haidai.speech.voices import cast_for
from haidai.ui.background import Background, Cancelled

OpenSynthesizer = Callable[[], Synthesizer]


class AudioExport(QObject):
    """Saves an article as audio; one file at a time."""

    failed = Signal(object)  # HaidaiError
    progressed = Signal(str, int)  # the file's name, percent
    exported = Signal(str)  # the file's path
    _made = Signal(object, int)  # the file's path and percent, from the thread

    def __init__(self, window: QWidget, open_synthesizer: OpenSynthesizer) -> None:
        super().__init__(window)
        self._window = window
        self._open_synthesizer = open_synthesizer
        self._background = Background(self)
        self._background.finished.connect(self.exported.emit)
        self._background.failed.connect(self.failed)
        self._path: Path | None = None  # of the file being made
        self._made.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)

    def ask_and_export(
        self, article: Article, way: WayOfReading, section: int | None = None
    ) -> None:
        """Ask where, and save the article, or one section of it, there."""
        from haidai.ui.printing.printing import file_name

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        heading = None if section is None else article.sections[section].heading
        proposal = Path(folder) / f"{file_name(heading or article.title)}.mp3"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save as audio"), str(proposal), "MP3 (*.mp3);;WAV (*.wav)"
        )
        if chosen:
            path = Path(chosen)
            known = path.suffix.lower() in {".mp3", ".wav"}
            self.export(article, way, path if known else Path(f"{chosen}.mp3"), section)

    def export(
        self, article: Article, way: WayOfReading, path: Path, section: int | None = None
    ) -> None:
        """Save the article, or one section, as an audio file; what was being saved is given up."""

        def work(cancelled: Cancelled) -> str:
            from haidai.speech.recording import Reading, record
            from haidai.speech.script import reading_script, section_of

            script = reading_script(article, with_source=way.with_source)
            if section is not None:
                script = section_of(script, section)
            synthesizer, manner = self._open_synthesizer(), way.manner
            try:
                voices = synthesizer.voices()
                cast = cast_for(voices, article.language, manner.voice, manner.english_voice)
                reading = Reading(
                    article,
                    script,
                    cast,
                    manner.speed,
                    way.pause_factor,
                    manner.rules,
                )
                told = -1

                def progress(done: int, count: int) -> None:
                    nonlocal told
                    percent = done * 100 // count
                    if percent != told and not cancelled():
                        told = percent
                        self._made.emit(path, percent)

                record(reading, synthesizer, path, progress=progress, cancelled=cancelled)
            finally:
                synthesizer.close()
            if cancelled():
                raise SpeechError(ErrorKind.CANCELLED)
            return str(path)

        self._path = path
        self.progressed.emit(path.name, 0)
        self._background.start(work)

    def cancel(self) -> None:
        """Give up the file being made; no piece of it is left."""
        self._background.cancel()

    def _tell_progress(self, path: Path, percent: int) -> None:
        """What a thread told before it was cancelled may come afterwards: it is nobody's then."""
        if self._background.busy and path == self._path:
            self.progressed.emit(path.name, percent)

    def close(self) -> None:
        """Give up, and wait for the thread and its process to end."""
        self._background.close()
