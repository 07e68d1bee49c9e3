"""查找: the bar under the top bar in which a reader types what to look for."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from haidai.article.search import LONGEST_QUERY
from haidai.ui.escape_key import EscapeKey
from haidai.ui.labels import plain_label

FIELD_WIDTH = (160, 420)
COUNT_WIDTH = 80  # what is left of the count when it wraps
MARGIN, SPACE = 20, 12
QWIDGETSIZE_MAX = 16_777_215  # Qt's own, which PySide does not give


class FindBar(QFrame):
    """A field, how much was found, and the way to the place before and the next one."""

    query_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()
    told = Signal(str)  # what was found, in words to be heard
    retranslated = Signal()  # what was told is to be told again

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._longest = ""
        self._field = QLineEdit(self)
        self._field.setMaxLength(LONGEST_QUERY)
        self._field.setMinimumWidth(FIELD_WIDTH[0])
        self._field.textChanged.connect(self.query_changed)
        self._count = plain_label("findCount", wrap=True)
        self._previous, self._next, self._close = (QPushButton(self) for _ in range(3))
        for button, asked in (
            (self._previous, self.previous_requested),
            (self._next, self.next_requested),
            (self._close, self.closed),
        ):
            button.clicked.connect(asked)
        self._folded: bool | None = None
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, MARGIN, 8)
        column.setSpacing(8)
        for row in (self._upper, self._lower):
            row.setSpacing(SPACE)
            column.addLayout(row)
        self._upper.addWidget(self._field, 3)
        self._fold(folded=False)
        EscapeKey(self, self.closed.emit)
        self._retranslate()
        self.show_nothing_to_find()

    @property
    def query(self) -> str:
        """What is to be found."""
        return self._field.text()

    def begin(self, words: str) -> None:
        """Stand ready for typing; `words` come into the field where there are any."""
        self.show()
        if words:
            self._field.setText(words)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def show_nothing_to_find(self) -> None:
        """Nothing has been typed."""
        self._tell("")

    def show_searching(self) -> None:
        """It takes a moment."""
        self._tell(self.tr("Searching …"))

    def show_found(self, current: int | None, count: int, *, more: bool, wrapped: str = "") -> None:
        """Tell which of how many places is shown, counted from 1; `more` says there are others.

        `wrapped` is said besides: that the search went on from the other end.
        """
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)
        if not count:
            self._tell(self.tr("Not found"), said=self.tr("Not found"))
            return
        number = f"{count}+" if more else str(count)
        if current is None:
            shown = self.tr("{0} in all").replace("{0}", number)
            self._tell(shown, said=shown)
            return
        said = self.tr("Place {0} of {1}").replace("{0}", str(current)).replace("{1}", number)
        shown = f"{current} / {number}"
        self._tell(f"{shown} · {wrapped}" if wrapped else shown, said=f"{said} {wrapped}".strip())

    def _tell(self, shown: str, said: str = "") -> None:
        self._count.setText(shown)
        self._count.setAccessibleName(said or shown)
        if said and self.isVisible():
            self.told.emit(said)

    def minimumSizeHint(self) -> QSize:
        # Of two lines: the window may become too narrow for one.
        width = sum(each.sizeHint().width() for each in self._buttons()) + COUNT_WIDTH
        height = self._field.sizeHint().height()
        return QSize(width + 3 * SPACE + 2 * MARGIN, height + 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_as_needed()

    def _fold_as_needed(self) -> None:
        words = self.fontMetrics().horizontalAdvance(self._longest)
        in_one = self.minimumSizeHint().width() - COUNT_WIDTH + FIELD_WIDTH[0] + SPACE + words
        self._fold(folded=in_one > self.width())

    def _fold(self, *, folded: bool) -> None:
        """Stand in two lines, the field above the rest, or in one."""
        if folded == self._folded:
            return
        self._folded = folded
        row = self._lower if folded else self._upper
        for widget, stretch in (
            (self._previous, 0),
            (self._next, 0),
            (self._count, 2),
            (self._close, 0),
        ):
            row.addWidget(widget, stretch)
        self._field.setMaximumWidth(QWIDGETSIZE_MAX if folded else FIELD_WIDTH[1])

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self._previous, self._next, self._close

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._field.hasFocus():
            (self.previous_requested if shift else self.next_requested).emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.retranslated.emit()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._fold_as_needed()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._longest = f"100 / 100 · {self.tr('again from the beginning')}"
        self.setAccessibleName(self.tr("Find in the article"))
        self._field.setPlaceholderText(self.tr("Find in the article"))
        self._field.setAccessibleName(self.tr("Words to find"))
        for button, text, tip in (
            (
                self._previous,
                self.tr("Place before"),
                self.tr("To the place found before  Shift F3"),
            ),
            (self._next, self.tr("Next place"), self.tr("To the next place found  F3")),
            (self._close, self.tr("Close"), self.tr("Look for nothing more  Esc")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
