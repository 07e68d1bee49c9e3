"""The bar of large labelled buttons above the page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from haidai.settings.text_size import TextSize
from haidai.ui.actions import Actions
from haidai.ui.icons import Icons
from haidai.ui.labels import plain_label


class TopBar(QFrame):
    """Open, back and forward · the size of the type · take along, print, read aloud, more."""

    def __init__(self, actions: Actions, icons: Icons, print_menu: QMenu, more_menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self._actions = actions
        self._type_size = plain_label("typeSize")
        self._type_size.setFixedWidth(44)
        self._type_size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._more = self._button(None)
        self._more.setIcon(icons.icon("more"))
        self._more.setMenu(more_menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._print = self._button(None)
        self._print.setIcon(actions["print"].icon())
        self._print.setMenu(print_menu)
        self._print.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._travel = [self._button(actions[name]) for name in ("back", "forward")]
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(4)
        row.addWidget(self._button(actions["open"]))
        for button in self._travel:
            row.addWidget(button)
        row.addWidget(_Separator())
        row.addWidget(self._button(actions["smaller"]))
        row.addWidget(self._type_size)
        row.addWidget(self._button(actions["larger"]))
        row.addStretch(1)
        row.addWidget(self._button(actions["hand_off"]))
        row.addWidget(self._print)
        row.addWidget(self._button(actions["listen"]))
        row.addWidget(self._more)
        self.show_travel(back=False, forward=False)
        self._retranslate()

    def show_type_size(self, size: TextSize) -> None:
        """Write the size between the two buttons; at either end one of them has no function."""
        self._type_size.setText(str(size.pixels))
        self._type_size.setAccessibleName(self.tr("Size of the type: {0}").format(size.pixels))
        self._actions["smaller"].setEnabled(size != size.smaller())
        self._actions["larger"].setEnabled(size != size.larger())

    def show_travel(self, *, back: bool, forward: bool) -> None:
        """Show 后退 and 前进 once there is somewhere to go."""
        for button, possible in zip(self._travel, (back, forward), strict=True):
            button.setVisible(back or forward)
            button.defaultAction().setEnabled(possible)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for button, text, tip in (
            (self._more, self.tr("More"), self.tr("Everything else")),
            (self._print, self.tr("Print"), self.tr("Print, or save as a PDF file")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
            button.setAccessibleDescription(tip)

    def _button(self, action: QAction | None) -> QToolButton:
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if action is not None:
            button.setDefaultAction(action)
            button.setObjectName(action.objectName())
        return button


class _Separator(QWidget):
    """A thin upright line between two groups of buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(17, 36)
        line = QFrame(self)
        line.setGeometry(8, 0, 1, 36)
        line.setObjectName("separator")
