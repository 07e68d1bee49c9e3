from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from haidai.article.model import Article, Paragraph, Section, Table
from haidai.article.outline import Labels
from haidai.rendering.displayed import copied
from haidai.rendering.lines import page_lines
from haidai.rendering.renderer import RenderedArticle, has_other_form, render
from haidai.rendering.style import Role, Style
from haidai.rendering.table_lines import LONGEST_HEAD, Grid
from haidai.rendering.tables import TableShape, column_widths, shape_of, tables_of
from haidai.rendering.text_lines import Line

ROWS = (
    ("年份", "冷库", "销售额（亿元）"),
    ("2024年", "2个", "1.26"),
    ("2025年", "", "1.83"),
)
WORDS = Labels(table="看整张表")


def of(*tables: Table) -> Article:
    return Article("题", (Section(None, None, (Paragraph("前。"), *tables, Paragraph("后。"))),))


def lines_of(article: Article, labels: Labels = WORDS) -> list[Line]:
    items = page_lines(article, labels, fits=lambda _: False)
    return [item for item in items if isinstance(item, Line)]


def text_of(rendered: RenderedArticle, start: int, end: int) -> str:
    cursor = QTextCursor(rendered.document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return copied(cursor.selectedText())


def test_a_table_without_room_is_shown_cell_below_cell() -> None:
    drawn = [(line.role, line.head + line.text.text) for line in lines_of(of(Table(ROWS)))[2:-1]]

    assert [(role, copied(text)) for role, text in drawn] == [
        (Role.TABLE_LINK, "看整张表"),
        (Role.TABLE_HEAD, "年份 冷库 销售额（亿元）"),
        (Role.RECORD, "2024年"),
        (Role.FIELD, "冷库：2个"),
        (Role.FIELD, "销售额（亿元）：1.26"),
        (Role.RECORD, "2025年"),
        (Role.FIELD, "销售额（亿元）：1.83"),
        (Role.SPACER, ""),
    ]


def test_on_paper_nothing_leads_to_the_whole_table() -> None:
    assert Role.TABLE_LINK not in {line.role for line in lines_of(of(Table(ROWS)), Labels())}


@pytest.mark.parametrize("column", [150.0, 600.0])
@pytest.mark.parametrize("rows", [ROWS, (("甲",), (), ("乙", "丙", "丁")), (("", "a"), ("b", ""))])
def test_every_cell_is_found_in_either_form(
    style: Style, column: float, rows: tuple[tuple[str, ...], ...]
) -> None:
    article = of(Table(rows))
    rendered = render(article, replace(style, column=column), WORDS)

    text = article.text
    for offset, character in enumerate(text):
        if character in "\n\t":
            continue
        position = rendered.positions.to_position(offset)
        assert text_of(rendered, position, position + 1) == character
        assert rendered.positions.to_offset(position) == offset


def test_a_long_name_of_a_column_is_not_repeated_in_full() -> None:
    table = Table((("甲", "长" * 900), *(("乙", "丙"),) * 50))

    heads = [line.head for line in lines_of(of(table)) if line.role is Role.FIELD]

    assert max(map(len, heads)) == LONGEST_HEAD + 1


def test_tables_together_are_bounded_in_either_form() -> None:
    table = Table((("甲", "乙"),) * 300)

    roles = [line.role for line in lines_of(of(*[table] * 5))]

    assert roles.count(Role.RECORD) + roles.count(Role.FIELD) <= 2_000


def test_a_column_of_short_cells_needs_no_more_than_they_do(style: Style) -> None:
    narrow = replace(style, type_size=20, column=100)

    assert narrow.holds(TableShape((1, 1)))
    assert not narrow.holds(TableShape((1, 9)))
    assert not narrow.holds(TableShape((9, 9)))


def test_larger_type_makes_another_form_and_smaller_type_brings_it_back(style: Style) -> None:
    article = of(Table(ROWS))
    small = style.fitting(600)
    large = replace(style, type_size=72).fitting(600)

    rendered = render(article, small, WORDS)

    assert has_other_form(rendered, large)
    assert not has_other_form(rendered, replace(small, type_size=21))
    assert rendered.runs.table_leads == {}
    other = render(article, large, WORDS)
    assert has_other_form(other, small)
    assert list(other.runs.table_leads) == [0]


def test_a_table_of_one_row_stays_a_table() -> None:
    assert any(
        isinstance(item, Grid)
        for item in page_lines(of(Table((("甲", "乙"),))), WORDS, fits=lambda _: False)
    )


def test_the_shape_of_a_table_is_that_of_its_longest_cells() -> None:
    (table,) = tables_of(of(Table(ROWS)))

    assert shape_of(table).wanted == pytest.approx((3.4, 2, 7))


def test_columns_are_as_wide_as_their_text_needs_and_none_is_thin() -> None:
    widths = column_widths((2.4, 100), 30)

    assert abs(sum(widths) - 100) < 1e-6
    assert widths[1] > widths[0] > 10


WANTED = (3.4, 4, 7, 3, 4, 14)
"""Of a table with names of columns longer than what stands below them."""


@pytest.mark.parametrize("room", [24, 32, 40, 80])
def test_short_cells_stay_on_one_line_while_a_long_one_can_give_way(room: int) -> None:
    widths = [width * room / 100 for width in column_widths(WANTED, room)]

    assert sum(widths) == pytest.approx(room)
    assert all(width > 2.5 for width in widths)
    if room >= 32:
        short = [number for number, wanted in enumerate(WANTED) if wanted <= 4]
        assert all(widths[number] >= WANTED[number] + 0.7 for number in short)


@given(st.lists(st.floats(0, 500), min_size=1, max_size=12), st.floats(0, 200))
def test_columns_fill_the_table_and_a_longer_cell_never_gets_less(
    wanted: list[float], room: float
) -> None:
    widths = column_widths(wanted, room)

    assert sum(widths) == pytest.approx(100)
    ordered = sorted(zip(wanted, widths, strict=True))
    assert all(one[1] <= other[1] + 1e-6 for one, other in pairwise(ordered))


def test_a_name_of_four_characters_is_on_one_line_of_the_page(style: Style) -> None:
    head = ("年份", "冷库数量", "销售额（亿元）", "损耗率", "从业人数", "说明")
    row = ("2024年", "2个", "1.26", "28.4%", "60多人", "建成分拣车间，接入电商平台")
    for column in (640, 800):
        rendered = render(of(Table((head, row))), style.fitting(column))
        rendered.document.size()
        table = rendered.runs.tables[0].table
        for number in (0, 1, 3, 4):
            for line in (0, 1):
                block = table.cellAt(line, number).firstCursorPosition().block()
                assert block.layout().lineCount() == 1, block.text()
