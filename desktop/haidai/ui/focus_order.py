"""The order of Tab through the window: its parts as they stand, from the top and the left.

Qt's own order is the one in which widgets were made, and parts are made when they are first
wanted.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(window: QWidget, parts: QWidget, focused: QWidget | None = None) -> list[QWidget]:
    """What Tab comes to in a window, in order; `parts` is the widget whose children order it.

    What is `focused` has its place in it even if it can have the focus no more.
    """
    order = sorted(
        (each for each in parts.findChildren(QWidget, options=_DIRECT) if each.isVisible()),
        key=lambda part: (part.y(), part.x()),
    )

    def part_of(widget: QWidget) -> int:
        return next((at for at, part in enumerate(order) if _holds(part, widget)), len(order))

    stops = (each for each in _chain(window) if _takes_tab(each) or _left(each, focused))
    return sorted(stops, key=part_of)


def next_stop(stops: list[QWidget], focused: QWidget | None, *, forward: bool) -> QWidget | None:
    """The stop after or before the one that has the focus or holds it; round at the ends."""
    if not stops:
        return None
    here = next((at for at, stop in enumerate(stops) if focused and _holds(stop, focused)), None)
    if focused in stops:
        here = stops.index(focused)
    if here is None:
        return stops[0 if forward else -1]
    return stops[(here + (1 if forward else -1)) % len(stops)]


def has_gone(focused: QWidget, following: QWidget | None) -> bool:
    """Whether what had the focus was hidden, or switched off with nothing after it beside it."""
    if not focused.isVisible():
        return True
    beside = following is not None and following.parentWidget() is focused.parentWidget()
    return not focused.isEnabled() and not beside


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)


def _chain(window: QWidget) -> list[QWidget]:
    """All widgets of a window in Qt's own order.

    WORKAROUND (PySide 6.11, return-value heuristic): for Python, `nextInFocusChain` makes the
    widget it gives a child of the one that was asked, and what Qt has made in there (scroll
    bars, a menu's actions) counts as deleted with it. So the last widget is not asked, which
    would be given the window itself, and `findChildren` makes all the others the window's.
    """
    left = {each for each in window.findChildren(QWidget) if each.window() is window}
    chain: list[QWidget] = []
    while left:
        widget = (chain or [window])[-1].nextInFocusChain()
        if widget is None or widget is window:
            break
        left.discard(widget)
        chain.append(widget)
    window.findChildren(QWidget)
    return chain


def _left(widget: QWidget, focused: QWidget | None) -> bool:
    """Whether a widget has the focus and was switched off: 大字体 at the largest size."""
    return widget is focused and not widget.isEnabled()


def _takes_tab(widget: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus
    return (
        (widget.focusPolicy() & by_tab) == by_tab
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )
