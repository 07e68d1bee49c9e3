"""How the page and the window look: the reader's layout, the paper, and the theme around it.

The window's theme follows the paper, and the paper 跟随系统 follows the system, at once.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from haidai.rendering.papers import Paper, paper_for
from haidai.settings.page_layout import PageLayout
from haidai.settings.store import SettingsStore
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.measures import Measures, measures_of
from haidai.ui.looks.system_scheme import SystemScheme
from haidai.ui.looks.theme import Theme, apply_theme, style_sheet
from haidai.ui.looks.themes import theme_for
from haidai.ui.main_window import MainWindow
from haidai.ui.next_paint import NextPaint


class Appearance(QObject):
    """Keeps the layout in the settings and puts it on; first the application, then its window."""

    layout_changed = Signal(object)  # PageLayout

    def __init__(
        self, qt: QApplication, store: SettingsStore, scheme: SystemScheme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._qt = qt
        self._store = store
        self._scheme = scheme
        self._window: MainWindow | None = None
        self._icons: Icons | None = None
        self._closed = False
        self._paper = self._wished_paper()
        self._measures = measures_of(store.settings)
        self._put_on()
        scheme.when_changed(self._follow)

    @property
    def layout(self) -> PageLayout:
        """The layout that is chosen."""
        return self._store.settings.layout

    @property
    def theme(self) -> Theme:
        """The colours of the window now."""
        return theme_for(self._paper)

    def dress(self, window: MainWindow, icons: Icons) -> None:
        """Keep this window and its icons as the reader wants them."""
        self._window, self._icons = window, icons
        window.reader.set_layout(self.layout, self._paper)
        NextPaint(window.reader.viewport(), self._hold_still)

    def close(self) -> None:
        """Follow the system no more: the window ends."""
        self._closed = True

    def use_layout(self, layout: PageLayout) -> None:
        """Lay the page out so, now and from now on."""
        if layout != self.layout:
            self._store.change(layout=layout)
            self._show()
            self.layout_changed.emit(layout)

    def use_measures(self, measures: Measures) -> None:
        """Put the window's words, icons and targets on in other sizes."""
        self._measures = measures
        self._qt.setStyleSheet(style_sheet(self.theme, measures))

    def _wished_paper(self) -> Paper:
        wishes = self._scheme.wishes()
        return paper_for(self.layout.paper, dark=wishes.dark, rich=wishes.contrast)

    def _hold_still(self) -> None:
        # Nothing of ours moves by itself; Qt's menus, lists and tips may.
        if self._scheme.is_still():
            self._qt.setEffectEnabled(Qt.UIEffect.UI_General, False)

    def _follow(self) -> None:
        if not self._closed:
            self._show()

    def _show(self) -> None:
        self._hold_still()
        before, self._paper = self.theme, self._wished_paper()
        if self.theme != before:
            self._put_on()
        if self._window is not None:
            self._window.reader.set_layout(self.layout, self._paper)

    def _put_on(self) -> None:
        theme = self.theme
        if self._icons is not None:
            self._icons.recolour(theme.ink, theme.accent_ink, theme.disabled_ink)
        apply_theme(self._qt, theme, self._measures)
        if self._window is not None:
            self._window.use_theme(theme)
