"""What the lines of a document look like: put on in runs of lines that look alike.

The runs say what stands where and nothing of a style, so each style is put on over the last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)

from haidai.article.values import Url
from haidai.rendering import formats
from haidai.rendering.picture_object import picture_format
from haidai.rendering.style import Role, Style
from haidai.rendering.tables import TableShape

_CELLS = frozenset({Role.CELL, Role.CELL_HEAD})
APART = _CELLS | {Role.PICTURE}
"""Lines that are each a run of their own."""


@dataclass(frozen=True, slots=True)
class LineRun:
    """Neighbouring lines that look alike: from the start of the first to the end of the last."""

    role: Role
    marker: str
    start: int
    end: int
    share: float = 1
    """Of a table's cell: what its thinnest column has of the width."""
    picture: int | None = None
    """The number of the picture this line is."""
    fewest: float = 0
    """Characters the column must have room for to justify it (`fewest_to_justify`)."""


@dataclass(frozen=True, slots=True)
class LinkRun:
    """Characters of the trail or of the text that lead somewhere."""

    role: Role
    start: int
    end: int
    url: Url
    sign: int = 0
    """Characters behind them that are the number of its note."""


@dataclass(frozen=True, slots=True)
class TableRun:
    """A table and what its columns need."""

    table: QTextTable
    shape: TableShape
    share: float


@dataclass(frozen=True, slots=True)
class Runs:
    """What in a document is dressed how."""

    lines: tuple[LineRun, ...]
    links: tuple[LinkRun, ...]
    tables: tuple[TableRun, ...]
    table_leads: dict[int, int]
    """Where the line stands that leads to a table, by the table's number."""


def dress(document: QTextDocument, runs: Runs, style: Style) -> None:
    """Put a style on all that is in a document, as one change of it."""
    cursor = QTextCursor(document)
    document.rootFrame().setFrameFormat(formats.sheet_format(style))
    cursor.beginEditBlock()
    _dress_lines(cursor, runs.lines, style)
    _dress_links(cursor, runs.links, style)
    roles = {run.start: run.role for run in runs.lines} if runs.tables else {}
    for table in runs.tables:
        cell, widths = style.cell(table.share), style.columns_of(table.shape)
        following = style.line(roles.get(table.table.lastPosition() + 1, Role.SPACER))
        table.table.setFormat(formats.table_format(style, cell, widths, following))
    cursor.endEditBlock()


def _dress_lines(cursor: QTextCursor, lines: Sequence[LineRun], style: Style) -> None:
    # A long article has hundreds of runs and a handful of looks.
    looks: dict[tuple[Role, str, float, float], tuple[QTextBlockFormat, QTextCharFormat]] = {}
    for run in _alike(lines, style.characters_a_line):
        key = (run.role, run.marker, run.share, run.fewest)
        if key not in looks:
            looks[key] = _look(run, style)
        block, characters = looks[key]
        if run.picture is not None:
            characters = picture_format(run.picture)
        cursor.setPosition(run.start)
        cursor.setPosition(run.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setBlockFormat(block)
        if run.start < run.end:
            cursor.setCharFormat(characters)
        else:
            # The format of the block's end decides the height of an empty line.
            cursor.setBlockCharFormat(characters)


def _look(run: LineRun, style: Style) -> tuple[QTextBlockFormat, QTextCharFormat]:
    line = style.line(run.role)
    if run.role in _CELLS:
        line = replace(style.cell(run.share), bold=run.role is Role.CELL_HEAD)
    line = line if style.characters_a_line >= run.fewest else line.ragged()
    characters = formats.character_format(style, line)
    characters.setFontUnderline(run.role is Role.TABLE_LINK)
    marker_width = 0.0
    if run.marker:
        marker_width = QFontMetricsF(characters.font()).horizontalAdvance(run.marker)
    return formats.block_format(style, line, marker_width), characters


def _dress_links(cursor: QTextCursor, links: Sequence[LinkRun], style: Style) -> None:
    looks: dict[Role, QTextCharFormat] = {}
    for link in links:
        if link.role not in looks:
            looks[link.role] = formats.link_format(style, style.line(link.role))
        cursor.setPosition(link.start)
        cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(formats.leading_to(looks[link.role], link.url))
        if link.sign:
            cursor.setPosition(link.end)
            cursor.setPosition(link.end + link.sign, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(formats.sign_format(style, style.line(link.role)))


def _alike(runs: Sequence[LineRun], characters: float) -> Iterator[LineRun]:
    """The runs, those as one that look alike in lines of so many characters."""
    last: LineRun | None = None
    for run in runs:
        if (
            last is not None
            and (run.role, run.marker) == (last.role, last.marker)
            and (run.fewest <= characters) == (last.fewest <= characters)
            and run.role not in APART
        ):
            last = LineRun(last.role, last.marker, last.start, run.end, fewest=last.fewest)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
