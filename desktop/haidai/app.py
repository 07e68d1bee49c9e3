"""The composition root of the window: builds, wires, closes.

The start, in its order: is there a screen · Qt with theme and language · the window with the
welcome article, or empty while a given source opens · the first paint · and only then what the
first look does not need (the sentences of the article, the read-aloud session). What has to be
closed is closed in `Application.close`, in the opposite order.
"""

import json
import logging
import signal
import sys
import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from haidai import paths
from haidai.article.model import Article
from haidai.article.serialized import from_json
from haidai.article.values import Language, Url
from haidai.errors import ErrorKind, HaidaiError
from haidai.library.recent import RecentArticles
from haidai.library.visits import Visit, visit
from haidai.opening.doors import Doors, standard_doors
from haidai.opening.sources import Source
from haidai.rendering.fonts import reading_families
from haidai.rendering.papers import paper_for
from haidai.settings.store import SettingsStore
from haidai.settings.text_size import TextSize
from haidai.ui.exporting import Exporting
from haidai.ui.icons import Icons, application_icon
from haidai.ui.keeping import Keeping
from haidai.ui.listening import Listening
from haidai.ui.main_window import MainWindow
from haidai.ui.notices import Notices
from haidai.ui.offered import Offer, sources_offered
from haidai.ui.opening import Opening
from haidai.ui.other_ways import OtherWays
from haidai.ui.page_pictures import Wish
from haidai.ui.theme import LIGHT, apply_theme
from haidai.ui.translation import Translation

if TYPE_CHECKING:
    from haidai.library.library import Library
    from haidai.playback.device_output import DeviceOutput
    from haidai.playback.session import ReadAloudSession
    from haidai.speech.spoken import Spoken
    from haidai.speech.spoken.rewriting import Rule
    from haidai.speech.synthesizer import Synthesizer
    from haidai.ui.picture_loader import PictureLoader
    from haidai.ui.taking_along import TakingAlong

log = logging.getLogger(__name__)

MakeSession = Callable[[QObject], "ReadAloudSession"]


def run(source: Source | None) -> int:
    """Show the window, with `source` or the welcome article, until it is closed.

    Raises:
        HaidaiError: there is no screen.
    """
    from haidai.ui.display import require_display

    require_display()
    # While Qt waits no Python runs, so Ctrl C in the terminal has to end the process itself.
    # Nothing is lost: every choice is written when it is made, and children see our end.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    qt = QApplication(sys.argv[:1])
    # The page answers first; the disk is written to when it has been painted.
    store = SettingsStore(paths.settings_file(), lambda write: QTimer.singleShot(0, write))
    application = Application(qt, store, open_library(), read_aloud_session)
    sys.excepthook = application.report
    threading.excepthook = lambda broken: application.unexpected.emit(broken.exc_value)
    if sys.platform == "linux":
        application.listening.reading_began.connect(application.show_in_media_panel)
    application.start(source)
    try:
        return qt.exec()
    finally:
        application.close()


def open_library() -> "Library | None":
    """The reader's library, or None where the disk refuses: then this run keeps nothing."""
    from haidai.library.library import Library

    try:
        return Library(paths.data_folder() / "library.sqlite")
    except OSError as error:
        log.warning("the library cannot be opened: %s", error)
        return None


def welcome_article() -> Article:
    """The article that ships with the program and is itself the tour of its buttons."""
    text = (paths.resources() / "welcome" / "zh-CN.json").read_text(encoding="utf-8")
    return from_json(json.loads(text))


def read_aloud_session(parent: QObject) -> "ReadAloudSession":
    """A session that speaks through pyttsx3 and plays on the default device.

    What only a reading needs is loaded by the first one; every article has a session.
    """
    from haidai.playback.session import ReadAloudSession
    from haidai.speech.voices import choose_voice

    def output() -> "DeviceOutput":
        from haidai.playback.miniaudio_output import miniaudio_output
        from haidai.playback.output import MonotonicClock

        return miniaudio_output(MonotonicClock())

    def spoken(text: str, language: Language, rules: "tuple[Rule, ...]") -> "Spoken":
        from haidai.speech.spoken import spoken_text

        return spoken_text(text, language, rules)

    return ReadAloudSession(_synthesizer, choose_voice, spoken, output, parent)


def _synthesizer() -> "Synthesizer":
    from haidai.processes import worker_command
    from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer

    return Pyttsx3Synthesizer(worker_command("speech"))


def _beginning(_: Article) -> tuple[int, int]:
    return 0, 0


def _welcome() -> Visit:
    return visit(welcome_article(), remembered=False)


class Application(QObject):
    """Everything the window is made of, connected."""

    unexpected = Signal(object)  # an exception of another thread

    def __init__(
        self,
        qt: QApplication,
        store: SettingsStore,
        library: "Library | None",
        make_session: MakeSession,
        doors: Doors | None = None,
    ) -> None:
        super().__init__()
        self._store = store
        self._translation = Translation(qt)
        self._translation.use(store.settings.language)
        apply_theme(qt, LIGHT)
        qt.setWindowIcon(application_icon())
        families = reading_families(Language("zh-CN"))
        if families:
            qt.setFont(QFont(list(families)))
        drawings = paths.resources() / "icons"
        self._icons = Icons(LIGHT.ink, LIGHT.accent_ink, LIGHT.control_line, drawings)
        self.window = MainWindow(self._icons, LIGHT, families)
        self.notices = Notices(self.window.notice, store.settings.language)
        self.recent = RecentArticles(paths.data_folder() / "recent.json")
        self._doors = doors or standard_doors()
        place_of = library.place_of if library else _beginning
        self.opening = Opening(self._doors.opener, self.recent, place_of, self)
        self.other_ways = OtherWays(self.window, self.opening, self.notices)
        self.listening = Listening(self.window, store, make_session)
        self.exporting = Exporting(
            self.window, self.notices, store, self.opening, self.listening, _synthesizer
        )
        self._closed = False
        self._connect_wishes()
        self._connect_facts()
        self.keeping = self._kept_in(library) if library else None
        self.window.reader.set_layout(store.settings.layout, paper_for(store.settings.layout.paper))
        self._use_type_size(store.settings.text_size)

    # The life of the window

    def start(self, source: Source | None) -> None:
        """Show the window and open what it was started with."""
        settings = self._store.settings
        self.window.stand(settings.window)
        self.window.actions_["hand_off"].setChecked(settings.hand_off_shown)
        if source is not None:
            self.opening.open(source)
        elif self.keeping is not None:
            self.keeping.resume(_welcome)
        else:
            self._show_welcome()
        self.window.show()

    def close(self) -> None:
        """End every thread, process and device."""
        if self._closed:
            return
        self._closed = True
        self.exporting.close()
        if "taking_along" in self.__dict__:
            self.taking_along.close()
        if self.keeping is not None:
            self.keeping.close()
        self.opening.close()
        if "pictures" in self.__dict__:
            self.pictures.close()
        self.listening.close()
        self._store.flush()

    def show_in_media_panel(self) -> None:
        """Let the system's media keys and panel steer the reading."""
        from haidai.ui.mpris import MediaPanel

        panel = MediaPanel(self)
        panel.raise_requested.connect(self.window.activateWindow)
        self.listening.show_in(panel)

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        """Write an error nobody has named to the log, and tell the reader; the page stays."""
        log.critical("unexpected", exc_info=(kind, error, traceback))
        self.notices.explain(HaidaiError(ErrorKind.UNEXPECTED))

    # The wiring

    def _connect_wishes(self) -> None:
        window, opening = self.window, self.opening
        wishes: dict[str, Callable[[], object]] = {
            "open": self._ask_what_to_open,
            "paste": self._open_copied,
            "back": opening.go_back,
            "forward": opening.go_forward,
            "smaller": lambda: self._step_type_size(-1),
            "larger": lambda: self._step_type_size(+1),
            "usual_size": lambda: self._use_type_size(TextSize.default()),
            "print": self.exporting.print,
            "export_pdf": self.exporting.export_pdf,
            "export_audio": self.exporting.export_audio,
            "welcome": self._show_welcome,
        }
        for name, wish in wishes.items():
            window.actions_[name].triggered.connect(lambda _=False, wish=wish: wish())
        window.actions_["hand_off"].toggled.connect(self._hand_off_toggled)
        window.part_bar.part_requested.connect(opening.turn_to)
        window.outline.section_chosen.connect(window.reader.show_section)
        window.reader.size_steps_requested.connect(self._step_type_size)
        window.reader.link_activated.connect(self._follow_link)
        window.dropped.connect(self._open_offered)
        self.other_ways.browser_requested.connect(self._follow_link)
        self.other_ways.paste_requested.connect(self._open_copied)
        window.reader.foot_line.pressed.connect(
            lambda: self.other_ways.ask(window.reader.foot_line.corner)
        )
        window.reader.pictures.wanted.connect(self._fetch_pictures)
        window.reader.pictures.activated.connect(self._enlarge_picture)
        window.language_requested.connect(self._use_language)
        window.closing.connect(self._remember_window)

    def _connect_facts(self) -> None:
        self.opening.leaving.connect(self._keep_place)
        self.opening.shown.connect(self._show)
        self.opening.failed.connect(self._opening_failed)
        self.opening.started.connect(self._opening_started)
        self.opening.ended.connect(self.notices.hide)
        self.listening.failed.connect(self.notices.explain)
        self.listening.resume_offered.connect(self._offer_to_go_on)
        self.listening.sound_missing.connect(self._sound_missing)
        self.listening.sound_found.connect(lambda: self.notices.take_back(self._silence()))
        self.listening.stopped.connect(lambda: self.notices.take_back(self._silence()))
        self.unexpected.connect(
            lambda error: self.report(type(error), error, error.__traceback__),
            Qt.ConnectionType.QueuedConnection,
        )

    # Articles

    def _ask_what_to_open(self) -> None:
        from haidai.ui.open_dialog import OpenDialog

        dialog = OpenDialog(self.recent.articles, self._icons, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.source_chosen.connect(self.opening.open_text)
        dialog.copied_text_chosen.connect(self._open_copied)
        dialog.open()

    def _open_copied(self) -> None:
        self._open_offered(Offer.of(QGuiApplication.clipboard().mimeData()))

    def _open_offered(self, offer: Offer) -> None:
        try:
            source, plain = sources_offered(offer)
        except HaidaiError as error:
            self.opening.failed.emit(error)
        else:
            self.opening.open(source, plain)

    def _show(self, visit: Visit) -> None:
        self.listening.show_article(visit.article)
        if "pictures" in self.__dict__:
            self.pictures.show_article(visit.article)
        self.window.reader.show_article(visit.article, visit.place)
        self.window.reader.foot_line.offer(self.opening.source_of(visit.whole) is not None)
        self.window.part_bar.show_part(visit.part, len(visit.parts))
        self.window.show_title(visit.article.title)
        visits = self.opening.visits
        self.window.top_bar.show_travel(back=visits.can_go_back, forward=visits.can_go_forward)
        self._show_hand_off()

    def _show_welcome(self) -> None:
        self.opening.show(_welcome())

    def _kept_in(self, library: "Library") -> Keeping:
        keeping = Keeping(library, self.opening, self.window.reader)
        keeping.damaged.connect(self._library_damaged)
        return keeping

    def _library_damaged(self, path: Path) -> None:
        sentence = self.tr("What you read before could not all be recovered; the old file is {0}")
        self.notices.say(sentence.replace("{0}", str(path)))

    def _keep_place(self) -> None:
        self.opening.visits.keep_place(self.window.reader.place())

    def _opening_started(self, name: str) -> None:
        sentence = self.tr("Opening “{0}” …").replace("{0}", name)
        self.notices.say(sentence, self.tr("Cancel"), self.opening.cancel)

    def _opening_failed(self, error: HaidaiError) -> None:
        if self.opening.visits.current is None:
            self._show_welcome()
        self.other_ways.explain(error)

    def _follow_link(self, url: Url) -> None:
        QDesktopServices.openUrl(QUrl(str(url)))

    @cached_property
    def pictures(self) -> "PictureLoader":
        """What fetches pictures, made for the first article that has any."""
        from haidai.ui.picture_loader import PictureLoader

        loader = PictureLoader(self._doors.pictures, self)
        page = self.window.reader.pictures
        loader.loaded.connect(page.show)
        loader.missing.connect(page.miss)
        visit = self.opening.visits.current
        if visit is not None:
            loader.show_article(visit.article)
        return loader

    def _fetch_pictures(self, wishes: list[Wish]) -> None:
        self.pictures.want(wishes)

    def _enlarge_picture(self, number: int) -> None:
        from haidai.ui.picture_dialog import PictureDialog

        page = self.window.reader.pictures
        picture = page.shown(number)
        if picture is None:
            return
        dialog = PictureDialog(number, picture, page.caption(number), self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pictures.enlarged.connect(dialog.sharpen)
        self.pictures.enlarge(number)
        dialog.open()

    # Size, language, taking along, paper, sound

    def _use_type_size(self, size: TextSize) -> None:
        self._store.change(text_size=size)
        self.window.reader.set_type_size(size)
        self.window.top_bar.show_type_size(size)

    def _step_type_size(self, steps: int) -> None:
        self._use_type_size(self._store.settings.text_size.stepped(steps))

    def _use_language(self, language: str) -> None:
        self._store.change(language=language)
        self.notices.use_language(language)
        self._translation.use(language)
        self.listening.retranslate()
        self._show_hand_off()

    def _hand_off_toggled(self, shown: bool) -> None:
        self._store.change(hand_off_shown=shown)
        self._show_hand_off()

    def _show_hand_off(self) -> None:
        visit = self.opening.visits.current
        if not self.window.actions_["hand_off"].isChecked():
            if "taking_along" in self.__dict__:
                self.taking_along.panel_hidden()
        elif visit is not None:
            self.taking_along.show_article(visit.whole)

    @cached_property
    def taking_along(self) -> "TakingAlong":
        """The panel's other side, made when the panel is first shown."""
        from haidai.ui.taking_along import OwnSharing, TakingAlong

        taking_along = TakingAlong(self.window.panel, self.notices.sentence, OwnSharing())
        taking_along.failed.connect(self.notices.explain)
        taking_along.saved.connect(self.exporting.tell_saved)
        return taking_along

    def _offer_to_go_on(self, words: str, offset: int) -> None:
        sentence = self.tr("You listened as far as “{0}…”.").replace("{0}", words)
        self.notices.say(
            sentence, self.tr("Go on listening"), lambda: self.listening.listen_from(offset)
        )

    def _sound_missing(self) -> None:
        self.notices.say(self._silence())

    def _silence(self) -> str:
        return self.tr("No loudspeaker was found: the reading goes on in silence.")

    def _remember_window(self) -> None:
        if not (self.window.isMaximized() or self.window.isFullScreen()):
            rect = self.window.geometry()
            self._store.change(window=(rect.x(), rect.y(), rect.width(), rect.height()))
