"""本文目录 beside the page, or over it as a sheet where it has no room there."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QKeyEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from haidai.ui.outline import Outline

SHEET_SHARE = 0.9  # of the page at most


class OutlinePlace(QObject):
    """Shows the outline where it fits, and hides it when the reader wants.

    As a sheet it is closed by a choice, its button, Esc or the key that opened it. `action` is
    checked while the outline is seen.
    """

    def __init__(self, outline: Outline, action: QAction, row: QHBoxLayout, page: QWidget) -> None:
        super().__init__(outline)
        self._outline, self._action, self._row, self._page = outline, action, row, page
        self._wanted = True
        self._beside = True
        self._open = False
        row.insertWidget(0, outline)
        # A double click is a choice and a wish to hear it: the sheet waits for its second half,
        # which would else land on the page below.
        self._chosen = QTimer(self, singleShot=True)
        self._chosen.setInterval(QApplication.doubleClickInterval())
        self._chosen.timeout.connect(self.close)
        outline.section_chosen.connect(self._choose)
        outline.close_requested.connect(self.close)
        action.triggered.connect(self._toggle)
        page.installEventFilter(self)
        outline.list.installEventFilter(self)

    def fit(self, *, beside: bool) -> None:
        """Stand beside the page, or be ready as a sheet over it."""
        if beside != self._beside:
            self._beside, self._open = beside, False
            self._outline.show_as_sheet(not beside)
            if beside:
                self._row.insertWidget(0, self._outline)
            else:
                self._row.removeWidget(self._outline)
        self._show()

    def close(self) -> None:
        """Take the sheet away; the page has the keys again."""
        self._chosen.stop()
        if self._open:
            self._open = False
            self._show()
            self._page.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self._open:
                self._lie_over_page()
        elif self._open and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.close()
            event.accept()  # the key of its own; else it would stop the reading
            return True
        return super().eventFilter(watched, event)

    def _toggle(self) -> None:
        if self._beside:
            self._wanted = not self._wanted
            self._show()
        elif self._open:
            self.close()
        else:
            self._open = True
            self._show()
            self._outline.list.setFocus()

    def _choose(self) -> None:
        if self._open:
            self._chosen.start()

    def _show(self) -> None:
        seen = self._wanted if self._beside else self._open
        if seen and not self._beside:
            self._lie_over_page()
        self._outline.setVisible(seen)
        self._action.setChecked(seen)

    def _lie_over_page(self) -> None:
        page = self._page.geometry()
        wide = min(self._outline.width(), round(page.width() * SHEET_SHARE))
        self._outline.setGeometry(page.x(), page.y(), wide, page.height())
        self._outline.raise_()
