"""The preview of what is printed: small pages in a row, and one as large as wished."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QAccessible, QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from haidai.ui.labels import plain_label
from haidai.ui.page.focus_ring import FocusRing
from haidai.ui.page.page_accessibility import stand_for
from haidai.ui.printing.page_images import PageImages

SMALL_WIDTH = 96  # logical pixels of a page in the row
SMALLEST_WIDTH = 120  # of the large page
FRAME = 12  # between the large page and the edge of its desk
Index = QModelIndex | QPersistentModelIndex


class _SmallPages(QAbstractListModel):
    """The pages as pictures with their numbers; only those looked at are painted."""

    def __init__(self, images: PageImages, ratio: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._images = images
        self._ratio = ratio
        self._width = round(SMALL_WIDTH * ratio)
        self._count = 0
        images.painted.connect(self._painted)

    def show_count(self, count: int) -> None:
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {0}").replace("{0}", str(index.row() + 1))
        return None

    def _picture(self, page: int) -> QIcon:
        picture = self._images.picture(page, self._width)
        if picture is None:
            picture = QPixmap(self._width, self._images.height(self._width))
            picture.fill(Qt.GlobalColor.white)
        picture.setDevicePixelRatio(self._ratio)
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint it
        return icon

    def _painted(self, page: int, width: int) -> None:
        if width == self._width and page < self._count:
            self.dataChanged.emit(self.index(page), self.index(page))


class PagePreview(QWidget):
    """Shows the pages that `images` paints."""

    def __init__(self, images: PageImages) -> None:
        super().__init__()
        self._images = images
        self._width = 0
        self._small = _SmallPages(images, self.devicePixelRatioF(), self)
        self._row = QListView()
        self._row.setObjectName("smallPages")
        self._row.setModel(self._small)
        self._row.setFixedWidth(SMALL_WIDTH + 48)
        self._row.setIconSize(QSize(SMALL_WIDTH, 2 * SMALL_WIDTH))
        self._row.setViewMode(QListView.ViewMode.IconMode)
        self._row.setFlow(QListView.Flow.TopToBottom)
        self._row.setWrapping(False)
        self._row.setMovement(QListView.Movement.Static)
        self._row.setUniformItemSizes(True)
        self._row.setSpacing(5)
        self._row.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._row.setAccessibleName(self.tr("Pages"))
        self._row.selectionModel().currentChanged.connect(self._page_chosen)
        self._page = QLabel()
        self._page.setObjectName("largePage")
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._desk = QScrollArea()
        self._desk.setObjectName("desk")
        self._desk.setWidget(self._page)
        self._desk.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._desk.setFrameShape(QFrame.Shape.NoFrame)
        self._desk.setAccessibleName(self.tr("Preview of the page"))
        stand_for(self._desk, QAccessible.Role.Graphic)
        for scrolled in (self._row, self._desk):
            FocusRing(scrolled)
        self._number = plain_label("pageNumber")
        self._fit = self._choice("fitPage", self.tr("Whole page"))
        self._full = self._choice("fullSize", "100 %")
        self._full.setAccessibleDescription(self.tr("As large as on paper"))
        self._fit.setChecked(True)
        zoom = QButtonGroup(self)
        zoom.addButton(self._fit)
        zoom.addButton(self._full)
        zoom.buttonClicked.connect(self._show_page)
        self._arrange()
        images.laid_out.connect(self._laid_out)
        images.painted.connect(self._painted)

    @property
    def page(self) -> int:
        """The page that is shown large, counted from 0."""
        return max(self._row.currentIndex().row(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_page()

    def _choice(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setAutoExclusive(True)  # told as one of two, not as a box to tick
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self._number)
        bar.addStretch(1)
        bar.addWidget(self._fit)
        bar.addWidget(self._full)
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self._row)
        pages.addWidget(self._desk, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addLayout(pages, 1)

    def _laid_out(self, count: int) -> None:
        page = min(self.page, count - 1)
        self._small.show_count(count)
        self._row.setCurrentIndex(self._small.index(page))
        self._show_page()

    def _page_chosen(self) -> None:
        self._desk.verticalScrollBar().setValue(0)
        self._show_page()

    def _show_page(self) -> None:
        if not self._images.count:
            return
        number = self.tr("Page {0} of {1}").replace("{0}", str(self.page + 1))
        self._number.setText(number.replace("{1}", str(self._images.count)))
        ratio = self.devicePixelRatioF()
        self._width = round(self._wished_width() * ratio)
        picture = self._images.picture(self.page, self._width)
        if picture is not None:
            picture.setDevicePixelRatio(ratio)
            self._page.setPixmap(picture)
            self._page.setAccessibleName(self._number.text())
            self._page.adjustSize()

    def _wished_width(self) -> int:
        page = self._images.page_format
        if self._full.isChecked():
            return round(page.width / 25.4 * self.logicalDpiX())
        room = self._desk.viewport().size()
        by_height = (room.height() - 2 * FRAME) * page.width / page.height
        return max(round(min(room.width() - 2 * FRAME, by_height)), SMALLEST_WIDTH)

    def _painted(self, page: int, width: int) -> None:
        if page == self.page and width == self._width:
            self._show_page()
