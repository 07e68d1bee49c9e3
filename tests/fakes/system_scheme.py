"""A system whose wishes a test changes."""

from collections.abc import Callable

from haidai.ui.looks.system_scheme import SystemWishes


class FakeSystemScheme:
    """Wishes what it is told to."""

    def __init__(self, wishes: SystemWishes | None = None) -> None:
        self._wishes = wishes or SystemWishes()
        self._still = False
        self._tell: list[Callable[[], object]] = []

    def wishes(self) -> SystemWishes:
        return self._wishes

    def is_still(self) -> bool:
        return self._still

    def when_changed(self, tell: Callable[[], object]) -> None:
        self._tell.append(tell)

    def wish(self, wishes: SystemWishes, *, still: bool = False) -> None:
        """The system changes its mind."""
        self._wishes, self._still = wishes, still
        for tell in self._tell:
            tell()
