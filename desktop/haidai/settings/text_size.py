"""The named steps of 大字体 / 小字体."""

from dataclasses import dataclass
from typing import ClassVar, Self


@dataclass(frozen=True, slots=True, order=True)
class TextSize:
    """A type size on screen, in pixels: always one of `STEPS`."""

    pixels: int

    STEPS: ClassVar[tuple[int, ...]] = (14, 16, 18, 20, 24, 28, 32, 40, 48, 60, 72)
    DEFAULT_PIXELS: ClassVar[int] = 20

    def __post_init__(self) -> None:
        if self.pixels not in self.STEPS:
            raise ValueError(f"not a step of the type size: {self.pixels}")

    @classmethod
    def default(cls) -> Self:
        """The size a new reader sees: 20 px."""
        return cls(cls.DEFAULT_PIXELS)

    @classmethod
    def smallest(cls) -> Self:
        """The first of the steps."""
        return cls(cls.STEPS[0])

    @classmethod
    def nearest(cls, pixels: float) -> Self:
        """The step nearest to any number of pixels (the smaller of two equally near)."""
        return cls(min(cls.STEPS, key=lambda step: (abs(step - pixels), step)))

    def larger(self) -> "TextSize":
        """The next step up; the largest stays."""
        return self.stepped(+1)

    def smaller(self) -> "TextSize":
        """The next step down; the smallest stays."""
        return self.stepped(-1)

    def stepped(self, by: int) -> "TextSize":
        """So many steps up, or down where `by` is negative; the ends hold."""
        index = self.STEPS.index(self.pixels) + by
        return TextSize(self.STEPS[min(max(index, 0), len(self.STEPS) - 1)])
