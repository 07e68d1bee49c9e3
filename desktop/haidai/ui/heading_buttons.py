"""听本节: a small button on the page beside every heading that is in view."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, QRectF, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from haidai.ui.icons import Icons

HEIGHT = 44


class HeadingButtons(QObject):
    """Keeps as many buttons as headings are in view, however many the article has."""

    pressed = Signal(int)  # section

    def __init__(self, icons: Icons, ink: str, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._icon = icons.icon("play", ink)
        self._buttons: dict[int, QPushButton] = {}
        self._text = ""
        self._name = ""

    def set_words(self, text: str, name: str) -> None:
        """The words on every button, and its name for a screen reader (`{0}` is the heading)."""
        self._text, self._name = text, name
        for button in self._buttons.values():
            self._label(button)

    def place(self, headings: Mapping[int, tuple[QRectF, str]], right: int) -> None:
        """Put a button at the `right` edge of each heading in view.

        `headings` are the sections in view with the rectangle of the heading's first line (in
        the page's pixels) and its words.
        """
        for section in [each for each in self._buttons if each not in headings]:
            self._buttons.pop(section).deleteLater()
        for section, (rect, heading) in headings.items():
            button = self._buttons.get(section) or self._new(section, heading)
            centre = round(rect.center().y())
            button.move(QPoint(right - button.width(), centre - HEIGHT // 2))

    def _new(self, section: int, heading: str) -> QPushButton:
        button = QPushButton(self._icon, "", self._page)
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
