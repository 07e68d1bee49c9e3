"""The strip above the page: what happened and what to do, never a dialog on top of the text."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from haidai.ui.escape_key import EscapeKey
from haidai.ui.labels import plain_label
from haidai.ui.looks.icon_view import IconView
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import Theme

MOST_ACTIONS = 2


class Notice(QFrame):
    """One sentence, at most two things to do about it, and a way to close it.

    The newest sentence replaces the one before; `action_requested` is sent by a button, with its
    number from 0, and `closed` when the reader closes the strip.
    """

    action_requested = Signal(int)
    closed = Signal()
    escaped = Signal()  # by Esc
    told = Signal(str, bool)  # a sentence, whether it tells of trouble

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._icons = icons
        self._theme = theme
        self._picture = IconView("picture")
        self._sentence = plain_label("sentence", wrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._actions = [self._button(number) for number in range(MOST_ACTIONS)]
        self._close = QToolButton(self)
        self._close.setObjectName("closeNotice")
        self._close.setIcon(icons.icon("close"))
        self._close.clicked.connect(self.close_notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addWidget(self._sentence, 1)
        for button in self._actions:
            row.addWidget(button)
        row.addWidget(self._close)
        EscapeKey(self, self.escaped.emit)
        self._retranslate()
        self.hide()

    @property
    def sentence(self) -> str:
        """What the strip says, or nothing while it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def show_sentence(self, sentence: str, *actions: str, trouble: bool = False) -> None:
        """Say a sentence; `actions` are the labels of the buttons, none without them."""
        self.setProperty("trouble", trouble)
        # Style sheets look at a property only when the style is put on anew.
        for widget in (self, self._sentence):
            self.style().unpolish(widget)
            self.style().polish(widget)
        self._draw()
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        for number, button in enumerate(self._actions):
            label = actions[number] if number < len(actions) else ""
            button.setText(label)
            button.setVisible(bool(label))
        self.show()
        self.told.emit(sentence, trouble)

    def use_theme(self, theme: Theme) -> None:
        """Draw the picture in the colours of another theme."""
        self._theme = theme
        self._draw()

    def close_notice(self) -> None:
        """Hide the strip, as its close button does."""
        self.hide()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _draw(self) -> None:
        if self.property("trouble"):
            icon = self._icons.icon("notice", self._theme.trouble_ink)
        else:
            icon = self._icons.icon("information", self._theme.accent_ink)
        self._picture.show_icon(icon)

    def _button(self, number: int) -> QPushButton:
        button = QPushButton(self)
        button.clicked.connect(lambda: self.action_requested.emit(number))
        return button

    def _retranslate(self) -> None:
        self._close.setToolTip(self.tr("Close this notice"))
        self._close.setAccessibleName(self.tr("Close"))
