"""The keys that scroll the page, as data: what each does, and how far.

They are none of the keys that steer the reading (`actions.ROWS`).
"""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Scroll(StrEnum):
    """A way to move the page."""

    LINE_UP = "line_up"
    LINE_DOWN = "line_down"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"
    BEGINNING = "beginning"
    END = "end"


SCROLL_KEYS = {
    Qt.Key.Key_Up: Scroll.LINE_UP,
    Qt.Key.Key_Down: Scroll.LINE_DOWN,
    Qt.Key.Key_PageUp: Scroll.PAGE_UP,
    Qt.Key.Key_PageDown: Scroll.PAGE_DOWN,
    Qt.Key.Key_Home: Scroll.BEGINNING,
    Qt.Key.Key_End: Scroll.END,
}
_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


def scroll_asked(event: QKeyEvent) -> Scroll | None:
    """How a pressed key moves the page; None where it does not, as with Ctrl or Shift."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    return SCROLL_KEYS.get(Qt.Key(event.key()))


def scrolled(move: Scroll, value: int, maximum: int, line: int, height: int) -> int:
    """Where a page stands after a move; two of its lines stay in view when it is turned.

    All in pixels: `value` of `maximum` is where it stands, `height` what is seen of it.
    """
    page = max(line, height - 2 * line)
    wanted = {
        Scroll.LINE_UP: value - line,
        Scroll.LINE_DOWN: value + line,
        Scroll.PAGE_UP: value - page,
        Scroll.PAGE_DOWN: value + page,
        Scroll.BEGINNING: 0,
        Scroll.END: maximum,
    }[move]
    return min(max(wanted, 0), maximum)


def left_to_page(event: QKeyEvent) -> bool:
    """Let an arrow pressed on a button of the page go to the page; whether it was one.

    Qt would move the focus to another button, in the order in which they were made.
    """
    arrow = Qt.Key(event.key()) in _ARROWS
    if arrow:
        event.ignore()
    return arrow
