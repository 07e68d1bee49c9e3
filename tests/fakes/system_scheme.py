"""A system whose wishes a test changes."""

from collections.abc import Callable

from haidai.ui.looks.system_scheme import SystemWishes


class FakeSystemScheme:
    """Wishes what it is told to."""

    def __init__(self, wishes: SystemWishes | None = None) -> None:
        self._wishes = wishes or SystemWishes()
        self._tell: list[Callable[[], object]] = []

    def wishes(self) -> SystemWishes:
        return self._wishes

    def when_changed(self, tell: Callable[[], object]) -> None:
        self._tell.append(tell)

    def wish(self, wishes: SystemWishes) -> None:
        """The system changes its mind."""
        self._wishes = wishes
        for tell in self._tell:
            tell()
