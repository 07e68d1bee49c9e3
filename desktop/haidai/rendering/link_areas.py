"""Where on the printed pages words stand that lead somewhere, so that a PDF can be clicked."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF

from haidai.article.values import Url
from haidai.rendering.dressing import LinkRun
from haidai.rendering.line_boxes import LaidLine


@dataclass(frozen=True, slots=True)
class LinkArea:
    """Words of one line that lead somewhere: their page, from 0, and place on it.

    The place is in dots of 1/600 inch from the corner of the page's margins.
    """

    page: int
    place: QRectF
    url: Url


def areas_in(
    line: LaidLine, links: Sequence[LinkRun], page: int, corner: QPointF
) -> Iterator[LinkArea]:
    """The areas in a line of a page that begins at `corner` of the uncut one.

    `links` are those of its document in their order, none over another.
    """
    block = line.block.position()
    begun = block + line.line.textStart()
    ended = begun + line.line.textLength()
    first = max(bisect_right(links, begun, key=attrgetter("start")) - 1, 0)
    for link in links[first:]:
        if link.start >= ended:
            return
        start, end = max(link.start, begun), min(link.end, ended)
        if start < end:
            left, right = (line.x_of(position - block) for position in (start, end))
            place = QRectF(left, line.top, right - left, line.bottom - line.top)
            yield LinkArea(page, place.translated(-corner), link.url)
