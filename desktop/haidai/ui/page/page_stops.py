"""The order of Tab over the page: links, 听本节 and pictures as they are read, then on.

Widgets exist only for what is in view, so Qt's own order cannot know it.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt

from haidai.rendering.renderer import lay_out_to

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView

REST = 0.3  # where on the page a stop that was out of view comes to stand


class StopsPart(Protocol):
    """One kind of things on the page that can have the focus."""

    def stops(self) -> Iterable[tuple[int, int]]:
        """The document's position and the number of each."""
        ...

    def focused(self) -> int | None:
        """The number of the one that has the focus."""
        ...

    def focus(self, number: int, reason: Qt.FocusReason) -> None:
        """Give the focus to one; its line is in view."""
        ...


Stop = tuple[int, int, int]
"""Position, which part, number."""


class PageStops:
    """Moves the focus from stop to stop, and scrolls the page to it.

    From the page itself Tab goes to the first stop in view or below, so that a reader who has
    scrolled is not thrown back.
    """

    def __init__(self, view: "ReaderView", parts: Sequence[StopsPart]) -> None:
        self._view = view
        self._parts = parts

    def go(self, forward: bool) -> bool:
        """To the next stop, or back; False where that leads out of the page."""
        stops = self._stops()
        here = self._here(stops)
        if here is None:
            if not forward:
                return False
            first, _ = self._view.lines.positions_in_view()
            there = next((at for at, stop in enumerate(stops) if stop[0] >= first), len(stops))
        else:
            there = here + (1 if forward else -1)
        if there < 0:
            self._view.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        if there >= len(stops):
            return False
        self._stop_at(stops[there], forward)
        return True

    def enter_from_behind(self) -> bool:
        """To the last stop in view, for Shift Tab from what follows; False where there is none."""
        first, last = self._view.lines.positions_in_view()
        if self._at_foot():
            last = self._view.document().characterCount()
        stops = [stop for stop in self._stops() if first <= stop[0] <= last]
        if stops:
            self._stop_at(stops[-1], forward=False)
        return bool(stops)

    def let_go(self) -> None:
        """What has the focus on the page goes: the page itself takes it."""
        if self._here(self._stops()) is not None:
            self._view.setFocus()

    def _at_foot(self) -> bool:
        bar = self._view.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def _stops(self) -> list[Stop]:
        return sorted(
            (position, number, key)
            for number, part in enumerate(self._parts)
            for position, key in part.stops()
        )

    def _here(self, stops: Sequence[Stop]) -> int | None:
        for number, part in enumerate(self._parts):
            key = part.focused()
            if key is not None:
                return next(
                    (at for at, stop in enumerate(stops) if stop[1:] == (number, key)), None
                )
        return None

    def _stop_at(self, stop: Stop, forward: bool) -> None:
        position, part, key = stop
        self._bring_into_view(position)
        reasons = Qt.FocusReason
        reason = reasons.TabFocusReason if forward else reasons.BacktabFocusReason
        self._parts[part].focus(key, reason)

    def _bring_into_view(self, position: int) -> None:
        view, bar = self._view, self._view.verticalScrollBar()
        lay_out_to(view.document(), position)
        if position >= view.document().characterCount() - 1:
            bar.setValue(bar.maximum())
        else:
            line, height = view.lines.line(position), view.viewport().height()
            margin, top = line.height() / 2, bar.value()
            if line.top() < top + margin or line.bottom() > top + height - margin:
                bar.setValue(round(line.top() - height * REST))
        view.place_overlays()
