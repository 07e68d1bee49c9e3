"""Which table of a page holds figures, and which only lays the page out."""

from typing import TYPE_CHECKING

from haidai.extraction.lines import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_CELLS = 2_000


def simple_table(table: "HtmlElement") -> tuple[tuple[str, ...], ...]:
    """The cells of a table of figures; nothing for one that lays out a page."""
    rows: list[tuple[str, ...]] = []
    cells = 0
    linked = 0
    total = 0
    for element in table.iter("table", "tr", "a", "h1", "h2", "form"):
        if element.tag in {"h1", "h2", "form"} or (element.tag == "table" and element is not table):
            return ()
        if element.tag == "a":
            linked += len(clean(element.text_content()))
            continue
        if element.tag != "tr":
            continue
        row = tuple(clean(cell.text_content()) for cell in element if cell.tag in {"td", "th"})
        cells += len(row)
        total += sum(map(len, row))
        if cells > MOST_CELLS or any(len(cell) > 300 for cell in row):
            return ()
        if any(row):
            rows.append(row)
    wide = sum(len(row) > 1 for row in rows)
    if len(rows) < 2 or 2 * wide < len(rows) or 2 * linked > total or total > 60 * cells:
        return ()
    width = max(map(len, rows))
    return tuple(row + ("",) * (width - len(row)) for row in rows)
