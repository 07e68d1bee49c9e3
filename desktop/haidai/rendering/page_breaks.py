"""Where a long page of text is cut into sheets: a pure choice over the boxes of its lines."""

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST_LINES_TOGETHER = 2
"""Of a paragraph, at the foot of a page as well as at the head of the next."""


@dataclass(frozen=True, slots=True)
class LineBox:
    """A line of text, or a row of a table, from `top` to `bottom` of the uncut page.

    `paragraph` is the same for the lines of one paragraph. A line that `leads` (a heading)
    belongs with what follows, one that `closes` (the editor's name) with what comes before.
    """

    top: float
    bottom: float
    paragraph: int
    leads: bool = False
    closes: bool = False


def page_breaks(lines: Sequence[LineBox], height: float) -> tuple[int, ...]:
    """For each page the index of its first line; the first is 0, empty without lines.

    A page holds whole lines no taller together than `height`. A line that leads is never the
    last and one that closes never the first, and a paragraph never leaves a single line on
    either side, as long as that moves less than the whole page; a single line taller than a
    page has one to itself.
    """
    allowed = _allowed_breaks(lines)
    starts = []
    start = 0
    while start < len(lines):
        starts.append(start)
        end = start + 1
        while end < len(lines) and lines[end].bottom - lines[start].top <= height:
            end += 1
        if end == len(lines):
            break
        best = end
        while best > start and not allowed[best]:
            best -= 1
        start = best if best > start else end
    return tuple(starts)


def _allowed_breaks(lines: Sequence[LineBox]) -> list[bool]:
    """For each line whether a page may begin with it."""
    before = _places(lines)
    after = [place + 1 for place in reversed(_places(lines[::-1]))]
    allowed = []
    for index, line in enumerate(lines):
        follows = before[index] > 0
        torn = follows and (
            before[index] < FEWEST_LINES_TOGETHER or after[index] < FEWEST_LINES_TOGETHER
        )
        leads = index > 0 and (lines[index - 1].leads or (line.leads and follows))
        closes = line.closes and index > 0
        allowed.append(not torn and not leads and not closes)
    return allowed


def _places(lines: Sequence[LineBox]) -> list[int]:
    """For each line how many of its paragraph's come before it."""
    places: list[int] = []
    for index, line in enumerate(lines):
        follows = index > 0 and lines[index - 1].paragraph == line.paragraph
        places.append(places[-1] + 1 if follows else 0)
    return places
