"""本文目录: the sections of the article with the time each takes to hear."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from haidai.ui.labels import plain_label
from haidai.ui.theme import Theme
from haidai.ui.times import clock, minutes

WIDTH = 264
ROW_HEIGHT = 48
SECONDS_ROLE = Qt.ItemDataRole.UserRole
READING_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class _Sections(QAbstractListModel):
    """Names, seconds and which section is being read."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._seconds: list[float] = []
        self._reading: int | None = None

    def show(self, names: Sequence[str]) -> None:
        self.beginResetModel()
        self._names, self._seconds, self._reading = list(names), [], None
        self.endResetModel()

    def show_seconds(self, seconds: Sequence[float]) -> None:
        self._seconds = list(seconds)
        self._changed()

    def show_reading(self, section: int | None) -> None:
        self._reading = section
        self._changed()

    def _changed(self) -> None:
        if self._names:
            self.dataChanged.emit(self.index(0), self.index(len(self._names) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[row]
        if role == SECONDS_ROLE:
            return self._seconds[row] if row < len(self._seconds) else None
        if role == READING_ROLE:
            return row == self._reading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self._names[row]
            known = row < len(self._seconds)
            return f"{name} {clock(self._seconds[row])}" if known else name
        return None


class _SectionDelegate(QStyledItemDelegate):
    """A rounded row: the name on the left, the time on the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        rect = QRect(option.rect).adjusted(0, 2, 0, -2)
        state = option.state
        reading = bool(index.data(READING_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if reading or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.accent_wash if reading else theme.hover))
            painter.drawRoundedRect(rect, 10, 10)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 9, 9)
        font = QFont(option.font)
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(theme.accent_ink if reading else theme.quiet_ink))
        inner = rect.adjusted(12, 0, -12, 0)
        seconds = index.data(SECONDS_ROLE)
        time = "" if seconds is None else clock(seconds)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, time)
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(time) - 10)
        font.setPixelSize(16)
        font.setWeight(QFont.Weight.DemiBold if reading else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.accent_ink if reading else theme.ink))
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()


class Outline(QFrame):
    """The list of contents: a click goes to a section, a double click or Enter reads it."""

    section_chosen = Signal(int)
    listen_requested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setFixedWidth(WIDTH)
        self._total: float | None = None
        self._title = plain_label("outlineTitle")
        self._model = _Sections()
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._delegate = _SectionDelegate(theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda index: self.section_chosen.emit(index.row()))
        self._list.doubleClicked.connect(lambda index: self.listen_requested.emit(index.row()))
        self._list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 22, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._list)
        self._title.setContentsMargins(8, 0, 8, 0)
        self._retranslate()

    def use_theme(self, theme: Theme) -> None:
        """Paint the rows in the colours of another theme."""
        self._delegate.theme = theme
        self._list.viewport().update()

    def show_sections(self, names: Sequence[str]) -> None:
        """List the sections of an article."""
        self._model.show(names)

    def show_seconds(self, seconds: Sequence[float], total: float) -> None:
        """Write the time to hear each section, and all of it."""
        self._total = total
        self._model.show_seconds(seconds)
        self._retranslate()

    def show_reading(self, section: int | None) -> None:
        """Mark the section being read, or none."""
        self._model.show_reading(section)
        if section is not None:
            self._list.scrollTo(self._model.index(section))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._list and event.type() == QEvent.Type.KeyPress:
            index = self._list.currentIndex()
            if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
                self.listen_requested.emit(index.row())
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        title = self.tr("Contents")
        if self._total is not None:
            title += " · " + self.tr("about {0} min in all").format(minutes(self._total))
        self._title.setText(title)
        self._list.setAccessibleName(self.tr("Contents"))
        self._list.setAccessibleDescription(
            self.tr("Click to go to a section, double click to hear it")
        )
