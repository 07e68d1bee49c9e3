"""大字版: whether the reader has chosen it, and what comes back when it is left."""

from dataclasses import dataclass, replace
from typing import Any

from haidai.settings.text_size import TextSize

LEAST_SIZE = TextSize(24)


@dataclass(frozen=True, slots=True)
class Elder:
    """The choice of 大字版.

    `size_before` is the type size to give back when it is left; `asked` says whether the
    question of the first start (字够大吗？) has been answered or closed.
    """

    on: bool = False
    size_before: TextSize | None = None
    asked: bool = False

    def entered(self, size: TextSize) -> tuple["Elder", TextSize]:
        """The choice with 大字版 on, and the type size then; whoever has it needs no question."""
        return replace(self, on=True, size_before=size, asked=True), max(size, LEAST_SIZE)

    def left(self, size: TextSize) -> tuple["Elder", TextSize]:
        """The choice without 大字版, and the type size of before it.

        A size that was chosen since stays: it is what the reader wants.
        """
        before = self.size_before
        untouched = before is not None and size == max(before, LEAST_SIZE)
        return replace(self, on=False, size_before=None), before if before and untouched else size

    def allowed(self, size: TextSize) -> TextSize:
        """A type size, or the least one in 大字版."""
        return max(size, LEAST_SIZE) if self.on else size

    def to_json(self) -> dict[str, Any]:
        """The value as a JSON object; `from_json` gives it back."""
        before = self.size_before.pixels if self.size_before else None
        return {"on": self.on, "size_before": before, "asked": self.asked}

    @classmethod
    def from_json(cls, values: object) -> "Elder":
        """A choice from a JSON object; what is missing or makes no sense is the default."""
        if not isinstance(values, dict):
            return cls()
        before = values.get("size_before", 0)
        known = before in TextSize.STEPS if isinstance(before, int) else False
        return cls(
            on=values.get("on") is True,
            size_before=TextSize(before) if known else None,
            asked=values.get("asked") is True,
        )
