"""A table as it stands on the page: a grid, or lines where it is too wide or too large."""

from collections.abc import Iterator
from dataclasses import dataclass

from haidai.article.model import Table
from haidai.article.outline import Labels
from haidai.rendering.displayed import DisplayedText, displayed
from haidai.rendering.style import Role
from haidai.rendering.tables import Fits, TableShape, column_widths, shape_of
from haidai.rendering.text_lines import LONGEST_LINE, Line, spacer, text_lines

LONGEST_HEAD = 40
"""Characters of what a column is called, where every cell of it says so."""
MOST_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, its cells' lines row by row, every row of the same length."""

    rows: tuple[tuple[Line, ...], ...]
    shape: TableShape
    share: float = 1
    """Of the width, that the thinnest column has; 1 where every column has room."""


def table_lines(
    table: Table, offset: int | None, most_cells: int, fits: Fits, number: int, labels: Labels
) -> Iterator[Line | Grid]:
    """A table as a grid, cell below cell where it does not fit, a line a row if too large.

    It is the `number`th of its article and begins at `offset` of `Article.text`; without a
    place there it has no text and gives nothing. More than `most_cells` are too large.
    """
    if offset is None:
        return
    columns = max(len(row) for row in table.rows)
    if (
        columns > MOST_COLUMNS
        or columns * len(table.rows) > most_cells
        or any(len(cell) > LONGEST_LINE // 10 for row in table.rows for cell in row)
    ):
        for row in table.rows:
            text = "\t".join(row)
            yield from text_lines(Role.TABLE_ROW, text, offset)
            offset += len(text) + 1
        return
    shape = shape_of(table)
    if len(table.rows) > 1 and not fits(shape):
        yield from _records(table.rows, offset, number, labels)
        return
    rows = []
    headed = len(table.rows) > 1 and len(table.rows[0]) == columns and all(table.rows[0])
    for row in table.rows:
        lines = []
        role = Role.CELL_HEAD if headed and row is table.rows[0] else Role.CELL
        for cell in row:
            lines.append(Line(role, displayed(cell), offset))
            offset += len(cell) + 1
        if not row:
            offset += 1
        lines += [Line(Role.CELL, DisplayedText(""))] * (columns - len(row))
        rows.append(tuple(lines))
    share = 1.0 if fits(shape) else min(column_widths(shape.wanted, 0)) / 100
    yield Grid(tuple(rows), shape, share)


def _records(
    rows: tuple[tuple[str, ...], ...], offset: int, number: int, labels: Labels
) -> Iterator[Line]:
    """A table cell below cell: a group a row, its first cell above, then `head：cell` each."""
    if labels.table:
        yield Line(Role.TABLE_LINK, displayed(labels.table), table=number)
    head = rows[0]
    text = "\t".join(head)
    yield from text_lines(Role.TABLE_HEAD, text, offset)
    offset += len(text) + 1
    for row in rows[1:]:
        for column, cell in enumerate(row):
            name = head[column] if 0 < column < len(head) else ""
            role = Role.FIELD if column else Role.RECORD
            if cell:
                shown = displayed(f"{name[:LONGEST_HEAD]}：").text if name else ""
                yield Line(role, displayed(cell), offset, head=shown)
            offset += len(cell) + 1
        if not row:
            offset += 1
    yield spacer()
