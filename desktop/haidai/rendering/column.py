"""Everything of an article laid out, one below the other, and the pages it is cut into."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import QPointF

from haidai.rendering.displayed import displayed
from haidai.rendering.line_boxes import Laid
from haidai.rendering.lines import LONGEST_LABEL
from haidai.rendering.link_areas import LinkArea, areas_in
from haidai.rendering.page_breaks import cut
from haidai.rendering.renderer import RenderedArticle
from haidai.rendering.sheet import Sheet
from haidai.rendering.style import Role


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A section's heading, the page it is on (from 0), and how far down (0 top, 1 foot)."""

    title: str
    page: int
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """What one page shows of rendered articles, which must live as long."""

    rendered: Sequence[RenderedArticle]
    start: int
    """How many lines come before it."""
    laid: Sequence[Laid]

    @property
    def top(self) -> float:
        """Where it begins on the uncut page."""
        return self.laid[0].box.top


class Column:
    """Everything laid out, one below the other, to be cut into the pages of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._laid: list[Laid] = []
        self._pieces: list[tuple[RenderedArticle, int]] = []
        """Each with the place of its first line."""

    def add(self, rendered: RenderedArticle, laid: Sequence[Laid]) -> None:
        """Put a piece below what there is; the first has the code of the address beside it."""
        self._pieces.append((rendered, len(self._laid)))
        if not self._laid or not laid:
            self._laid += _below_the_code(rendered, laid, self._sheet.code_bottom)
            return
        last = self._laid[-1].box
        gap = rendered.style.line(Role.PARAGRAPH).after
        down = last.bottom + gap - laid[0].box.top
        self._laid += (item.moved(down, last.paragraph + 1) for item in laid)

    def pages(self) -> list[Page]:
        """The column cut where pages begin; pictures that must give up height have done so."""
        where = cut([item.box for item in self._laid], self._sheet.body)
        rendered = [each for each, _ in self._pieces]
        for index, less in where.lowered.items():
            if (number := self._laid[index].picture) is not None:
                self._piece(index).pictures.lower(number, less)
        return [
            Page(rendered, start, list(_moved_up(self._laid[start:end], start, where.lowered)))
            for start, end in pairwise([*where.starts, len(self._laid)])
        ]

    def links(self, pages: Sequence[Page]) -> Iterator[LinkArea]:
        """Where words lead somewhere, page by page."""
        for number, page in enumerate(pages):
            corner = QPointF(-self._sheet.left, page.top - self._sheet.margin)
            for index, item in enumerate(page.laid, page.start):
                rendered = self._piece(index)
                for line in item.lines if rendered.runs.links else ():
                    yield from areas_in(line, rendered.runs.links, number, corner)

    def _piece(self, line: int) -> RenderedArticle:
        """The rendered article that a line is of."""
        return self._pieces[bisect_right(self._pieces, line, key=itemgetter(1)) - 1][0]

    def bookmarks(self, pages: Sequence[Page]) -> Iterator[Bookmark]:
        """The headings of the sections, on the pages the column was cut into."""
        starts = [page.start for page in pages]
        ends = [start for _, start in self._pieces[1:]] + [len(self._laid)]
        for (rendered, start), end in zip(self._pieces, ends, strict=True):
            positions = [item.lines[0].block.position() for item in self._laid[start:end]]
            places = rendered.positions.heading_positions()
            for section, position in zip(rendered.article.sections, places, strict=True):
                if section.heading:
                    # The first line of its block, or the nearest before.
                    nearest = max(bisect_right(positions, position) - 1, 0)
                    line = start + bisect_left(positions, positions[nearest])
                    page = bisect_right(starts, line) - 1
                    box = pages[page].laid[line - pages[page].start].box
                    top = self._sheet.margin + box.top - pages[page].top
                    title = displayed(section.heading[:LONGEST_LABEL]).text
                    yield Bookmark(title, page, top / self._sheet.height)


def _moved_up(laid: Sequence[Laid], start: int, lowered: Mapping[int, float]) -> Iterator[Laid]:
    """The lines of a page, those below a picture that gave up height moved up by as much."""
    up = 0.0
    for index, item in enumerate(laid, start):
        less = lowered.get(index, 0.0)
        if up:
            item = item.moved(-up)
        yield item.lowered(less) if less else item
        up += less


def _below_the_code(
    rendered: RenderedArticle, laid: Sequence[Laid], code_bottom: float
) -> Sequence[Laid]:
    """The lines, those that reach below the code moved down until they do."""
    narrow = {role for role, _ in rendered.style.kept_right}
    runs = rendered.runs.lines
    beside = max((run.end for run in runs if run.role in narrow), default=-1)
    first = next(
        (at for at, item in enumerate(laid) if item.lines[0].block.position() > beside), len(laid)
    )
    if first == len(laid) or (down := code_bottom - laid[first].box.top) <= 0:
        return laid
    return [*laid[:first], *(item.moved(down) for item in laid[first:])]
