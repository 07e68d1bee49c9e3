"""A table of the article, whole: in a dialog of its own, as large as the reader reads."""

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from haidai.article.model import Table
from haidai.rendering.displayed import displayed
from haidai.ui.page.focus_ring import FocusRing
from haidai.ui.sheet_dialog import SheetDialog

OF_SCREEN = 0.92  # at most
LEAST = QSize(480, 320)
WIDEST = 12  # characters of a column; longer cells wrap
BESIDE, ABOVE = 0.5, 0.25  # of the type size, between a cell's edge and its words
SPARE = 0.5  # of the type size: room for letters wider than it
STEP = 1.5  # lines of text a press of an arrow scrolls


class TableDialog(SheetDialog):
    """Shows a table at the reader's size of type; the arrows scroll it, Esc closes it."""

    def __init__(self, table: Table, font: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tableDialog")
        self.setWindowTitle(self.tr("Table"))
        self.sheet = TableSheet(table, font, self)
        self.sheet.setAccessibleName(self.tr("Table"))
        self.sheet.setAccessibleDescription(self.tr("The arrows move it, Esc closes it"))
        FocusRing(self.sheet)
        self.hold(self.sheet)
        screen = parent.screen().availableSize()
        self.resize(self._wanted().boundedTo(screen * OF_SCREEN))

    def _wanted(self) -> QSize:
        """The room in which the whole table is seen."""
        around = self.sizeHint() - self.sheet.sizeHint()
        return (self.sheet.whole_size() + around).expandedTo(LEAST)


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
        beside = round(em * BESIDE)
        above = round(em * ABOVE)
        self.setItemDelegate(_Cell(QMargins(beside, above, beside, above), self))
        for column in range(columns):
            longest = max((len(row[column]) for row in table.rows if column < len(row)), default=0)
            width = em * (min(max(longest, 2), WIDEST) + SPARE)
            self.setColumnWidth(column, round(width) + 2 * beside)
        self.resizeRowsToContents()
        self._step = round(em * STEP)

    def whole_size(self) -> QSize:
        """The size in which every cell is seen."""
        edges = 2 * self.frameWidth()
        across, down = self.horizontalHeader().length(), self.verticalHeader().length()
        return QSize(across + edges, down + edges)

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


class _Cell(QStyledItemDelegate):
    """Keeps the words off the lines between the cells; a style sheet forgets it in wrapping."""

    def __init__(self, margins: QMargins, parent: QWidget) -> None:
        super().__init__(parent)
        self._margins = margins

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.rect = option.rect.marginsRemoved(self._margins)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index).grownBy(self._margins)
