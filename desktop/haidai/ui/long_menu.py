"""A menu that may have more rows than there is room for beside its button."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

if TYPE_CHECKING:
    from haidai.ui.menu_columns import MenuColumns

STEP = 8  # pixels by which a column is made higher until all have their room


class LongMenu(QMenu):
    """Stands in even columns beside its button, and scrolls where they do not fit on the screen.

    Qt fills a column to the foot of the screen, so that the last one may hold a single row, and
    lays it over the button: a hand that trembles would press what comes to lie there.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns: MenuColumns | None = None
        self._another = QAction(self)
        self.aboutToShow.connect(self._fit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        button, screen = self._button(), self.screen().availableGeometry()
        if button.isEmpty() or self._count() < 2:
            return  # Qt has laid it there
        if button.bottom() + self.height() <= screen.bottom():
            self.move(self.x(), button.bottom() + 1)
        elif button.top() - self.height() >= screen.top():
            self.move(self.x(), button.top() - self.height())

    def _fit(self) -> None:
        screen, button = self.screen().availableGeometry(), self._button()
        beside = max(screen.bottom() - button.bottom(), button.top() - screen.top())
        self._scroll(False)
        for room in (screen.height(),) if button.isEmpty() else (beside, screen.height()):
            self._stand_in_columns(room)
            if self.sizeHint().width() <= screen.width():
                return
        self._keep_free(0)
        self._scroll(True)

    def _stand_in_columns(self, room: int) -> None:
        """Be as low as is possible in the fewest columns of at most this height."""
        screen = self.screen().availableGeometry().height()
        self._keep_free(0)
        rows = self._rows()
        whole = sum(row.height() for row in rows)
        around = self.sizeHint().height() - max((row.bottom() + 1 for row in rows), default=0)
        least = ceil(whole / max(1, room - 2 * around))
        for columns in range(least, len(rows) + 1) if least > 1 else ():
            for height in range(whole // columns, room - 2 * around, STEP):
                self._keep_free(max(0, (screen - height) // 2 - around))
                if self._count() <= columns:
                    return

    def _rows(self) -> list[QRect]:
        """Where its rows are; a line at the end is none."""
        rows = [self.actionGeometry(each) for each in self.actions() if each.isVisible()]
        return [row for row in rows if not row.isEmpty()]

    def _count(self) -> int:
        """How many columns there are."""
        return len({row.left() for row in self._rows()})

    def _button(self) -> QRect:
        """Where on the screen the button is that opens it; empty where there is none."""
        for each in self.menuAction().associatedObjects():
            if isinstance(each, QWidget) and each.isVisible():
                return QRect(each.mapToGlobal(each.rect().topLeft()), each.size())
        return QRect()

    def _keep_free(self, pixels: int) -> None:
        if self._columns is None:
            if not pixels:
                return
            from haidai.ui.menu_columns import MenuColumns

            self._columns = MenuColumns(self)
            self.setStyle(self._columns)
        if self._columns.free != pixels:
            self._columns.free = pixels
            # Rows are placed anew when there is another one, and only then.
            self.addAction(self._another)
            self.removeAction(self._another)

    def _scroll(self, scrolling: bool) -> None:
        if bool(self.property("long")) != scrolling:
            self.setProperty("long", scrolling)
            # Style sheets look at a property only when the style is put on anew.
            self.style().unpolish(self)
            self.style().polish(self)
            # And the menu at that property, when it hears of another style.
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
