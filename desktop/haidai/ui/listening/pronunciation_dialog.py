"""读音表: written on the left, said on the right, tried by a button.

What is written is kept at once, so that no way of closing loses it; 取消 puts back what was.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from haidai.speech.pronunciations import Pronunciations
from haidai.ui.labels import plain_label

GRID_LINE = 1  # pixel below each row


class _KeptByEsc(QStyledItemDelegate):
    """Esc while a word is written ends the writing and keeps the word."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            return True
        return super().eventFilter(editor, event)


class PronunciationDialog(QDialog):
    """Shows the list for changing; `changed` brings the new one after every change."""

    changed = Signal(object)  # Pronunciations
    try_requested = Signal(object, str)  # Pronunciations, what is written

    def __init__(self, pronunciations: Pronunciations, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How words are said"))
        self.resize(560, 420)
        self._before = self._kept = pronunciations
        prompt = plain_label(
            "prompt",
            self.tr("Write a word as it stands in the text, and beside it how it is to be said."),
            wrap=True,
        )
        self._table = QTableWidget(0, 2, self)
        self._table.setObjectName("words")
        self._table.setAccessibleName(self.tr("How words are said"))
        self._table.setHorizontalHeaderLabels([self.tr("Written"), self.tr("Said")])
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.verticalHeader().hide()
        self._table.setItemDelegate(_KeptByEsc(self._table))
        self._table.setTabKeyNavigation(False)  # or Tab would never leave the table
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._try = QPushButton(self.tr("Try it"), self)
        self._try.setObjectName("tryWord")
        # Rows are as high as a button, which grows with the labels of the window.
        self._try.ensurePolished()
        height = self._try.sizeHint().height() + GRID_LINE
        self._table.verticalHeader().setDefaultSectionSize(height)
        for written, said in (*pronunciations.entries, ("", "")):
            self._add(written, said)
        self._table.cellChanged.connect(self._take_change)
        self._try.setAutoDefault(False)
        self._try.clicked.connect(self._try_word)
        self._remove = QPushButton(self.tr("Remove"), self)
        self._remove.setObjectName("removeWord")
        self._remove.setAutoDefault(False)
        self._remove.clicked.connect(self._remove_word)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self._put_back)
        save = QPushButton(self.tr("Save"), self)
        save.setObjectName("saveWords")
        save.setDefault(True)
        save.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self._try)
        row.addWidget(self._remove)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(14)
        column.addWidget(prompt)
        column.addWidget(self._table, 1)
        column.addLayout(row)

    def _add(self, written: str, said: str) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        for column, text in enumerate((written, said)):
            item = QTableWidgetItem(text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self._table.setItem(row, column, item)

    def _text(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return item.text() if item is not None else ""

    def _keep_room(self) -> None:
        """There is always an empty row for another word."""
        last = self._table.rowCount() - 1
        if last < 0 or self._text(last, 0) or self._text(last, 1):
            self._add("", "")

    def _list(self) -> Pronunciations:
        rows = range(self._table.rowCount())
        entries = [(self._text(row, 0), self._text(row, 1)) for row in rows]
        return Pronunciations.of(entries, self._before.other_lines)

    def _try_word(self) -> None:
        written = self._text(max(0, self._table.currentRow()), 0).strip()
        if written:
            self.try_requested.emit(self._list(), written)

    def _remove_word(self) -> None:
        self._table.removeRow(self._table.currentRow())
        self._take_change()

    def _take_change(self) -> None:
        self._keep_room()
        self._keep(self._list())

    def _keep(self, pronunciations: Pronunciations) -> None:
        if pronunciations != self._kept:
            self._kept = pronunciations
            self.changed.emit(pronunciations)

    def _put_back(self) -> None:
        self.reject()
        self._keep(self._before)

    def done(self, result: int) -> None:
        self._table.setCurrentCell(-1, -1)  # takes what is being typed
        super().done(result)
