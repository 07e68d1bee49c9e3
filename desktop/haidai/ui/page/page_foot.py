"""正文不对? The quiet line at the end of every opened page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from haidai.rendering.papers import Paper
from haidai.ui.page.page_accessibility import PageButton

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView


class PageFoot(QObject):
    """A button in the margin below the last line, seen when the reader gets there."""

    pressed = Signal()

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._wanted = False
        self._button = PageButton(view.viewport())
        self._button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
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
        foot = view.lines.foot() - view.verticalScrollBar().value()
        middle = rendered.style.side + rendered.style.column / 2
        self._button.resize(self._button.sizeHint())
        height = self._button.height()
        left = round(middle) - self._button.width() // 2
        top = round(foot - rendered.style.bottom / 2) - height // 2
        self._button.move(left, top)
        in_view = -height < top < view.viewport().height()
        # A button that is hidden gives its focus away.
        self._button.setVisible(in_view or self._button.hasFocus())

    # What the page's order of Tab asks

    def stops(self) -> Iterator[tuple[int, int]]:
        """The place behind the last line, if the button is wanted."""
        if self._wanted:
            yield self._view.document().characterCount() - 1, 0

    def focused(self) -> int | None:
        """0 while the button has the focus."""
        return 0 if self._button.hasFocus() else None

    def focus(self, _number: int, reason: Qt.FocusReason) -> None:
        """Give the focus to the button."""
        self._button.setFocus(reason)
