"""A table of the article, whole: in a dialog of its own, as large as the reader reads."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from haidai.article.model import Table
from haidai.rendering.displayed import displayed
from haidai.ui.page.focus_ring import FocusRing

OF_SCREEN = 0.92
WIDEST = 12  # characters of a column; longer cells wrap
PADDING = 0.8  # of the type size, at both sides of a cell together
STEP = 1.5  # lines of text a press of an arrow scrolls


class TableDialog(QDialog):
    """Shows a table at the reader's size of type; the arrows scroll it, Esc closes it."""

    def __init__(self, table: Table, font: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tableDialog")
        self.setWindowTitle(self.tr("Table"))
        self.sheet = TableSheet(table, font, self)
        self.sheet.setAccessibleName(self.tr("Table"))
        self.sheet.setAccessibleDescription(self.tr("The arrows move it, Esc closes it"))
        FocusRing(self.sheet)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("close")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.sheet, 1)
        column.addLayout(row)
        screen = parent.screen().availableGeometry()
        self.resize(QSize(round(screen.width() * OF_SCREEN), round(screen.height() * OF_SCREEN)))
        self.sheet.setFocus()


class TableSheet(QTableWidget):
    """The cells of a table, the names of its columns in bold; it scrolls both ways."""

    def __init__(self, table: Table, font: QFont, parent: QWidget) -> None:
        columns = max(len(row) for row in table.rows)
        super().__init__(len(table.rows), columns, parent)
        self.setObjectName("wholeTable")
        # Its own style sheet: that of the window would set the type in the size of its labels.
        self.setStyleSheet(f"font-size: {font.pixelSize()}px")
        self.setFont(font)
        bold = QFont(font)
        bold.setBold(True)
        for number, row in enumerate(table.rows):
            for column, cell in enumerate(row):
                item = QTableWidgetItem(displayed(cell).text)
                if number == 0:
                    item.setFont(bold)
                self.setItem(number, column, item)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        em = font.pixelSize()
        for column in range(columns):
            longest = max((len(row[column]) for row in table.rows if column < len(row)), default=0)
            width = em * (min(max(longest, 2), WIDEST) + PADDING)
            self.setColumnWidth(column, round(width))
        self.resizeRowsToContents()
        self._step = round(em * STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        ways = {
            Qt.Key.Key_Left: (across, -self._step),
            Qt.Key.Key_Right: (across, self._step),
            Qt.Key.Key_Up: (down, -self._step),
            Qt.Key.Key_Down: (down, self._step),
            Qt.Key.Key_PageUp: (down, -down.pageStep()),
            Qt.Key.Key_PageDown: (down, down.pageStep()),
            Qt.Key.Key_Home: (down, -down.maximum()),
            Qt.Key.Key_End: (down, down.maximum()),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            bar, by = way
            bar.setValue(bar.value() + by)
