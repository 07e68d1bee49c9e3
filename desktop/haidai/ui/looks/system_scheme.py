"""What the system wishes of every window: dark, rich in contrast; without motion.

Read from Qt alone: no other program is asked, and the start waits for nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class SystemWishes:
    """How all programs are to look; nothing is wished where the system says nothing."""

    dark: bool = False
    contrast: bool = False


class SystemScheme(Protocol):
    """Where the wishes come from, and who tells of a change."""

    def wishes(self) -> SystemWishes:
        """What is wished now."""
        ...

    def is_still(self) -> bool:
        """Whether nothing is to move by itself; asked for late, its answer takes 5 ms."""
        ...

    def when_changed(self, tell: Callable[[], object]) -> None:
        """Call `tell` after every change, in the interface thread."""
        ...


class QtSystemScheme(QObject):
    """The wishes as Qt reads them from the platform."""

    _changed = Signal()

    def __init__(self, qt: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._style = qt.style
        # WORKAROUND (PySide6 6.11): what `accessibility` gives dies with the Python object of
        # the hints it was asked of.
        self._hints = qt.styleHints()
        # Qt tells of high contrast from 6.10 on.
        asking = getattr(self._hints, "accessibility", None)
        self._accessibility = asking() if asking is not None else None
        self._hints.colorSchemeChanged.connect(self._changed)
        if self._accessibility is not None:
            self._accessibility.contrastPreferenceChanged.connect(self._changed)

    def wishes(self) -> SystemWishes:
        contrast = False
        if self._accessibility is not None:
            preference = self._accessibility.contrastPreference()
            contrast = preference == Qt.ContrastPreference.HighContrast
        return SystemWishes(
            dark=self._hints.colorScheme() == Qt.ColorScheme.Dark, contrast=contrast
        )

    def is_still(self) -> bool:
        from PySide6.QtWidgets import QStyle

        # Fusion, like every style of Qt's own, animates for no time where nothing is to move.
        return self._style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

    def when_changed(self, tell: Callable[[], object]) -> None:
        self._changed.connect(tell)
