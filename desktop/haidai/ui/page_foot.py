"""正文不对? The quiet line at the end of every opened page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QPushButton

from haidai.rendering.papers import Paper

if TYPE_CHECKING:
    from haidai.ui.reader_view import ReaderView

HEIGHT = 44


class PageFoot(QObject):
    """A button in the margin below the last line, seen when the reader gets there."""

    pressed = Signal()

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._wanted = False
        self._button = QPushButton(view.viewport())
        self._button.setObjectName("wrongText")
        self._button.clicked.connect(self.pressed)
        self._button.hide()

    @property
    def corner(self) -> QPoint:
        """Where on the screen a menu of the button begins."""
        return self._button.mapToGlobal(QPoint(0, self._button.height()))

    def set_words(self, text: str, name: str) -> None:
        """The words on the button, and what a screen reader says more."""
        self._button.setText(text)
        self._button.setAccessibleDescription(name)

    def use_paper(self, paper: Paper) -> None:
        """Stand on a paper, in its own ink."""
        self._button.setStyleSheet(
            "QPushButton { border: 2px solid transparent; background: transparent;"
            f" color: {paper.secondary}; text-decoration: underline; }}"
            f"QPushButton:focus, QPushButton:hover {{ border-color: {paper.link}; }}"
        )

    def offer(self, wanted: bool) -> None:
        """Whether the page that is shown was opened from somewhere."""
        self._wanted = wanted
        self.place()

    def place(self) -> None:
        """Put the button below the last line, where that is in view."""
        rendered, view = self._view.rendered, self._view
        self._button.setVisible(self._wanted and rendered is not None)
        if not self._wanted or rendered is None:
            return
        foot = view.foot() - view.verticalScrollBar().value()
        middle = rendered.style.side + rendered.style.column / 2
        self._button.resize(self._button.sizeHint().width(), HEIGHT)
        left = round(middle) - self._button.width() // 2
        top = round(foot - rendered.style.bottom / 2) - HEIGHT // 2
        self._button.move(left, top)
        self._button.setVisible(-HEIGHT < top < view.viewport().height())
