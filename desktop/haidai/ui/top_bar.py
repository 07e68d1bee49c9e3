"""The bar of large labelled buttons above the page."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from haidai.settings.text_size import TextSize
from haidai.ui.actions import Actions
from haidai.ui.folding import folded, least_room
from haidai.ui.labels import plain_label
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.measures import USUAL, Measures
from haidai.ui.switch_button import SwitchButton

LEFT = ("open", "back", "forward", "|", "smaller", "#", "larger", "layout", "elder")
RIGHT = ("hand_off", "print", "listen")
MARGIN, SPACING = 14, 4


class TopBar(QFrame):
    """Open, back and forward · the size of the type · take along, print, read aloud, more.

    What has no room stands at the head of 更多; in 大字版 everything but five buttons does.
    """

    def __init__(self, actions: Actions, icons: Icons, print_menu: QMenu, more_menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._actions = actions
        self._measures = USUAL
        self._more_menu, self._print_menu = more_menu, print_menu
        self._type_size = plain_label("typeSize")
        self._type_size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._separator = _Separator()
        self._buttons: dict[str, QToolButton] = {}
        self._travels = False
        self._folded: frozenset[str] = frozenset()
        self._under_more: list[QAction] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 6, MARGIN, 6)
        row.setSpacing(SPACING)
        for name in LEFT:
            row.addWidget(self._part(name))
        row.addStretch(1)
        for name in RIGHT:
            row.addWidget(self._part(name))
        self._more = self._button()
        self._more.setObjectName("more")
        self._more.setIcon(icons.icon("more"))
        self._more.setMenu(more_menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self._more)
        self._buttons["print"].clicked.connect(self._print)
        self._offer_print_menu()
        self.show_travel(back=False, forward=False)
        self._retranslate()

    def show_type_size(self, size: TextSize, least: TextSize | None = None) -> None:
        """Write the size between the two buttons; at either end one of them has no function."""
        self._type_size.setText(str(size.pixels))
        self._type_size.setAccessibleName(self.tr("Size of the type: {0}").format(size.pixels))
        self._actions["smaller"].setEnabled(size != size.smaller() and size != least)
        self._actions["larger"].setEnabled(size != size.larger())

    def show_travel(self, *, back: bool, forward: bool) -> None:
        """Show 后退 and 前进 once there is somewhere to go."""
        self._travels = back or forward
        self._actions["back"].setEnabled(back)
        self._actions["forward"].setEnabled(forward)
        self._fold()

    def use_measures(self, measures: Measures) -> None:
        """Grow or shrink with the labels; in 大字版 keep only its five buttons."""
        self._measures = measures
        self._offer_print_menu()
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the bar is with everything folded that can be."""
        least = least_room(self._widths(), self._rest(), elder=self._measures.elder)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    # What fits

    def _widths(self) -> dict[str, int]:
        """The room every button wants that has a function now."""
        return {
            name: button.sizeHint().width() + SPACING
            for name, button in self._buttons.items()
            if self._travels or name not in ("back", "forward")
        }

    def _rest(self) -> int:
        fixed = [self._type_size, self._more]
        if not self._measures.elder:
            fixed.append(self._separator)
        wide = (max(part.sizeHint().width(), part.minimumWidth()) for part in fixed)
        return 2 * (MARGIN + SPACING) + sum(wide) + len(fixed) * SPACING

    def _fold(self) -> None:
        widths = self._widths()
        gone = folded(widths, self.width(), self._rest(), elder=self._measures.elder)
        for name, button in self._buttons.items():
            button.setVisible(name in widths and name not in gone)
        self._separator.setVisible("open" not in gone)
        if gone != self._folded:
            self._folded = gone
            self._put_under_more([name for name in self._buttons if name in gone])
        self.updateGeometry()

    def _put_under_more(self, names: list[str]) -> None:
        """Stand these at the head of 更多, in the order of the bar."""
        for action in self._under_more:
            self._more_menu.removeAction(action)
        self._under_more = [self._actions[name] for name in names]
        if "print" in names or self._measures.elder:
            self._under_more.append(self._actions["export_pdf"])
        if self._under_more:
            line = QAction(self)
            line.setSeparator(True)
            self._under_more.append(line)
        rest = self._more_menu.actions()
        self._more_menu.insertActions(rest[0] if rest else None, self._under_more)  # type: ignore[arg-type]

    # Its parts

    def _part(self, name: str) -> QWidget:
        if name == "|":
            return self._separator
        if name == "#":
            return self._type_size
        switches = self._actions[name].isCheckable() or name == "elder"
        button = self._button(SwitchButton if switches else QToolButton)
        button.setObjectName(name)
        if name == "print":
            button.setIcon(self._actions[name].icon())
        else:
            button.setDefaultAction(self._actions[name])
        self._buttons[name] = button
        return button

    def _button(self, kind: type[QToolButton] = QToolButton) -> QToolButton:
        button = kind(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _offer_print_menu(self) -> None:
        """打印 has two ways to choose from, but in 大字版 a press prints."""
        button = self._buttons["print"]
        button.setMenu(None if self._measures.elder else self._print_menu)  # type: ignore[arg-type]
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _print(self) -> None:
        if self._measures.elder:
            self._actions["print"].trigger()

    def _retranslate(self) -> None:
        for button, text, tip in (
            (self._more, self.tr("More"), self.tr("Everything else")),
            (self._buttons["print"], self.tr("Print"), self.tr("Print, or save as a PDF file")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
            button.setAccessibleDescription(tip)
        self._fold()


class _Separator(QWidget):
    """A thin upright line between two groups of buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(17, 36)
        line = QFrame(self)
        line.setGeometry(8, 0, 1, 36)
        line.setObjectName("separator")
