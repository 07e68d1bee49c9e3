"""The lines of an article's page in their order: what stands where, before Qt draws it."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from haidai.article.model import (
    Article,
    Image,
    Link,
    ListItem,
    Paragraph,
    Part,
    Quotation,
    Subheading,
    Table,
)
from haidai.article.outline import Labels
from haidai.article.parts import links_between
from haidai.article.pictures import is_picture
from haidai.article.values import Url
from haidai.rendering.displayed import OBJECT, DisplayedText, displayed, utf16_length
from haidai.rendering.notes import Notes, with_signs
from haidai.rendering.style import Role
from haidai.rendering.tables import Fits, Rows, always, shape_of

LONGEST_LINE = 20_000
"""Characters in one block: Qt's time for a word that fills it grows with the square."""
LONGEST_LABEL = 1_000
"""Characters of a name the page gives (a source, a step of the trail)."""
LONGEST_HEAD = 40
"""Characters of what a column is called, where every cell of it says so."""
LARGEST_NUMBER = 999_999
"""Of a list item; a larger one is no number of an item."""
MOST_CELLS = 2_000
"""Of an article's tables together; Qt takes a millisecond for some."""
MOST_COLUMNS = 12
NO_NOTES = Notes()
SENTENCE_ENDS = "。！？；.!?; ，、"

TextBlock = Paragraph | Quotation | ListItem | Subheading | Image


@dataclass(frozen=True, slots=True)
class LineLink:
    """Where a line leads, and the UTF-16 units of it that show so."""

    start: int
    end: int
    url: Url
    sign: int = 0
    """Units behind them that are the number of its note."""


@dataclass(frozen=True, slots=True)
class Line:
    """One block of text; `offset` is where it begins in `Article.text`, None beside it."""

    role: Role
    text: DisplayedText
    offset: int | None = None
    marker: str = ""
    """Drawn before the text: the number of a list item."""
    links: tuple[LineLink, ...] = ()
    picture: int | None = None
    """The number of the picture that stands here as one character."""
    head: str = ""
    """Drawn before the text: what its column of a table is called."""
    table: int | None = None
    """The number of the table that this line leads to."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, its cells' lines row by row, every row of the same length."""

    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]
    """Of the columns, in percent of the table's."""
    share: float = 1
    """Of the width, that the thinnest column has; 1 where every column has room."""


def page_lines(
    article: Article,
    labels: Labels,
    pictures: Collection[int] = (),
    notes: Notes = NO_NOTES,
    fits: Fits = always,
) -> tuple[Line | Grid, ...]:
    """Everything on an article's page from the top to the foot, the notes of its links last.

    A grid always has a line before and behind it. Of the pictures (`pictures_of`) those of the
    given numbers have a place above their caption; the others are their caption alone. A table
    that the page has no room for (`fits`) is shown cell below cell.
    """
    items: list[Line | Grid] = []
    for item in _all_items(article, labels, pictures, notes, fits):
        if isinstance(item, Grid) and (not items or isinstance(items[-1], Grid)):
            items.append(_spacer())
        items.append(item)
    if not items or isinstance(items[-1], Grid):
        items.append(_spacer())
    return tuple(items)


def _spacer() -> Line:
    return Line(Role.SPACER, DisplayedText(""))


def _all_items(
    article: Article, labels: Labels, pictures: Collection[int], notes: Notes, fits: Fits
) -> Iterator[Line | Grid]:
    starts = {
        (passage.section, passage.part, passage.block): passage.span.start
        for passage in article.passages
    }
    cells = MOST_CELLS
    numbers, tables = count(), count()
    if article.trail:
        yield _trail(article)
    yield from _text_lines(Role.TITLE, article.title, starts.get((None, Part.TITLE, None)))
    yield from _meta(article, labels)
    for section_number, section in enumerate(article.sections):
        for role, part, text in (
            (Role.HEADING, Part.HEADING, section.heading),
            (Role.DECK, Part.DECK, section.deck),
        ):
            yield from _text_lines(role, text or "", starts.get((section_number, part, None)))
        for index, block in enumerate(section.blocks):
            offset = starts.get((section_number, Part.BLOCK, index))
            if isinstance(block, Table):
                for item in _table(block, offset, cells, fits, next(tables), labels):
                    if isinstance(item, Grid):
                        cells -= len(item.rows) * len(item.widths)
                    elif item.role in {Role.RECORD, Role.FIELD}:
                        cells -= 1
                    yield item
                continue
            shown = False
            if is_picture(block):
                number = next(numbers)
                shown = number in pictures
                if shown:
                    yield Line(Role.PICTURE, DisplayedText(OBJECT), picture=number)
            if not shown or block.text:
                yield from _block_lines(block, offset, labels, notes)
    if article.editors:
        yield Line(Role.EDITORS, displayed(labels.editors + _label(" ".join(article.editors))))
    if notes.listed and notes.numbers:
        yield Line(Role.SUBHEADING, displayed(labels.links))
        for sign, address in notes.lines():
            yield Line(Role.NOTE, displayed(address), marker=sign)


def _trail(article: Article) -> Line:
    text = ""
    links = []
    for crumb in article.trail:
        text += " › " if text else ""
        start = utf16_length(text)
        text += displayed(_label(crumb.text)).text
        if crumb.url is not None:
            links.append(LineLink(start, utf16_length(text), crumb.url))
    return Line(Role.TRAIL, DisplayedText(text), links=tuple(links))


def _meta(article: Article, labels: Labels) -> Iterator[Line]:
    facts = [str(article.published)] if article.published else []
    if article.source:
        facts.append(labels.source + _label(article.source))
    if article.reporters:
        facts.append(labels.reporters + _label(" ".join(article.reporters)))
    if facts:
        yield Line(Role.META, displayed("　".join(facts)))
        yield Line(Role.RULE, DisplayedText(""))


def _label(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[:LONGEST_LABEL] + "…"


def _block_lines(
    block: TextBlock, offset: int | None, labels: Labels, notes: Notes
) -> Iterator[Line]:
    match block:
        case Paragraph():
            yield from _text_lines(Role.PARAGRAPH, block.text, offset, "", block.links, notes)
        case Quotation():
            yield from _text_lines(Role.QUOTATION, block.text, offset, "", block.links, notes)
        case Subheading():
            yield from _text_lines(Role.SUBHEADING, block.text, offset)
        case ListItem():
            number = block.number
            marker = "• " if number is None or number > LARGEST_NUMBER else f"{number}. "
            yield from _text_lines(Role.LIST_ITEM, block.text, offset, marker, block.links, notes)
        case Image() if block.text:
            yield from _text_lines(Role.CAPTION, block.text, offset)
        case Image():
            if block.alt:
                yield Line(Role.CAPTION, displayed(labels.image + _label(block.alt)))


def _text_lines(
    role: Role,
    text: str,
    offset: int | None,
    marker: str = "",
    links: Sequence[Link] = (),
    notes: Notes = NO_NOTES,
) -> Iterator[Line]:
    start = 0
    while start < len(text):
        end = start + LONGEST_LINE
        if end < len(text):
            end = _sentence_end(text, end)
        place = None if offset is None else offset + start
        shown = displayed(text[start:end])
        inside = links_between(links, start, end) if links else ()
        if inside and notes.numbers:
            shown = with_signs(shown, inside, notes)
        yield Line(role, shown, place, marker, _line_links(shown, inside, notes))
        if role in {Role.PARAGRAPH, Role.QUOTATION}:
            role = Role.CONTINUATION
        start, marker = end, ""


def _line_links(shown: DisplayedText, links: Sequence[Link], notes: Notes) -> tuple[LineLink, ...]:
    """Links of a text, one behind the other, at the UTF-16 units of it as it is drawn."""
    # Before which of the article's characters one was put in.
    put_in = [place - earlier for earlier, place in enumerate(shown.inserted)]
    found = []
    place = units = 0
    for link in links:
        first, last = link.span.start, link.span.end - 1
        start = first + bisect_right(put_in, first)
        end = last + bisect_right(put_in, last) + 1
        begun = units + utf16_length(shown.text[place:start])
        place, units = end, begun + utf16_length(shown.text[start:end])
        found.append(LineLink(begun, units, link.url, len(notes.sign(link.url))))
    return tuple(found)


def _sentence_end(text: str, end: int) -> int:
    """The last good place to part a text in the thousand characters before `end`."""
    for mark in SENTENCE_ENDS:
        place = text.rfind(mark, end - 1_000, end)
        if place >= 0:
            return place + 1
    return end


def _table(
    table: Table, offset: int | None, most_cells: int, fits: Fits, number: int, labels: Labels
) -> Iterator[Line | Grid]:
    """A table as a grid, below one another where it does not fit, a line a row if too large."""
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
            yield from _text_lines(Role.TABLE_ROW, text, offset)
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
    yield Grid(tuple(rows), shape.widths, 1 if fits(shape) else min(shape.widths) / 100)


def _records(rows: Rows, offset: int, number: int, labels: Labels) -> Iterator[Line]:
    """A table cell below cell: a group a row, its first cell above, then `head：cell` each."""
    if labels.table:
        yield Line(Role.TABLE_LINK, displayed(labels.table), table=number)
    head = rows[0]
    text = "\t".join(head)
    yield from _text_lines(Role.TABLE_HEAD, text, offset)
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
    yield _spacer()
