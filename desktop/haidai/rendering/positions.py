"""The map between an article's text and the document that shows it.

Spans count code points of `Article.text`. A QTextDocument counts UTF-16 units, holds lines of
its own (trail, time, labels), splits what is too long, and has word joiners in between. Both
directions are found by bisection.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from haidai.article.model import Article
from haidai.article.spans import Span
from haidai.rendering.displayed import DisplayedText

_ASTRAL = re.compile("[\U00010000-\U0010ffff]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article's text that lies in one line of the document, end exclusive."""

    offset: int
    offset_end: int
    position: int
    position_end: int


class PositionsBuilder:
    """Collects, from the first to the last, where the pieces of an article went."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        # Runs: from offsets[i] and positions[i] on, each character takes widths[i] positions.
        self._offsets: list[int] = []
        self._positions: list[int] = []
        self._widths: list[int] = []

    def add(self, offset: int, displayed: DisplayedText, position: int) -> None:
        """Tell that a displayed text of the article's `offset` begins at a position."""
        text = displayed.text
        breaks = {0, *displayed.inserted, *(place + 1 for place in displayed.inserted)}
        for match in _ASTRAL.finditer(text):
            breaks |= {match.start(), match.end()}
        starts = sorted(place for place in breaks if place < len(text) or place == 0)
        inserted = set(displayed.inserted)
        at_offset, at_position = offset, position
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            width = 2 if start < end and text[start] > "\uffff" else 1
            if start not in inserted:
                self._offsets.append(at_offset)
                self._positions.append(at_position)
                self._widths.append(width)
                at_offset += end - start
            at_position += (end - start) * width
        self._pieces.append(Piece(offset, at_offset, position, at_position))

    def build(self, article: Article, end: int) -> "Positions":
        """The map of an article whose document ends at position `end`."""
        return Positions(
            article, tuple(self._pieces), (self._offsets, self._positions, self._widths), end
        )


class Positions:
    """Where an article's characters stand in the document, and the other way round."""

    def __init__(
        self,
        article: Article,
        pieces: Sequence[Piece],
        runs: tuple[Sequence[int], Sequence[int], Sequence[int]],
        end: int,
    ) -> None:
        self._article = article
        self._pieces = pieces
        self._offsets, self._positions, self._widths = runs
        self._piece_offsets = [piece.offset for piece in pieces]
        self._piece_positions = [piece.position for piece in pieces]
        self._end = end

    def to_document(self, span: Span) -> tuple[tuple[int, int], ...]:
        """The stretches of the document a span covers, (start, end) each, in their order.

        One a line of the document it touches; none where the span is empty or lies between
        two lines.
        """
        ranges = []
        index = max(bisect_right(self._piece_offsets, span.start) - 1, 0)
        for at in range(index, len(self._pieces)):
            piece = self._pieces[at]
            if piece.offset >= span.end:
                break
            start, end = max(span.start, piece.offset), min(span.end, piece.offset_end)
            if start < end:
                ranges.append((self._position(start), self._position_after(end - 1)))
        return tuple(ranges)

    def to_position(self, offset: int) -> int:
        """Where the character at an offset stands; between two lines, where the first ends."""
        index = bisect_right(self._piece_offsets, offset) - 1
        if index < 0:
            return 0
        piece = self._pieces[index]
        return piece.position_end if offset >= piece.offset_end else self._position(offset)

    def to_offset(self, position: int) -> int | None:
        """The offset of the character at a position, None where no text of the article is.

        Behind the last character of a line it is that line's end.
        """
        index = bisect_right(self._piece_positions, position) - 1
        if index < 0 or position > self._pieces[index].position_end:
            return None
        run = bisect_right(self._positions, position) - 1
        further = (position - self._positions[run]) // self._widths[run]
        return min(self._offsets[run] + further, self._pieces[index].offset_end)

    def to_span(self, start: int, end: int) -> Span | None:
        """The article's text between two positions, None where there is none of it."""
        touched = [
            piece for piece in self._pieces if piece.position < end and piece.position_end > start
        ]
        if not touched:
            return None
        first = self.to_offset(max(start, touched[0].position))
        last = self.to_offset(min(end, touched[-1].position_end))
        return (
            Span(first, last) if first is not None and last is not None and first < last else None
        )

    def offset_near(self, position: int) -> int:
        """The offset at a position; beside the article's text that of the next line, or the end."""
        offset = self.to_offset(position)
        if offset is not None:
            return offset
        index = bisect_right(self._piece_positions, position)
        if index < len(self._pieces):
            return self._pieces[index].offset
        return self._pieces[-1].offset_end if self._pieces else 0

    def heading_positions(self) -> tuple[int, ...]:
        """For each section where its heading stands, or its first line where it has none.

        A section without any text has the place of the next one, the last of them the end.
        """
        return self._headings

    @cached_property
    def _headings(self) -> tuple[int, ...]:
        # Asked for at every step of scrolling.
        found: dict[int, int] = {}
        for passage in self._article.passages:
            if passage.section is not None and passage.section not in found:
                found[passage.section] = self.to_position(passage.span.start)
        places = []
        following = self._end
        for section in reversed(range(len(self._article.sections))):
            following = found.get(section, following)
            places.append(following)
        return tuple(reversed(places))

    def _run(self, offset: int) -> int:
        return bisect_right(self._offsets, offset) - 1

    def _position(self, offset: int) -> int:
        run = self._run(offset)
        return self._positions[run] + (offset - self._offsets[run]) * self._widths[run]

    def _position_after(self, offset: int) -> int:
        return self._position(offset) + self._widths[self._run(offset)]
