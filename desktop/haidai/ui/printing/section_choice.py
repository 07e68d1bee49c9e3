"""小节选择: which sections of the article are printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from haidai.article.model import Article

LONGEST_NAME = 200
ROW_HEIGHT, MOST_ROWS = 44, 6  # of the list before it scrolls
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class _Sections(QListWidget):
    """A list that shows which row the space bar turns over, as soon as the keys are with it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)  # chooses the first row, but does not mark it
        if (item := self.currentItem()) is not None:
            item.setSelected(True)


class SectionChoice(QWidget):
    """A list of the sections to be checked, all of them at first; unseen where there is one."""

    changed = Signal()

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._list = _Sections()
        self._list.setObjectName("sections")
        self._list.setAccessibleName(self.tr("Sections to print"))
        rows = min(len(article.sections), MOST_ROWS)
        self._list.setMinimumHeight(rows * ROW_HEIGHT + 14)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._all = QCheckBox(self.tr("All sections"))
        self._all.setObjectName("allSections")
        self._all.setChecked(True)
        beginning = self.tr("Beginning")
        for section in article.sections:
            item = QListWidgetItem((section.heading or beginning)[:LONGEST_NAME])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_CHECKED)
            self._list.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._all)
        column.addWidget(self._list, 1)
        if len(article.sections) < 2:
            self.hide()
        self._all.clicked.connect(self._check_all)
        self._list.itemChanged.connect(self._checked)
        self._list.itemActivated.connect(self._turn_over)

    @property
    def chosen(self) -> frozenset[int]:
        """The sections to be printed, counted from 0."""
        rows = range(self._list.count())
        return frozenset(row for row in rows if self._list.item(row).checkState() == _CHECKED)

    @property
    def something(self) -> bool:
        """Whether there is anything left to print."""
        return bool(self.chosen) or not self._list.count()

    def _check_all(self, checked: bool) -> None:
        for row in range(self._list.count()):
            self._list.item(row).setCheckState(_CHECKED if checked else _UNCHECKED)

    def _turn_over(self, item: QListWidgetItem) -> None:
        item.setCheckState(_UNCHECKED if item.checkState() == _CHECKED else _CHECKED)

    def _checked(self) -> None:
        self._all.setChecked(len(self.chosen) == self._list.count())
        self.changed.emit()
