"""A row of buttons of which one is chosen, under its title: for a choice between a few things."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
)

from haidai.ui.labels import plain_label


class ChoiceRow(QFrame):
    """Asks for one of some values; Tab comes to the chosen one, the arrows go on from there.

    `title` is put beside it by the one whose row it is.
    """

    chosen = Signal(object)  # the value

    def __init__(self, name: str, values: Sequence[object]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("choices", True)
        self.title = plain_label("choiceTitle")
        self._group = QButtonGroup(self)
        self._buttons = {value: self._button(value) for value in values}
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(3)
        for value, button in self._buttons.items():
            button.setObjectName(f"{name}-{value}")
            button.setCheckable(True)
            button.setAutoExclusive(True)  # told as one of several, not as a box to tick
            self._group.addButton(button)
            row.addWidget(button, 1)
        self._group.buttonToggled.connect(self._toggled)

    def show_choice(self, value: object) -> None:
        """What is chosen; nobody is told of it."""
        blocked = self._group.blockSignals(True)
        self._buttons[value].setChecked(True)
        self._group.blockSignals(blocked)
        self._let_tab_in()

    def set_words(self, title: str, words: Mapping[object, str]) -> None:
        """The title, and the name of each value."""
        self.title.setText(title)
        for value, button in self._buttons.items():
            button.setText(words[value])
            button.setAccessibleName(f"{title} {words[value]}")

    def set_icons(self, icons: Mapping[object, QIcon]) -> None:
        """A picture for each value."""
        for value, icon in icons.items():
            self._buttons[value].setIcon(icon)

    def set_faces(self, faces: Mapping[Any, Sequence[str]]) -> None:
        """The families in which the name of each value is written."""
        for value, families in faces.items():
            font = QFont(self._buttons[value].font())
            font.setFamilies(list(families))
            self._buttons[value].setFont(font)

    def _button(self, value: object) -> QAbstractButton:
        button = QPushButton()
        button.setProperty("segment", True)
        return button

    def _let_tab_in(self) -> None:
        # Qt itself would let Tab come to the first button until one has had the focus.
        for button in self._buttons.values():
            strong = Qt.FocusPolicy.StrongFocus
            button.setFocusPolicy(strong if button.isChecked() else Qt.FocusPolicy.ClickFocus)

    def _toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked:
            self._let_tab_in()
            value = next(value for value, each in self._buttons.items() if each is button)
            self.chosen.emit(value)
