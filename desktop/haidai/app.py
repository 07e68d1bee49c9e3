"""The composition root of the window: builds, wires, closes.

What has to be closed is closed in `Application.close`, in the opposite order.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QApplication

from haidai import paths
from haidai.article.model import Article
from haidai.article.values import Language, Url
from haidai.errors import HaidaiError
from haidai.instance.claim import Claim
from haidai.library.recent import RecentArticles
from haidai.library.visits import Visit
from haidai.log_file import NAME as LOG_NAME
from haidai.opening.doors import Doors, standard_doors
from haidai.opening.sources import Source
from haidai.rendering.fonts import reading_families
from haidai.settings.store import SettingsStore
from haidai.ui.listening.listening import Listening
from haidai.ui.listening.listening_choices import ListeningChoices
from haidai.ui.listening.reading_aloud import own_synthesizer
from haidai.ui.looks.appearance import Appearance
from haidai.ui.looks.icons import Icons, application_icon
from haidai.ui.looks.layout_choices import LayoutChoices
from haidai.ui.looks.script_choice import ScriptChoice
from haidai.ui.looks.sizing import Sizing
from haidai.ui.looks.system_scheme import QtSystemScheme, SystemScheme
from haidai.ui.main_window import MainWindow
from haidai.ui.opening.entrances import Entrances
from haidai.ui.opening.keeping import Keeping
from haidai.ui.opening.opening import Opening
from haidai.ui.opening.other_ways import OtherWays
from haidai.ui.opening.welcome import welcome_visit
from haidai.ui.page.illustrating import Illustrating
from haidai.ui.page.page_accessibility import tell_screen_readers
from haidai.ui.page.page_tools import PageTools
from haidai.ui.page.whole_tables import WholeTables
from haidai.ui.printing.exporting import Exporting
from haidai.ui.taking_along.hand_off import HandOff
from haidai.ui.telling.announcing import Announcements, ScreenReader
from haidai.ui.telling.notices import Notices
from haidai.ui.telling.telling import Telling
from haidai.ui.telling.unexpected import Unexpected
from haidai.ui.translation import Translation

if TYPE_CHECKING:
    from haidai.library.library import Library
    from haidai.playback.session import ReadAloudSession
    from haidai.ui.listening.media_keys import InMediaPanel
    from haidai.ui.one_window import OneWindow

log = logging.getLogger(__name__)

MakeSession = Callable[[QObject], "ReadAloudSession"]


def _beginning(_: Article) -> tuple[int, int]:
    return 0, 0


def _never(_: Visit) -> int:
    return 0


class Application(QObject):
    """Everything the window is made of, connected."""

    def __init__(
        self,
        qt: QApplication,
        store: SettingsStore,
        library: "Library | None",
        make_session: MakeSession,
        doors: Doors | None = None,
        scheme: SystemScheme | None = None,
    ) -> None:
        super().__init__()
        self._store = store
        self._translation = Translation(qt)
        self._translation.use(store.settings.language)
        self.appearance = Appearance(qt, store, scheme or QtSystemScheme(qt, self), self)
        tell_screen_readers()
        theme = self.appearance.theme
        qt.setWindowIcon(application_icon())
        families = reading_families(Language("zh-CN"))
        if families:
            qt.setFont(QFont(list(families)))
        icons = Icons(theme.ink, theme.accent_ink, theme.disabled_ink, paths.resources() / "icons")
        self.window = window = MainWindow(icons, theme, families)
        self.sizing = Sizing(window, store, self.appearance.use_measures)
        self.notices = Notices(window.notice, store.settings.language)
        self.unexpected = Unexpected(window, self.notices, paths.log_folder() / LOG_NAME)
        self.recent = RecentArticles(paths.data_folder() / "recent.json")
        self._doors = doors or standard_doors()
        place_of = library.place_of if library else _beginning
        self.opening = Opening(self._doors.opener, self.recent, place_of, self)
        self.script_choice = ScriptChoice(self.opening, self.appearance)
        self.entrances = Entrances(window, self.opening, self.recent, icons)
        self.other_ways = OtherWays(window, self.opening, self.notices)
        WholeTables(window)
        self.illustrating = Illustrating(window, self.opening, self._doors.pictures)
        choices = ListeningChoices(window, store, make_session)
        heard_before = library.heard_before if library else _never
        self.listening = Listening(window, choices, heard_before)
        self.exporting = Exporting(
            window,
            self.notices,
            store,
            self.opening,
            self.listening,
            own_synthesizer,
            self._doors.pictures.retrieve,
        )
        way_of_reading = self.listening.choices.way_of_reading
        self.hand_off = HandOff(
            window,
            self.notices,
            store,
            self.opening,
            self.exporting,
            way_of_reading,
            self._doors.pictures.space_of,
        )
        self.telling = Telling(self.notices, self.opening, self.listening)
        store.refused = self.telling.choices_not_saved
        heard = (self.opening, self.sizing, self.listening, self.hand_off)
        screen_reader = ScreenReader(window)
        self.announcements = Announcements(window, screen_reader, *heard)
        self.tools = PageTools(window, self.opening, self.notices, screen_reader)
        self._one_window: OneWindow | None = None
        self._in_media_panel: InMediaPanel | None = None
        self._closed = False
        self._on_page: tuple[Article, int] | None = None
        self._connect_wishes()
        self._connect_facts()
        self.keeping = self._kept_in(library) if library else None
        self.appearance.dress(window, icons)
        self.sizing.stand()
        self.layout_choices = LayoutChoices(
            qt, window, icons, store, self.appearance, self.sizing, self.listening.choices
        )

    # The life of the window

    def start(self, source: Source | None) -> None:
        """Show the window and open what it was started with."""
        settings = self._store.settings
        self.window.stand(settings.window, maximized=settings.maximized)
        self.hand_off.stand()
        if source is not None:
            self.opening.open(source)
        elif self.keeping is not None:
            self.keeping.resume(welcome_visit)
        else:
            self._show_welcome()
        if self._store.set_aside is not None:
            self.telling.settings_damaged(self._store.set_aside)
        if self.recent.set_aside is not None:
            self.telling.recent_damaged(self.recent.set_aside)
        self.window.show()

    def close(self) -> None:
        """End every thread, process and device."""
        if self._closed:
            return
        self._closed = True
        if self._one_window is not None:
            self._one_window.close()
        self.appearance.close()
        self.exporting.close()
        self.tools.close()
        self.hand_off.close()
        if self.keeping is not None:
            self.keeping.close()
        self.opening.close()
        self.illustrating.close()
        if self._in_media_panel is not None:
            self._in_media_panel.close()
        self.listening.close()
        self.window.end_dialogs()  # not before: the reading would go on behind a voice's
        self._store.flush()

    def be_found(self, claim: Claim) -> None:
        """Take from now on what later starts bring."""
        from haidai.ui.one_window import OneWindow

        if not self._closed:
            self._one_window = OneWindow(claim, self.window, self.opening)

    def take_media_keys(self) -> None:
        """Let the media keys of the keyboard steer the reading while the window is focused."""
        from haidai.ui.listening.media_keys import steer_by_media_keys

        steer_by_media_keys(self.window, self.listening)

    def show_in_media_panel(self) -> None:
        """Let the system's media keys and panel steer the reading."""
        from haidai.ui.listening.media_keys import InMediaPanel
        from haidai.ui.listening.mpris import MediaPanel

        panel = MediaPanel(self)
        panel.raise_requested.connect(self.window.activateWindow)
        self._in_media_panel = InMediaPanel(panel, self.listening)

    # The wiring

    def _connect_wishes(self) -> None:
        window, opening = self.window, self.opening
        wishes: dict[str, Callable[[], object]] = {
            "back": opening.go_back,
            "forward": opening.go_forward,
            "print": self.exporting.print,
            "export_pdf": self.exporting.export_pdf,
            "export_audio": self.exporting.export_audio,
            "welcome": self._show_welcome,
        }
        for name, wish in wishes.items():
            window.actions_[name].triggered.connect(lambda _=False, wish=wish: wish())
        window.part_bar.part_requested.connect(opening.turn_to)
        window.outline.section_chosen.connect(window.reader.show_section)
        window.reader.link_activated.connect(self._follow_link)
        self.other_ways.browser_requested.connect(self._follow_link)
        self.other_ways.paste_requested.connect(self.entrances.open_copied)
        window.reader.foot_line.pressed.connect(
            lambda: self.other_ways.ask(window.reader.foot_line.corner)
        )
        window.language_requested.connect(self._use_language)
        window.closing.connect(self._remember_window)

    def _connect_facts(self) -> None:
        self.opening.leaving.connect(self._keep_place)
        self.opening.shown.connect(self._show)
        self.opening.failed.connect(self._opening_failed)

    def _kept_in(self, library: "Library") -> Keeping:
        keeping = Keeping(library, self.opening, self.window.reader)
        self.listening.places.heard.connect(keeping.keep_heard)
        keeping.damaged.connect(self.telling.library_damaged)
        keeping.refused.connect(self.telling.nothing_kept)
        return keeping

    # Articles

    def _show(self, visit: Visit) -> None:
        self.illustrating.show_visit(visit)
        reader, shown = self.window.reader, (visit.original, visit.part)
        if shown == self._on_page:  # in other characters, or opened once more
            reader.show_again(visit.article)
        else:
            reader.show_article(visit.article, visit.place)
        self._on_page = shown
        self.listening.show_visit(visit)
        self.window.reader.foot_line.offer(self.opening.source_of(visit.original) is not None)
        self.window.part_bar.show_part(visit.part, len(visit.parts))
        self.window.show_title(visit.article.title)
        visits = self.opening.visits
        self.window.top_bar.show_travel(back=visits.can_go_back, forward=visits.can_go_forward)
        self.hand_off.show()

    def _show_welcome(self) -> None:
        self.opening.show(welcome_visit())

    def _keep_place(self) -> None:
        self.opening.visits.keep_place(self.window.reader.place())

    def _opening_failed(self, error: HaidaiError) -> None:
        if self.opening.visits.current is None:
            self._show_welcome()
        self.other_ways.explain(error)

    def _follow_link(self, url: Url) -> None:
        QDesktopServices.openUrl(QUrl(str(url)))

    # Language and place

    def _use_language(self, language: str) -> None:
        self._store.change(language=language)
        self.notices.use_language(language)
        self._translation.use(language)
        self.listening.retranslate()
        self.hand_off.show()

    def _remember_window(self) -> None:
        place, maximized = self.window.place()
        self._store.change(window=place, maximized=maximized)
