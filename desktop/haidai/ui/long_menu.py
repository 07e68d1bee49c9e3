"""A menu that may have more rows than the screen has room for."""

from PySide6.QtWidgets import QMenu, QWidget


class LongMenu(QMenu):
    """Stands in columns where they fit on the screen, and scrolls where they do not.

    Qt makes columns of what is too long, and lets those beyond the screen's edge be lost.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToShow.connect(self._fit)

    def _fit(self) -> None:
        self._scroll(False)
        self._scroll(self.sizeHint().width() > self.screen().availableGeometry().width())

    def _scroll(self, scrolling: bool) -> None:
        if bool(self.property("long")) != scrolling:
            self.setProperty("long", scrolling)
            # Style sheets look at a property only when the style is put on anew.
            self.style().unpolish(self)
            self.style().polish(self)
