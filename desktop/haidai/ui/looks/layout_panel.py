"""版式: how the page is set, chosen in a panel beside the page that changes at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from haidai.settings.page_layout import LineWidth, PageLayout, PaperChoice, Script, Typeface
from haidai.settings.speed import Pauses
from haidai.settings.text_size import TextSize
from haidai.ui.actions import Actions
from haidai.ui.escape_key import EscapeKey
from haidai.ui.labels import plain_label
from haidai.ui.looks.choice_row import ChoiceRow
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.swatches import PaperRow

VALUES: dict[str, tuple[Any, ...]] = {
    "typeface": tuple(Typeface),
    "line_spacing": PageLayout.LINE_SPACINGS,
    "width": tuple(LineWidth),
    "paper": tuple(PaperChoice),
    "indent": (True, False),
    "script": tuple(Script),
}
"""What can be chosen, by the field of `PageLayout`, in the order of the panel."""


Faces = Mapping[Typeface, Sequence[str]]
"""The families of each typeface, best first."""


class LayoutPanel(QFrame):
    """Size, then a row for every field of the layout it is made for, then the voice's pauses."""

    layout_chosen = Signal(object)  # PageLayout
    pauses_chosen = Signal(object)  # Pauses
    defaults_requested = Signal()
    closed = Signal()
    size_changed = Signal()  # of what is in it

    def __init__(
        self, actions: Actions, icons: Icons, fields: Sequence[str], faces: Faces | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("layoutPanel")
        self._layout = PageLayout()
        self._undoes = False
        self._title = plain_label("panelTitle")
        self._close = QToolButton()
        self._close.setObjectName("closeNotice")
        self._close.setIcon(icons.icon("close"))
        self._close.clicked.connect(self.closed)
        self._size_title = plain_label("choiceTitle")
        self._size = plain_label("typeSize")
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._steps = [self._step(actions, name) for name in ("smaller", "larger")]
        self._rows = {field: self._row(field) for field in VALUES if field in fields}
        if faces and "typeface" in self._rows:
            self._rows["typeface"].set_faces(faces)
        self._pauses = ChoiceRow("pauses", tuple(Pauses))
        self._pauses.chosen.connect(self.pauses_chosen)
        self._defaults = QPushButton()
        self._defaults.setObjectName("defaultLayout")
        self._defaults.clicked.connect(self.defaults_requested)
        EscapeKey(self, self.closed.emit)
        self._arrange()
        self._retranslate()

    def show_choices(self, layout: PageLayout, size: TextSize, pauses: Pauses) -> None:
        """What is chosen now."""
        self._layout = layout
        self._size.setText(str(size.pixels))
        for field, row in self._rows.items():
            row.show_choice(getattr(layout, field))
        self._pauses.show_choice(pauses)

    def show_defaults(self, *, possible: bool, undoes: bool) -> None:
        """Whether 恢复默认 would change anything, or takes back what it has changed."""
        self._undoes = undoes
        self._defaults.setEnabled(possible or undoes)
        self._retranslate()

    def begin(self) -> None:
        """Take the focus, for the keyboard."""
        step = next(button for button in self._steps if button.isEnabled())
        step.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def whole_height(self) -> int:
        """The height in which nothing has to be scrolled, in pixels."""
        frame = 2 * self.frameWidth() + 2
        return self._content.sizeHint().height() + self._head.sizeHint().height() + frame

    def whole_width(self, *, scrolled: bool) -> int:
        """The width that the words need, in pixels, and the scroll bar beside them."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if scrolled else 0
        return self._content.minimumSizeHint().width() + bar + 2

    # What stands where

    def _arrange(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(20, 10, 8, 2)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        sizes = QHBoxLayout()
        sizes.setSpacing(8)
        sizes.addWidget(self._steps[0], 1)
        sizes.addWidget(self._size)
        sizes.addWidget(self._steps[1], 1)
        self._content = QWidget()
        self._content.setObjectName("layoutContent")
        grid = QGridLayout(self._content)
        grid.setContentsMargins(20, 4, 20, 18)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._size_title, 0, 0)
        grid.addLayout(sizes, 0, 1)
        for number, row in enumerate((*self._rows.values(), self._pauses), 1):
            grid.addWidget(row.title, number, 0)
            grid.addWidget(row, number, 1)
        grid.addWidget(self._defaults, grid.rowCount(), 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        self._content.installEventFilter(self)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("layoutScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self._scroll, 1)

    def _step(self, actions: Actions, name: str) -> QPushButton:
        action, button = actions[name], QPushButton()
        button.setObjectName(f"layout-{name}")
        button.setIcon(action.icon())
        button.clicked.connect(action.trigger)

        def show() -> None:
            button.setText(action.text())
            button.setToolTip(action.toolTip())
            button.setEnabled(action.isEnabled())

        action.changed.connect(show)
        show()
        return button

    def _row(self, field: str) -> ChoiceRow:
        if field == "paper":
            row: ChoiceRow = PaperRow(field, tuple(PaperChoice))
        else:
            row = ChoiceRow(field, VALUES[field])
        row.chosen.connect(lambda value: self._choose(field, value))
        return row

    def _choose(self, field: str, value: Any) -> None:
        self._layout = replace(self._layout, **{field: value})
        self.layout_chosen.emit(self._layout)

    # Events

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.size_changed.emit()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # what lies below is not meant

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    # The words

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Layout"))
        self.setAccessibleName(self.tr("Layout"))
        self._close.setToolTip(self.tr("Close the layout"))
        self._close.setAccessibleName(self.tr("Close"))
        self._size_title.setText(self.tr("Size"))
        for field, (title, words) in self._words().items():
            if field in self._rows:
                self._rows[field].set_words(title, dict(zip(VALUES[field], words, strict=True)))
        self._pauses.set_words(
            self.tr("Pauses"),
            {
                Pauses.COMPACT: self.tr("Short"),
                Pauses.USUAL: self.tr("Usual", "pauses"),
                Pauses.CALM: self.tr("Long"),
            },
        )
        undo, restore = self.tr("Undo"), self.tr("Back to the usual layout")
        self._defaults.setText(undo if self._undoes else restore)

    def _words(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """For each field its title and the names of its values, in their order."""
        return {
            "typeface": (self.tr("Typeface"), (self.tr("Sans"), self.tr("Serif"))),
            "line_spacing": (
                self.tr("Spacing"),
                (
                    self.tr("Tight"),
                    self.tr("Usual", "spacing"),
                    self.tr("Loose"),
                    self.tr("Wide", "spacing"),
                ),
            ),
            "width": (
                self.tr("Lines"),
                (self.tr("Short", "width"), self.tr("Usual", "width"), self.tr("Long", "width")),
            ),
            "paper": (
                self.tr("Paper"),
                (
                    self.tr("White"),
                    self.tr("Cream"),
                    self.tr("Dark"),
                    self.tr("Contrast"),
                    self.tr("System"),
                ),
            ),
            "indent": (
                self.tr("Paragraphs"),
                (self.tr("Indented"), self.tr("At the edge")),
            ),
            "script": (
                self.tr("Characters"),
                (self.tr("Original"), self.tr("Simplified"), self.tr("Traditional")),
            ),
        }
