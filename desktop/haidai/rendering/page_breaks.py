"""Where a long page of text is cut into sheets: a pure choice over the boxes of its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FEWEST_LINES_TOGETHER = 2
"""Of a paragraph, at the foot of a page as well as at the head of the next."""


@dataclass(frozen=True, slots=True)
class LineBox:
    """A line of text, a picture, or a row of a table, from `top` to `bottom` of the uncut page.

    `paragraph` is the same for the lines of one paragraph. A line that `leads` (a heading)
    belongs with what follows, one that `closes` (the editor's name) with what comes before.
    """

    top: float
    bottom: float
    paragraph: int
    leads: bool = False
    closes: bool = False
    spare: float = 0
    """How much of its height a picture can do without."""


@dataclass(frozen=True, slots=True)
class Cut:
    """For each page the index of its first line, and how much less high some lines stand."""

    starts: tuple[int, ...]
    lowered: Mapping[int, float]


def cut(lines: Sequence[LineBox], height: float) -> Cut:
    """Where pages begin; the first with line 0, none without lines.

    A page holds whole lines no taller together than `height`. A line that leads is never the
    last and one that closes never the first, and a paragraph never leaves a single line on
    either side, as long as that moves less than the whole page; a single line taller than a
    page has one to itself. A picture at the foot of a page gives up of its height what it
    needs to stand there with its caption, if it can, rather than leave the foot white.
    """
    allowed = _allowed_breaks(lines)
    begins = [place == 0 for place in _places(lines)]
    starts = []
    lowered: dict[int, float] = {}
    start = 0
    while start < len(lines):
        starts.append(start)
        end, on_page = _filled(lines, start, height)
        if end < len(lines):
            places = range(end, start, -1)
            best = next((place for place in places if allowed[place]), None)
            # Where a page is too small for that, between two paragraphs at least.
            half = lines[start].top + height / 2
            full = (place for place in places if lines[place - 1].bottom >= half)
            end = best or next((place for place in full if begins[place]), end)
        lowered.update((index, less) for index, less in on_page.items() if index < end)
        start = end
    return Cut(tuple(starts), lowered)


def _filled(lines: Sequence[LineBox], start: int, height: float) -> tuple[int, dict[int, float]]:
    """Behind the last line that a page has room for, and what pictures on it must give up."""
    foot = lines[start].top + height
    lowered: dict[int, float] = {}
    end = start + 1
    while end < len(lines):
        if lines[end].bottom > foot:
            picture, last = _group(lines, start, end)
            needed = lowered.get(picture, 0.0) + lines[last].bottom - foot
            if needed > lines[picture].spare:
                break
            foot += needed - lowered.get(picture, 0.0)
            lowered[picture] = needed
        end += 1
    return end, lowered


def _group(lines: Sequence[LineBox], start: int, line: int) -> tuple[int, int]:
    """The picture a line stands together with, behind the page's first, and its last line."""
    first = last = line
    while first > start + 1 and lines[first - 1].leads and not lines[first].spare:
        first -= 1
    while lines[last].leads and last + 1 < len(lines):
        last += 1
    return first, last


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
