"""A very long article in parts short enough to be shown at once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from haidai.article.model import (
    Article,
    Block,
    Image,
    Link,
    ListItem,
    Paragraph,
    Quotation,
    Section,
    Table,
)
from haidai.article.spans import Span

MOST_CHARACTERS = 300_000
MOST_LINES = 15_000
"""Of a part, however short they are: headings, deck lines, blocks, rows of tables."""


def parts(
    article: Article, limit: int = MOST_CHARACTERS, most_lines: int = MOST_LINES
) -> tuple[Article, ...]:
    """The article cut into pieces of about `limit` characters of body text, in their order.

    Each keeps the title, the trail and the facts. A cut lies between two blocks; only a block
    longer than `limit` is cut itself, and no text is lost. A section cut in two continues
    without heading. An article short enough is its only part.
    """
    if len(article.text) <= limit and article.text.count("\n") < most_lines:
        return (article,)
    cutter = _Cutter(limit, most_lines)
    for section in article.sections:
        cutter.open(section.heading, section.deck)
        for block in section.blocks:
            for piece in _pieces(block, limit, most_lines):
                cutter.add(piece)
        cutter.close()
    return tuple(replace(article, sections=tuple(sections)) for sections in cutter.parts)


class _Cutter:
    """Puts blocks into sections and sections into parts that hold so much."""

    def __init__(self, limit: int, most_lines: int) -> None:
        self.parts: list[list[Section]] = [[]]
        self._limits = (limit, most_lines)
        self._characters = self._lines = 0
        self._heading: str | None = None
        self._deck: str | None = None
        self._blocks: list[Block] = []

    def open(self, heading: str | None, deck: str | None) -> None:
        """Begin a section."""
        if self._is_full(0, 3):
            self._next_part()
        self._heading, self._deck = heading, deck
        for text in (heading, deck):
            self._count(len(text or ""), 1 if text else 0)

    def add(self, block: Block) -> None:
        """The next block of the section; it begins a part where the last has no room."""
        size = (len(block.text), len(block.rows) if isinstance(block, Table) else 1)
        if self._is_full(*size) and (self._blocks or self.parts[-1]):
            if self._blocks:
                self.close()
            self._next_part()
        self._blocks.append(block)
        self._count(*size)

    def close(self) -> None:
        """End the section."""
        if self._blocks or self._heading or self._deck:
            section = Section(self._heading, self._deck, tuple(self._blocks))
            self.parts[-1].append(section)
        self._heading, self._deck, self._blocks = None, None, []

    def _is_full(self, characters: int, lines: int) -> bool:
        limit, most_lines = self._limits
        return self._characters + characters > limit or self._lines + lines > most_lines

    def _count(self, characters: int, lines: int) -> None:
        self._characters += characters + lines
        self._lines += lines

    def _next_part(self) -> None:
        if self.parts[-1]:
            self.parts.append([])
        self._characters = self._lines = 0
        self._count(len(self._heading or "") + len(self._deck or ""), 0)


def _pieces(block: Block, limit: int, most_lines: int) -> Iterator[Block]:
    if isinstance(block, Table):
        yield from _tables(block, limit, most_lines)
        return
    starts = range(0, max(len(block.text), 1), limit)
    for start in starts:
        text = block.text[start : start + limit]
        if isinstance(block, Paragraph | Quotation | ListItem):
            yield replace(block, text=text, links=links_between(block.links, start, start + limit))
        elif start and isinstance(block, Image):
            yield Paragraph(text)
        else:
            yield replace(block, text=text)


def links_between(links: Sequence[Link], start: int, end: int) -> tuple[Link, ...]:
    """The links, or what of them lies, from `start` up to `end`, counted from there."""
    return tuple(
        Link(Span(max(link.span.start, start) - start, min(link.span.end, end) - start), link.url)
        for link in links
        if link.span.start < end and link.span.end > start
    )


def _tables(table: Table, limit: int, most_lines: int) -> Iterator[Block]:
    """A table's rows in tables of at most `limit` characters, or one row each."""
    if len(table.text) <= limit and len(table.rows) <= most_lines:
        yield table
        return
    rows: list[tuple[str, ...]] = []
    length = 0
    for row in table.rows:
        size = sum(map(len, row)) + len(row)
        if rows and (length + size > limit or len(rows) == most_lines):
            yield Table(tuple(rows))
            rows, length = [], 0
        rows.append(row)
        length += size
    if rows:
        yield Table(tuple(rows))
