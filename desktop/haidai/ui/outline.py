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
    SignalInstance,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from haidai.ui.labels import plain_label, plain_tooltip
from haidai.ui.looks.measures import USUAL, Measures
from haidai.ui.looks.theme import Theme
from haidai.ui.times import clock, clock_in_words, minutes

WIDTH, WIDEST = 264, 340  # pixels beside the page
SHEET_WIDTH = 420  # over it, beside usual labels
MOST_MINUTES = 90  # a longer time is told in hours
UNKNOWN = "\u00a0"  # keeps the line of a time that comes later: the rows must not jump then
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
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._names[row])
        if role == SECONDS_ROLE:
            return self._seconds[row] if row < len(self._seconds) else None
        if role == READING_ROLE:
            return row == self._reading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self._names[row]
            known = row < len(self._seconds)
            return f"{name} {clock_in_words(self._seconds[row])}" if known else name
        return None


class _SectionDelegate(QStyledItemDelegate):
    """A rounded row: the name on the left, the time on the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.measures = USUAL

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.measures.target + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        rect = QRect(option.rect).adjusted(0, 2, 0, -2)
        pointed_at, focused = self._touched(option)
        reading = bool(index.data(READING_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if reading or pointed_at:
            painter.setBrush(QColor(theme.accent_wash if reading else theme.hover))
            painter.drawRoundedRect(rect, 10, 10)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 9, 9)
        font = QFont(option.font)
        font.setPixelSize(self.measures.small_label)
        painter.setFont(font)
        painter.setPen(QColor(theme.accent_ink if reading else theme.quiet_ink))
        inner = rect.adjusted(12, 0, -12, 0)
        seconds = index.data(SECONDS_ROLE)
        time = "" if seconds is None else clock(seconds)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, time)
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(time) - 10)
        font.setPixelSize(self.measures.label + 1)
        font.setWeight(QFont.Weight.DemiBold if reading else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.accent_ink if reading else theme.ink))
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()

    def _touched(self, option: QStyleOptionViewItem) -> tuple[bool, bool]:
        """Whether the mouse is over a row, and the keyboard on it."""
        rows = self.parent()
        if not (isinstance(rows, QWidget) and (rows.underMouse() or rows.hasFocus())):
            return False, False  # as at the start, which need not wait 5 ms for QStyle
        from PySide6.QtWidgets import QStyle

        state, flags = option.state, QStyle.StateFlag
        return bool(state & flags.State_MouseOver), bool(state & flags.State_HasFocus)


class Outline(QFrame):
    """The list of contents: a click goes to a section, a double click or Enter reads it."""

    section_chosen = Signal(int)
    listen_requested = Signal(int)
    close_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("outline")
        self._measures = USUAL
        self._sheet = False
        self._to_read: float | None = None
        self._total: float | None = None
        self._title = plain_label("outlineTitle", wrap=True)
        self._close = QPushButton(self)
        self._close.clicked.connect(self.close_requested)
        self._close.hide()
        self._model = _Sections()
        self.list = QListView(self)
        # In a low window the rows scroll; the words above them keep their room.
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setModel(self._model)
        self._delegate = _SectionDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self.section_chosen.emit(index.row()))
        self.list.doubleClicked.connect(lambda index: self.listen_requested.emit(index.row()))
        self.list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 22, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.list, 1)
        column.addWidget(self._close)
        self._title.setContentsMargins(8, 0, 8, 0)
        self._fit()
        self._retranslate()

    def use_theme(self, theme: Theme) -> None:
        """Paint the rows in the colours of another theme."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def use_measures(self, measures: Measures) -> None:
        """Grow or shrink with the labels."""
        self._measures = self._delegate.measures = measures
        self._fit()
        self.list.doItemsLayout()

    def show_as_sheet(self, sheet: bool) -> None:
        """Lie over the page, with a button that closes it, or stand beside it."""
        self._sheet = sheet
        self._close.setVisible(sheet)
        self._fit()

    @property
    def width_beside(self) -> int:
        """The pixels it takes from the page."""
        return min(self._measures.scaled(WIDTH), WIDEST)

    def _fit(self) -> None:
        wide = self._measures.scaled(SHEET_WIDTH) if self._sheet else self.width_beside
        if self._sheet:
            self.setMinimumWidth(0)
            self.setMaximumWidth(wide)
            self.resize(wide, self.height())
        else:
            self.setFixedWidth(wide)

    def show_sections(self, names: Sequence[str]) -> None:
        """List the sections of an article; how long it takes to hear them is not known yet."""
        self._total = None
        self._model.show(names)

    def show_reading_time(self, seconds: float) -> None:
        """Write how long it takes to read all of it."""
        self._to_read = seconds
        self._retranslate()

    def show_seconds(self, seconds: Sequence[float], total: float) -> None:
        """Write the time to hear each section, and all of it."""
        self._total = total
        self._model.show_seconds(seconds)
        self._retranslate()

    def show_reading(self, section: int | None) -> None:
        """Mark the section being read, or none."""
        self._model.show_reading(section)
        if section is not None:
            self.list.scrollTo(self._model.index(section))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            index = self.list.currentIndex()
            asked = self._asked_by(Qt.Key(event.key())) if index.isValid() else None  # type: ignore[attr-defined]
            if asked is not None:
                asked.emit(index.row())
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _asked_by(self, key: Qt.Key) -> SignalInstance | None:
        """What a key asks of the section it is pressed on."""
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self.listen_requested
        return self.section_chosen if key == Qt.Key.Key_Space else None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _long(self, seconds: float) -> str:
        """A length of time in words."""
        whole = minutes(seconds)
        if whole < MOST_MINUTES:
            return self.tr("{0} min").replace("{0}", str(whole))
        return self.tr("{0} hours").replace("{0}", str(round(whole / 60)))

    def _retranslate(self) -> None:
        times = [
            UNKNOWN if seconds is None else words.replace("{0}", self._long(seconds))
            for seconds, words in (
                (self._to_read, self.tr("about {0} to read")),
                (self._total, self.tr("about {0} to hear")),
            )
        ]
        self._title.setText("\n".join([self.tr("Contents"), *times]))
        self._title.setAccessibleName(self._title.text().replace(UNKNOWN, "").strip())
        self._close.setText(self.tr("Close the contents"))
        self.list.setAccessibleName(self.tr("Contents"))
        self.list.setAccessibleDescription(
            self.tr("Click or space bar: go to a section. Double click or Enter: hear it.")
        )
