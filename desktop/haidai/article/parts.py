"""A very long article in parts short enough to be shown at once."""

from collections.abc import Iterator
from dataclasses import replace

from haidai.article.model import (
    Article,
    Block,
    Image,
    ListItem,
    Paragraph,
    Quotation,
    Section,
    Subheading,
    Table,
)

MOST_CHARACTERS = 300_000


def parts(article: Article, limit: int = MOST_CHARACTERS) -> tuple[Article, ...]:
    """The article cut into pieces of about `limit` characters of body text, in their order.

    Each keeps the title, the trail and the facts. A cut lies between two blocks; only a block
    longer than `limit` is cut itself, and no text is lost. A section cut in two continues
    without heading. An article short enough is its only part.
    """
    if len(article.text) <= limit:
        return (article,)
    found: list[list[Section]] = [[]]
    room = limit
    for section in article.sections:
        heading, deck = section.heading, section.deck
        opened: list[Block] = []
        room -= len(heading or "") + len(deck or "")
        for block in section.blocks:
            for piece in _pieces(block, limit):
                length = len(piece.text)
                if length > room and (found[-1] or opened):
                    if opened:
                        found[-1].append(Section(heading, deck, tuple(opened)))
                        heading, deck, opened = None, None, []
                    found.append([])
                    room = limit - len(heading or "") - len(deck or "")
                opened.append(piece)
                room -= length + 1
        if opened or heading or deck:
            found[-1].append(Section(heading, deck, tuple(opened)))
    return tuple(replace(article, sections=tuple(sections)) for sections in found)


def _pieces(block: Block, limit: int) -> Iterator[Block]:
    if len(block.text) <= limit:
        yield block
        return
    match block:
        case Table():
            yield from _tables(block, limit)
        case Image():
            for start in range(0, len(block.text), limit):
                text = block.text[start : start + limit]
                yield replace(block, text=text) if start == 0 else Paragraph(text)
        case Paragraph() | Quotation() | Subheading() | ListItem():
            for start in range(0, len(block.text), limit):
                yield replace(block, text=block.text[start : start + limit])


def _tables(table: Table, limit: int) -> Iterator[Block]:
    """A table's rows in tables of at most `limit` characters, or one row each."""
    rows: list[tuple[str, ...]] = []
    length = 0
    for row in table.rows:
        size = sum(map(len, row)) + len(row)
        if rows and length + size > limit:
            yield Table(tuple(rows))
            rows, length = [], 0
        rows.append(row)
        length += size
    if rows:
        yield Table(tuple(rows))
