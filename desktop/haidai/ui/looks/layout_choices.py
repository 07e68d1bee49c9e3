"""版式 in the window: opens the panel by its button, keeps what is chosen, and puts it on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from shiboken6 import isValid

from haidai.article.values import Language
from haidai.rendering.fonts import reading_families
from haidai.settings.page_layout import PageLayout, Typeface
from haidai.settings.speed import Pauses
from haidai.settings.store import SettingsStore
from haidai.settings.text_size import TextSize
from haidai.ui.listening.listening_choices import ListeningChoices
from haidai.ui.looks.appearance import Appearance
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.sizing import Sizing
from haidai.ui.main_window import MainWindow

if TYPE_CHECKING:
    from haidai.ui.looks.layout_panel import LayoutPanel

FIELDS = ("typeface", "line_spacing", "width", "paper", "indent", "script")
"""The rows of the panel: a choice is offered once the page obeys it."""
GAP = 8  # pixels between the panel and what it stands below
NEAR_EDGE = 100


def offered(faces: Mapping[Typeface, Sequence[str]]) -> tuple[str, ...]:
    """The rows where these are the installed families: without a serif face no typefaces."""
    differ = len({tuple(families[:1]) for families in faces.values()}) > 1
    return FIELDS if differ else tuple(field for field in FIELDS if field != "typeface")


@dataclass(frozen=True, slots=True)
class _Choices:
    """All that the panel chooses."""

    layout: PageLayout
    size: TextSize
    pauses: Pauses


class LayoutChoices(QObject):
    """The panel lies over the page's edge: the page keeps its width, and every change is seen."""

    def __init__(
        self,
        qt: QApplication,
        window: MainWindow,
        icons: Icons,
        store: SettingsStore,
        appearance: Appearance,
        sizing: Sizing,
        listening: ListeningChoices,
    ) -> None:
        super().__init__(window)
        self._qt = qt
        self._window, self._icons = window, icons
        self._store, self._appearance = store, appearance
        self._sizing, self._listening = sizing, listening
        self._undone: _Choices | None = None
        self._focus_before: QWidget | None = None
        self._button = window.actions_["layout"]
        self._button.toggled.connect(self._toggled)

    @cached_property
    def panel(self) -> "LayoutPanel":
        """Made when it is first wanted."""
        from haidai.ui.looks.layout_panel import LayoutPanel

        language = Language("zh-CN")  # the panel's own words are in it
        faces = {typeface: reading_families(language, typeface) for typeface in Typeface}
        panel = LayoutPanel(self._window.actions_, self._icons, offered(faces), faces)
        panel.setParent(self._window)
        panel.layout_chosen.connect(self._choose_layout)
        panel.pauses_chosen.connect(self._choose_pauses)
        panel.defaults_requested.connect(self._restore)
        panel.closed.connect(lambda: self._button.setChecked(False))
        panel.size_changed.connect(self._place)
        self._appearance.layout_changed.connect(self._refresh)
        for name in ("smaller", "larger", "usual_size"):
            self._window.actions_[name].triggered.connect(self._refresh)
        self._window.reader.size_steps_requested.connect(self._refresh)
        return panel

    def _now(self) -> _Choices:
        settings = self._store.settings
        return _Choices(settings.layout, settings.text_size, settings.pauses)

    def _usual(self) -> _Choices:
        size = self._store.settings.elder.allowed(TextSize.default())
        return _Choices(PageLayout(), size, Pauses.USUAL)

    # Opening and closing

    def _toggled(self, shown: bool) -> None:
        if shown:
            self._open()
        else:
            self._close()

    def _open(self) -> None:
        self._focus_before = QApplication.focusWidget()
        self._undone = None
        self._refresh()
        self._place()
        self.panel.show()
        self.panel.raise_()
        self.panel.begin()
        self._window.installEventFilter(self)
        self._window.reader.installEventFilter(self)
        self._qt.focusChanged.connect(self._focus_moved)

    def _close(self) -> None:
        self._qt.focusChanged.disconnect(self._focus_moved)
        self._window.removeEventFilter(self)
        self._window.reader.removeEventFilter(self)
        focus = QApplication.focusWidget()
        inside = focus is not None and self.panel.isAncestorOf(focus)
        self.panel.hide()
        back, self._focus_before = self._focus_before, None
        if inside:
            there = back is not None and isValid(back) and back.isVisible()
            (back if there and back else self._window.reader).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        # Without a focus another program has it; it comes back to where it was.
        if now is not None and not self.panel.isAncestorOf(now):
            self._button.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            # A press that nothing under the mouse has taken: it fell beside the panel.
            if event.type() == QEvent.Type.MouseButtonPress:
                self._button.setChecked(False)
        elif event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Hang the panel below its button, over the outline rather than over the page.

        Where the button is folded away it hangs below 更多, and lines can be seen to begin.
        """
        ground = self._window
        top = self._window.reader.mapTo(ground, QPoint(0, 0)).y() + GAP
        height = min(self.panel.whole_height(), ground.height() - top - GAP)
        width = self.panel.whole_width(scrolled=height < self.panel.whole_height())
        left = max(self._button_right(ground) - width, GAP)
        if left < NEAR_EDGE:  # a strip of the outline beside it would be of no use
            left, width = GAP, left + width - GAP
        width = min(width, ground.width() - 2 * GAP)
        self.panel.setGeometry(QRect(left, top, width, height))

    def _button_right(self, ground: QWidget) -> int:
        for button in self._window.top_bar.findChildren(QToolButton):
            if button.defaultAction() is self._button and button.isVisible():
                return button.mapTo(ground, QPoint(button.width(), 0)).x()
        return ground.width() - GAP

    # What is chosen

    def _choose_layout(self, layout: PageLayout) -> None:
        self._undone = None
        self._appearance.use_layout(layout)

    def _choose_pauses(self, pauses: Pauses) -> None:
        self._undone = None
        self._listening.use_pauses(pauses)
        self._refresh()

    def _restore(self) -> None:
        """Back to what is usual; pressed once more, back to what was chosen."""
        undone, self._undone = self._undone, None
        if undone is None:
            self._undone = self._now()
        wanted = undone or self._usual()
        self._sizing.use(wanted.size)
        self._listening.use_pauses(wanted.pauses)
        self._appearance.use_layout(wanted.layout)
        self._refresh()

    def _refresh(self) -> None:
        now = self._now()
        changed = now != self._usual()
        if changed:
            self._undone = None
        self.panel.show_choices(now.layout, now.size, now.pauses)
        self.panel.show_defaults(possible=changed, undoes=self._undone is not None)
