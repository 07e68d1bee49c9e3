"""查找: the bar under the top bar in which a reader types what to look for."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton

from haidai.article.search import LONGEST_QUERY
from haidai.ui.labels import plain_label

FIELD_WIDTH = (160, 420)


class FindBar(QFrame):
    """A field, how much was found, and the way to the place before and the next one."""

    query_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()
    retranslated = Signal()  # what was told is to be told again

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._field = QLineEdit(self)
        self._field.setMaxLength(LONGEST_QUERY)
        self._field.setMinimumWidth(FIELD_WIDTH[0])
        self._field.setMaximumWidth(FIELD_WIDTH[1])
        self._field.textChanged.connect(self.query_changed)
        self._count = plain_label("findCount")
        self._previous, self._next, self._close = (QPushButton(self) for _ in range(3))
        for button, asked in (
            (self._previous, self.previous_requested),
            (self._next, self.next_requested),
            (self._close, self.closed),
        ):
            button.clicked.connect(asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(12)
        row.addWidget(self._field, 2)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addWidget(self._count, 1)
        row.addWidget(self._close)
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
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def event(self, event: QEvent) -> bool:
        # Esc is the bar's here, whatever it means in the window.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._field.hasFocus():
                (self.previous_requested if shift else self.next_requested).emit()
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.retranslated.emit()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Find in the article"))
        self._field.setPlaceholderText(self.tr("Find in the article"))
        self._field.setAccessibleName(self.tr("Words to find"))
        for button, text, tip in (
            (self._previous, self.tr("Place before"), "Shift+F3"),
            (self._next, self.tr("Next place"), "F3"),
            (self._close, self.tr("Close"), "Esc"),
        ):
            button.setText(text)
            button.setToolTip(f"{text}  {tip}")
            button.setAccessibleName(text)
