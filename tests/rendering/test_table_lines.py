"""A table becomes a grid, or lines where it is none that can be drawn."""

from haidai.article.model import Table
from haidai.article.outline import Labels
from haidai.rendering.style import Role
from haidai.rendering.table_lines import MOST_COLUMNS, Grid, table_lines
from haidai.rendering.tables import always
from haidai.rendering.text_lines import Line

MANY = 10_000  # cells


def items_of(table: Table) -> list[Line | Grid]:
    return list(table_lines(table, 0, MANY, always, 0, Labels()))


def test_short_rows_of_a_table_are_filled_up() -> None:
    table = Table((("甲",), (), ("乙", "丙")))

    (grid,) = items_of(table)

    assert isinstance(grid, Grid)
    texts = [[cell.text.text for cell in row] for row in grid.rows]
    assert texts == [["甲", ""], ["", ""], ["乙", "丙"]]
    offsets = [cell.offset for row in grid.rows for cell in row if cell.text.text]
    assert [table.text[offset] for offset in offsets if offset is not None] == ["甲", "乙", "丙"]


def test_a_table_too_wide_to_draw_is_shown_row_by_row() -> None:
    row = tuple("甲" * (MOST_COLUMNS + 1))

    lines = items_of(Table((row, row)))

    assert [type(line) for line in lines] == [Line, Line]


def test_a_table_too_large_to_draw_is_shown_row_by_row() -> None:
    table = Table(tuple((f"第{n}行", "值") for n in range(MANY // 2 + 1)))

    lines = [item for item in items_of(table) if isinstance(item, Line)]

    assert len(lines) == MANY // 2 + 1
    assert lines[7].text.text == "第7行 值"
    assert {line.role for line in lines} == {Role.TABLE_ROW}
