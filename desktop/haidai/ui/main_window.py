"""The main window: where its parts stand, and which of them a narrow window leaves out."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from haidai.ui.actions import Actions
from haidai.ui.escape_key import EscapeKey
from haidai.ui.focus_order import has_gone, next_stop, tab_stops
from haidai.ui.listening.player_bar import PlayerBar
from haidai.ui.long_menu import LongMenu
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.measures import USUAL, Measures
from haidai.ui.looks.theme import Theme
from haidai.ui.opening.drop_sheet import DropSheet
from haidai.ui.opening.offered import Offer
from haidai.ui.opening.part_bar import PartBar
from haidai.ui.outline import Outline
from haidai.ui.outline_place import OutlinePlace
from haidai.ui.page.page_accessibility import pressed_by_enter
from haidai.ui.page.reader_view import ReaderView
from haidai.ui.telling.notice import Notice
from haidai.ui.top_bar import TopBar

if TYPE_CHECKING:
    from haidai.ui.taking_along.hand_off_panel import HandOffPanel

USUAL_SIZE = (1280, 860)
SMALLEST_HEIGHT = 420
TITLE_ROOM = 36  # pixels for the title bar, whose height is known only when it stands there
SEEN = 320  # pixels of a remembered place that a screen must still show
MORE = (
    "paste",
    "find",
    "copy_with_source",
    "outline",
    "listen_here",
    "usual_size",
    "export_audio",
)
PAGE_NEEDS = 700  # pixels the page wants before the outline may stand beside it


class MainWindow(QMainWindow):
    """Top bar, notice, outline · page · take-along panel, player.

    It says what the reader wants through `actions` and the signals of its parts, and does
    nothing itself.
    """

    closing = Signal()
    dropped = Signal(object)  # Offer
    language_requested = Signal(str)

    def __init__(self, icons: Icons, theme: Theme, families: tuple[str, ...]) -> None:
        super().__init__()
        self.reader = ReaderView(icons, theme, families)
        self.actions_ = Actions(icons, self, self.reader)
        self.print_menu = QMenu(self)
        self.more_menu = LongMenu(self)
        self.top_bar = TopBar(self.actions_, icons, self.print_menu, self.more_menu)
        self.notice = Notice(icons, theme)
        self.outline = Outline(theme)
        self._measures = USUAL
        self._icons = icons
        self.part_bar = PartBar()
        self.player = PlayerBar(self.actions_, icons, theme)
        self._lay_out()
        self._fill_menus()
        self.player.hide()
        self.actions_["hand_off"].toggled.connect(self._fold)
        self.actions_["quit"].triggered.connect(self.close)
        self.drop_sheet = DropSheet(self.reader)
        self.setAcceptDrops(True)
        self.setMinimumHeight(SMALLEST_HEIGHT)  # the width is what the top bar needs
        self._retranslate()
        self.reader.setFocus()

    def place(self) -> tuple[tuple[int, int, int, int], bool]:
        """Where it stands, as x, y, width, height, and whether it is maximized from there."""
        whole = self.isMaximized() or self.isFullScreen()
        rect = self.normalGeometry() if whole else self.geometry()
        return (rect.x(), rect.y(), rect.width(), rect.height()), self.isMaximized()

    def stand(self, place: tuple[int, int, int, int] | None, *, maximized: bool = False) -> None:
        """Take the place remembered from the last time, as far as a screen still shows it."""
        self.setGeometry(_seen_place(place))
        if maximized:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def use_theme(self, theme: Theme) -> None:
        """Wear the colours of another theme, wherever they are painted by our own hand."""
        for part in (self.reader, self.notice, self.outline, self.player):
            part.use_theme(theme)

    def use_measures(self, measures: Measures) -> None:
        """Grow or shrink with the labels, whose new sizes the style sheet has already."""
        self._measures = measures
        self.top_bar.use_measures(measures)
        self.outline.use_measures(measures)
        self.reader.use_measures(measures)
        if "panel" in self.__dict__:
            self.panel.fit()
        self._fold()

    def add_below_top_bar(self, bar: QWidget) -> None:
        """Put a bar over the whole width, under the top bar."""
        self._column.insertWidget(self._column.indexOf(self.top_bar) + 1, bar)

    def show_title(self, title: str) -> None:
        """Put the article's title on the window; what is hostile in it stays harmless."""
        shown = "".join(letter if letter.isprintable() else " " for letter in title[:200])
        # "[*]" is the place of Qt's mark for a modified window.
        self.setWindowTitle(f"{shown.replace('[*]', '[ *]')} — {self.tr('Haidai')}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Copying, never moving: what is dropped stays where it came from.
        if Offer.of(event.mimeData()).holds_something and self._can_copy(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.drop_sheet.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_sheet.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_sheet.hide()
        if self._can_copy(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(Offer.of(event.mimeData()))

    def _can_copy(self, event: QDropEvent) -> bool:
        return bool(event.possibleActions() & Qt.DropAction.CopyAction)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def end_dialogs(self) -> None:
        """Cancel what is asked in dialogs: whoever ends the program asks no more."""
        from PySide6.QtWidgets import QDialog

        for dialog in self.findChildren(QDialog):
            dialog.reject()

    def focusNextPrevChild(self, forward: bool) -> bool:
        focused = cast("QWidget | None", self.focusWidget())  # the stubs forget that it may be None
        stops = tab_stops(self, self._parts, focused)
        target = next_stop(stops, focused, forward=forward)
        if focused is not None and has_gone(focused, target):
            self.reader.setFocus()
            return True
        if target is self.reader and not forward and self.reader.stops.enter_from_behind():
            return True
        if target is not None:
            reasons = Qt.FocusReason
            target.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
        return target is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.notice.isHidden():
            self.notice.escaped.emit()
            return
        # Enter presses what the space bar presses; Qt does so in dialogs only.
        focused = self.focusWidget()
        if not (isinstance(focused, QAbstractButton) and pressed_by_enter(focused, event)):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @cached_property
    def panel(self) -> "HandOffPanel":
        """扫码带走, made when it is first wanted: its parts are a third of all at the start."""
        from haidai.ui.taking_along.hand_off_panel import HandOffPanel

        panel = HandOffPanel(self._icons)
        panel.hide()
        EscapeKey(panel, lambda: self.actions_["hand_off"].setChecked(False))
        self._middle.addWidget(panel)
        return panel

    def _lay_out(self) -> None:
        middle = self._middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        # What stands above and below it keeps its height; the page takes what is left.
        self.reader.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        middle.addWidget(self.reader, 1)
        column = self._column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        column.addWidget(self.part_bar)
        column.addWidget(self.player)
        self._parts = QWidget(self)
        self._parts.setLayout(column)
        self.setCentralWidget(self._parts)
        self._outline_place = OutlinePlace(
            self.outline, self.actions_["outline"], middle, self.reader
        )

    def _fill_menus(self) -> None:
        self.print_menu.addAction(self.actions_["print"])
        self.print_menu.addAction(self.actions_["export_pdf"])
        for name in MORE:
            self.more_menu.addAction(self.actions_[name])
        self.more_menu.addSeparator()
        self._languages = self.more_menu.addMenu(self._icons.icon("language"), "")
        for tag, name in (("zh-CN", "简体中文"), ("en", "English")):
            choice = self._languages.addAction(name)
            choice.triggered.connect(lambda _=False, tag=tag: self.language_requested.emit(tag))
        self.more_menu.addAction(self.actions_["keys"])
        self.more_menu.addAction(self.actions_["welcome"])
        self.more_menu.addAction(self.actions_["quit"])

    def _fold(self) -> None:
        """Show the side columns that are wanted, the outline beside the page where it has room."""
        taking_along = self.actions_["hand_off"].isChecked()
        if taking_along or "panel" in self.__dict__:
            self.panel.setVisible(taking_along)
        room = self.width() - self.outline.width_beside
        room -= self.panel.width() if taking_along else 0
        self._outline_place.fit(beside=room >= PAGE_NEEDS and not self._measures.elder)

    def _retranslate(self) -> None:
        self.actions_.retranslate()
        self._languages.setTitle(self.tr("Language"))
        self.setWindowTitle(self.tr("Haidai"))


def _seen_place(place: tuple[int, int, int, int] | None) -> QRect:
    """A remembered place where a screen shows it, else the middle of the first screen."""
    if place is not None:
        rect = QRect(*place)
        on_screen = [each.availableGeometry() for each in QGuiApplication.screens()]
        if any(each.intersected(rect).width() >= SEEN for each in on_screen):
            return rect
    screen = QGuiApplication.primaryScreen().availableGeometry()
    screen.setTop(screen.top() + TITLE_ROOM)
    width, height = min(USUAL_SIZE[0], screen.width()), min(USUAL_SIZE[1], screen.height())
    rect = QRect(0, 0, width, height)
    rect.moveCenter(screen.center())
    return rect
