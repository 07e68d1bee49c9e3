"""The named steps of the speed of reading aloud, and of the pauses in it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self


@dataclass(frozen=True, slots=True, order=True)
class Speed:
    """How many times as fast as news is usually read: always one of `STEPS`."""

    times: float

    STEPS: ClassVar[tuple[float, ...]] = (
        0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0,
    )  # fmt: skip
    NORMAL: ClassVar[float] = 1.0

    def __post_init__(self) -> None:
        if self.times not in self.STEPS:
            raise ValueError(f"not a step of the speed: {self.times}")

    @classmethod
    def default(cls) -> Self:
        """Normal news speed."""
        return cls(cls.NORMAL)

    @classmethod
    def nearest(cls, times: float) -> Self:
        """The step nearest to any speed (the slower of two equally near)."""
        return cls(min(cls.STEPS, key=lambda step: (abs(step - times), step)))

    def faster(self) -> "Speed":
        """The next step up; the fastest stays."""
        return self._step(+1)

    def slower(self) -> "Speed":
        """The next step down; the slowest stays."""
        return self._step(-1)

    def _step(self, by: int) -> "Speed":
        index = self.STEPS.index(self.times) + by
        return Speed(self.STEPS[min(max(index, 0), len(self.STEPS) - 1)])


class Pauses(StrEnum):
    """How long the silence between sentences, paragraphs and headings is."""

    COMPACT = "compact"
    USUAL = "usual"
    CALM = "calm"

    @property
    def factor(self) -> float:
        """How many times as long as usual."""
        return {Pauses.COMPACT: 0.5, Pauses.USUAL: 1.0, Pauses.CALM: 1.8}[self]
