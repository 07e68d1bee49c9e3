"""The composition root of the window: builds, wires, closes.

The start, in its order: is there a screen · Qt with theme and language · the window with the
welcome article, or empty while a given source opens · the first paint · and only then what the
first look does not need (the sentences of the article, the read-aloud session). What has to be
closed is closed in `Application.close`, in the opposite order.
"""

import json
import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from haidai import paths
from haidai.article.model import Article
from haidai.article.serialized import from_json
from haidai.article.values import Language, Url
from haidai.errors import ErrorKind, HaidaiError
from haidai.library.recent import RecentArticles
from haidai.library.visits import Visit
from haidai.messages import Messages
from haidai.opening.opener import standard_opener
from haidai.opening.sources import Source, parse_source
from haidai.rendering.fonts import reading_families
from haidai.settings.store import SettingsStore
from haidai.ui.icons import Icons, application_icon
from haidai.ui.listening import Listening
from haidai.ui.main_window import MainWindow
from haidai.ui.opening import Opening
from haidai.ui.theme import LIGHT, apply_theme
from haidai.ui.translation import Translation

if TYPE_CHECKING:
    from haidai.playback.device_output import DeviceOutput
    from haidai.playback.session import ReadAloudSession
    from haidai.ui.printing import Printing

log = logging.getLogger(__name__)

MakeSession = Callable[[QObject], "ReadAloudSession"]


def run(source: Source | None) -> int:
    """Show the window, with `source` or the welcome article, until it is closed.

    Raises:
        HaidaiError: there is no screen.
    """
    from haidai.ui.display import require_display

    require_display()
    qt = QApplication(sys.argv[:1])
    application = Application(qt, SettingsStore(paths.settings_file()), read_aloud_session)
    sys.excepthook = application.report
    threading.excepthook = lambda broken: application.unexpected.emit(broken.exc_value)
    application.start(source)
    try:
        return qt.exec()
    finally:
        application.close()


def welcome_article() -> Article:
    """The article that ships with the program and is itself the tour of its buttons."""
    text = (paths.resources() / "welcome" / "zh-CN.json").read_text(encoding="utf-8")
    return from_json(json.loads(text))


def read_aloud_session(parent: QObject) -> "ReadAloudSession":
    """A session that speaks through pyttsx3 and plays on the default device."""
    from haidai.playback.miniaudio_output import miniaudio_output
    from haidai.playback.output import MonotonicClock
    from haidai.playback.session import ReadAloudSession
    from haidai.processes import worker_command
    from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer
    from haidai.speech.spoken import spoken_text
    from haidai.speech.voices import choose_voice

    def output() -> "DeviceOutput":
        return miniaudio_output(MonotonicClock())

    def synthesizer() -> Pyttsx3Synthesizer:
        return Pyttsx3Synthesizer(worker_command("speech"))

    return ReadAloudSession(synthesizer, choose_voice, spoken_text, output, parent)


class Application(QObject):
    """Everything the window is made of, connected."""

    unexpected = Signal(object)  # an exception of another thread

    def __init__(self, qt: QApplication, store: SettingsStore, make_session: MakeSession) -> None:
        super().__init__()
        self._qt = qt
        self._store = store
        self._translation = Translation(qt)
        self._translation.use(store.settings.language)
        self._messages = Messages(store.settings.language)
        apply_theme(qt, LIGHT)
        qt.setWindowIcon(application_icon())
        qt.setApplicationDisplayName("")
        self._icons = Icons(
            LIGHT.ink, LIGHT.accent_ink, LIGHT.control_line, paths.resources() / "icons"
        )
        families = reading_families(Language("zh-CN"))
        if families:
            qt.setFont(QFont(list(families)))
        self.window = MainWindow(self._icons, LIGHT, families)
        self.recent = RecentArticles(paths.data_folder() / "recent.json")
        self.opening = Opening(standard_opener(), self.recent, self)
        self.listening = Listening(self.window, make_session)
        self._printing: Printing | None = None
        self._remedy: Callable[[], object] | None = None
        self._closed = False
        self._connect_actions()
        self._connect_facts()
        self._set_type_size()

    # The life of the window

    def start(self, source: Source | None) -> None:
        """Show the window and open what it was started with."""
        settings = self._store.settings
        self.window.stand(settings.window)
        self.window.actions_["hand_off"].setChecked(settings.hand_off_shown)
        if source is None:
            self.opening.show(welcome_article())
        else:
            self.opening.open(source)
        self.window.show()

    def close(self) -> None:
        """Remember the window, and end every thread, process and device."""
        if self._closed:
            return
        self._closed = True
        if self._printing is not None:
            self._printing.cancel()
        self.opening.close()
        self.listening.close()

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        """Write an error nobody has named to the log, and tell the reader; the page stays."""
        if issubclass(kind, KeyboardInterrupt):
            self._qt.quit()
            return
        log.critical("unexpected", exc_info=(kind, error, traceback))
        self.explain(HaidaiError(ErrorKind.UNEXPECTED))

    # What the reader asks for

    def open_text(self, text: str) -> None:
        """Open what a typed, pasted or chosen text means: an address, a file, an article."""
        try:
            source = parse_source(text)
        except HaidaiError as error:
            self.explain(error)
        else:
            self.opening.open(source)

    def open_copied(self) -> None:
        """Open what is on the clipboard."""
        self.open_text(QGuiApplication.clipboard().text())

    def ask_what_to_open(self) -> None:
        """Show the dialog that asks for an address, a file, copied text or a recent article."""
        from haidai.ui.open_dialog import OpenDialog

        dialog = OpenDialog(self.recent.articles, self._icons, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.source_chosen.connect(self.open_text)
        dialog.copied_text_chosen.connect(self.open_copied)
        dialog.open()

    def step_type_size(self, steps: int) -> None:
        """Make the text larger or smaller by some of the named steps."""
        size = self._store.settings.text_size
        for _ in range(abs(steps)):
            size = size.larger() if steps > 0 else size.smaller()
        self._set_type_size(size.pixels)

    def use_language(self, language: str) -> None:
        """Speak another language in the window, now and from now on."""
        self._store.change(language=language)
        self._messages = Messages(language)
        self._translation.use(language)
        self.listening.retranslate()
        self._show_hand_off()

    # What is told to the reader

    def explain(self, error: HaidaiError) -> None:
        """Say an error in the strip above the page, with what can be done about it."""
        action, remedy = "", None
        if error.kind == ErrorKind.NO_PRINTER:
            action, remedy = self.tr("Export PDF"), self._export_pdf
        self._say(self._messages.sentence(error), trouble=True, action=action, remedy=remedy)

    def _say(
        self,
        sentence: str,
        *,
        trouble: bool = False,
        action: str = "",
        remedy: Callable[[], object] | None = None,
    ) -> None:
        self._remedy = remedy
        self.window.notice.show_sentence(sentence, trouble=trouble, action=action)

    def _take_remedy(self) -> None:
        remedy, self._remedy = self._remedy, None
        self.window.notice.hide()
        if remedy is not None:
            remedy()

    # The wiring

    def _connect_actions(self) -> None:
        window = self.window
        for name, wish in (
            ("open", self.ask_what_to_open),
            ("paste", self.open_copied),
            ("back", self.opening.go_back),
            ("forward", self.opening.go_forward),
            ("smaller", lambda: self.step_type_size(-1)),
            ("larger", lambda: self.step_type_size(+1)),
            ("usual_size", self._usual_size),
            ("print", self._print),
            ("export_pdf", self._export_pdf),
            ("welcome", lambda: self.opening.show(welcome_article())),
        ):
            window.actions_[name].triggered.connect(lambda _=False, wish=wish: wish())
        window.actions_["hand_off"].toggled.connect(self._hand_off_toggled)
        window.reader.size_steps_requested.connect(self.step_type_size)
        window.reader.link_activated.connect(self._follow_link)
        window.notice.action_requested.connect(self._take_remedy)
        window.language_requested.connect(self.use_language)
        window.closing.connect(self._remember_window)

    def _connect_facts(self) -> None:
        self.opening.leaving.connect(self._keep_place)
        self.opening.shown.connect(self._show)
        self.opening.failed.connect(self._opening_failed)
        self.opening.started.connect(self._opening_started)
        self.opening.ended.connect(self.window.notice.hide)
        self.listening.failed.connect(self.explain)
        self.listening.sound_missing.connect(self._sound_missing)
        self.listening.sound_found.connect(self.window.notice.hide)
        self.unexpected.connect(
            lambda error: self.report(type(error), error, error.__traceback__),
            Qt.ConnectionType.QueuedConnection,
        )

    # Articles

    def _show(self, visit: Visit) -> None:
        article = visit.article
        self.listening.show_article(article)
        self.window.reader.show_article(article, visit.place)
        self.window.show_title(article.title)
        visits = self.opening.visits
        self.window.top_bar.show_travel(back=visits.can_go_back, forward=visits.can_go_forward)
        self._show_hand_off()

    def _keep_place(self) -> None:
        self.opening.visits.keep_place(self.window.reader.place())

    def _opening_started(self, name: str) -> None:
        self._say(
            self.tr("Opening “{0}” …").replace("{0}", name),
            action=self.tr("Cancel"),
            remedy=self.opening.cancel,
        )

    def _opening_failed(self, error: HaidaiError) -> None:
        if self.opening.visits.current is None:
            self.opening.show(welcome_article())
        self.explain(error)

    def _follow_link(self, url: Url) -> None:
        QDesktopServices.openUrl(QUrl(str(url)))

    # Size, taking along, paper, sound

    def _set_type_size(self, pixels: int | None = None) -> None:
        size = self._store.settings.text_size
        if pixels is not None:
            size = type(size)(pixels)
            self._store.change(text_size=size)
        self.window.reader.set_type_size(size)
        self.window.top_bar.show_type_size(size)

    def _usual_size(self) -> None:
        self._set_type_size(self._store.settings.text_size.DEFAULT_PIXELS)

    def _hand_off_toggled(self, shown: bool) -> None:
        self._store.change(hand_off_shown=shown)
        self._show_hand_off()

    def _show_hand_off(self) -> None:
        visit = self.opening.visits.current
        if visit is None or not self.window.actions_["hand_off"].isChecked():
            return
        from haidai.handoff.qr_code import qr_code

        try:
            code = qr_code(visit.article.url)
        except HaidaiError as error:
            self.window.panel.show_absence(self._messages.sentence(error))
        else:
            self.window.panel.show_code(code)

    def _print(self) -> None:
        visit = self.opening.visits.current
        if visit is not None:
            self._paper().print_article(visit.article, self._store.settings.text_size)

    def _export_pdf(self) -> None:
        visit = self.opening.visits.current
        if visit is not None:
            self._paper().ask_and_export(visit.article, self._store.settings.text_size)

    def _paper(self) -> "Printing":
        if self._printing is None:
            from haidai.ui.printing import Printing

            self._printing = Printing(self.window)
            self._printing.failed.connect(self.explain)
            self._printing.export_started.connect(self._export_started)
            self._printing.exported.connect(self._exported)
        return self._printing

    def _export_started(self, name: str) -> None:
        self._say(
            self.tr("Saving “{0}” …").replace("{0}", name),
            action=self.tr("Cancel"),
            remedy=self._paper().cancel,
        )

    def _exported(self, path: str) -> None:
        self._say(
            self.tr("Saved as “{0}”.").replace("{0}", path),
            action=self.tr("Open it"),
            remedy=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path)),
        )

    def _sound_missing(self) -> None:
        self._say(self.tr("No loudspeaker was found: the reading goes on in silence."))

    def _remember_window(self) -> None:
        self._keep_place()
        if not (self.window.isMaximized() or self.window.isFullScreen()):
            rect = self.window.geometry()
            self._store.change(window=(rect.x(), rect.y(), rect.width(), rect.height()))
