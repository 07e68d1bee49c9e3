"""How a table is shown: side by side where its cells have room, else cell below cell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from haidai.article.model import Article, Table

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TableShape:
    """What a table needs of the page's width, column by column."""

    widths: tuple[float, ...]
    """In percent of the table's."""
    longest: tuple[int, ...]
    """Characters of the longest cell."""


Fits = Callable[[TableShape], bool]
"""Whether the page has room for a table as it is."""


def always(_: TableShape) -> bool:
    """Every table is shown as it is."""
    return True


def shape_of(table: Table) -> TableShape:
    """The shape of a table."""
    columns = max((len(row) for row in table.rows), default=0)
    rows = tuple(row + ("",) * (columns - len(row)) for row in table.rows)
    longest = tuple(max(len(cell) for cell in column) for column in zip(*rows, strict=True))
    return TableShape(column_widths(rows), longest)


def column_widths(rows: Rows) -> tuple[float, ...]:
    """How wide the columns of a table are, in percent: by the text they hold, none too thin."""
    longest = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    # The root: a column of sentences needs more room than one of years, not fifty times more.
    weights = [max(min(length, 100), 2) ** 0.5 for length in longest]
    return tuple(100 * weight / sum(weights) for weight in weights)


def tables_of(article: Article) -> tuple[Table, ...]:
    """The tables of an article in their order."""
    return tuple(_tables(article))


def _tables(article: Article) -> Iterator[Table]:
    for section in article.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield block
