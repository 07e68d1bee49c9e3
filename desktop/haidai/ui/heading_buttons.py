"""听本节: a small button on the page beside every heading that is in view."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QPushButton

from haidai.ui.icons import Icons

if TYPE_CHECKING:
    from haidai.ui.reader_view import ReaderView

HEIGHT = 44


class HeadingButtons(QObject):
    """Keeps as many buttons as headings are in view, however many the article has."""

    pressed = Signal(int)  # section

    def __init__(self, icons: Icons, ink: str, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._icon = icons.icon("play", ink)
        self._buttons: dict[int, QPushButton] = {}
        self._text = ""
        self._name = ""

    def set_words(self, text: str, name: str) -> None:
        """The words on every button, and its name for a screen reader (`{0}` is the heading)."""
        self._text, self._name = text, name
        for button in self._buttons.values():
            self._label(button)

    def clear(self) -> None:
        """Take every button away: another article comes."""
        for button in self._buttons.values():
            button.deleteLater()
        self._buttons = {}

    def place(self) -> None:
        """Put a button at the right edge of the column, beside each heading in view."""
        headings = self._headings_in_view()
        for section in [each for each in self._buttons if each not in headings]:
            self._buttons.pop(section).deleteLater()
        rendered = self._view.rendered
        if rendered is None:
            return
        right = round(rendered.style.side + rendered.style.column)
        for section, (centre, heading) in headings.items():
            button = self._buttons.get(section) or self._new(section, heading)
            button.move(QPoint(right - button.width(), round(centre) - HEIGHT // 2))

    def _headings_in_view(self) -> dict[int, tuple[float, str]]:
        """For each section in view the middle of its heading's first line, and its words."""
        rendered, view = self._view.rendered, self._view
        if rendered is None:
            return {}
        # Ask only for lines in view: a line further down would be laid out for nothing.
        first, last = view.positions_in_view()
        top = view.verticalScrollBar().value()
        found = {}
        for section, position in enumerate(rendered.positions.heading_positions()):
            heading = rendered.article.sections[section].heading
            if heading and first <= position <= last:
                found[section] = (view.line(position).center().y() - top, heading)
        return found

    def _new(self, section: int, heading: str) -> QPushButton:
        button = QPushButton(self._icon, "", self._view.viewport())
        button.setObjectName("listenHere")
        button.setProperty("heading", heading)
        self._label(button)
        button.clicked.connect(lambda: self.pressed.emit(section))
        button.show()
        self._buttons[section] = button
        return button

    def _label(self, button: QPushButton) -> None:
        button.setText(self._text)
        button.setAccessibleName(self._name.replace("{0}", str(button.property("heading"))))
        button.resize(button.sizeHint().width(), HEIGHT)
