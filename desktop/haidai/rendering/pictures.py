"""The pictures of an article: what is known of them, how large they stand.

What is decoded comes and goes; a size that was once known stays, so that the page keeps its
places.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from haidai.rendering.style import Style

RESERVED = 0.6
"""Height of the place kept for a picture that is on its way, in widths."""
USUAL_TYPE_SIZE = 16
"""At this type size a dot of the picture is a pixel of the page; larger type, larger picture."""
MOST_ENLARGED = 2.0
SMALLEST = 24
"""Dots; what is smaller on one side is a mark or a counter and no picture."""
MISSING_LINES = 2.6
"""Height of the frame that says a picture is missing, in sizes of small type."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What is known of a picture: nothing yet, its dots, or that it does not come."""

    dots: tuple[int, int] | None = None
    missing: bool = False


WAITING = PictureFacts()
MISSING = PictureFacts(missing=True)


@dataclass(frozen=True, slots=True)
class PictureSize:
    """How large something is drawn, in pixels of the page."""

    width: float
    height: float


class HasLength(Protocol):
    """Something of so many bytes."""

    def sizeInBytes(self) -> int:
        """How many."""
        ...


Kept = TypeVar("Kept", bound=HasLength)


def shown_size(facts: PictureFacts, style: Style) -> PictureSize:
    """How large a picture stands in a column; nothing where there is nothing to see."""
    if facts.missing:
        return PictureSize(style.column, round(style.small_size * MISSING_LINES))
    if facts.dots is None:
        return _within(PictureSize(style.column, round(style.column * RESERVED)), style)
    width, height = facts.dots
    if min(width, height) < SMALLEST:
        return PictureSize(0, 0)
    enlarged = min(style.type_size / USUAL_TYPE_SIZE, max(MOST_ENLARGED, style.dots_a_pixel))
    shown = min(style.column, width * enlarged)
    return _within(PictureSize(shown, max(round(shown * height / width), 1)), style)


def _within(size: PictureSize, style: Style) -> PictureSize:
    """The size, made smaller where it is higher than a page."""
    if not style.tallest_picture or size.height <= style.tallest_picture:
        return size
    return PictureSize(size.width * style.tallest_picture / size.height, style.tallest_picture)


def nearest(positions: Sequence[int], first: int, last: int, before: int, after: int) -> list[int]:
    """The numbers of the pictures worth having, the most wanted first.

    Those that stand between two positions of the page, then so many behind them, then so many
    before them, each from near to far. `positions` are the pictures' own, in their order.
    """
    in_view = [number for number, place in enumerate(positions) if first <= place <= last]
    start = in_view[0] if in_view else sum(place < first for place in positions)
    end = in_view[-1] + 1 if in_view else start
    behind = range(end, min(end + after, len(positions)))
    ahead = range(start - 1, max(start - 1 - before, -1), -1)
    return [*in_view, *behind, *ahead]


def within_budget(wanted: Sequence[int], kept: dict[int, Kept], budget: int) -> dict[int, Kept]:
    """What to keep of decoded pictures: the most wanted, as far as `budget` bytes go.

    Those nobody wants now stay only where there is room behind the wanted ones.
    """
    order = [number for number in wanted if number in kept]
    order += [number for number in reversed(kept) if number not in set(order)]
    room = budget
    result: dict[int, Kept] = {}
    for number in order:
        room -= kept[number].sizeInBytes()
        if room < 0 and result:
            break
        result[number] = kept[number]
    return result
