"""Everything a rendered article has laid out, line by line, for cutting it into pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import cast

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextLine, QTextTable

from haidai.rendering.dressing import LineRun
from haidai.rendering.page_breaks import LineBox
from haidai.rendering.renderer import RenderedArticle
from haidai.rendering.style import Role

LEADING_ROLES = frozenset(
    {
        Role.TRAIL,
        Role.TITLE,
        Role.META,
        Role.RULE,
        Role.HEADING,
        Role.DECK,
        Role.SUBHEADING,
        Role.TABLE_HEAD,
        Role.RECORD,
    }
)
MOST_OF_A_CAPTION = 8
"""Lines that stay with their picture."""
CLOSING_ROLES = frozenset({Role.EDITORS})


@dataclass(frozen=True, slots=True)
class LaidLine:
    """One line of a block's layout, which begins at `origin` of the uncut page."""

    block: QTextBlock
    index: int
    origin: QPointF

    @property
    def line(self) -> QTextLine:
        """The line in its block's layout."""
        return self.block.layout().lineAt(self.index)

    @property
    def top(self) -> float:
        """Of the line's box."""
        return self.origin.y() + self.line.y()

    @property
    def bottom(self) -> float:
        """Of the line's box."""
        return self.top + self.line.height()

    def x_of(self, unit: int) -> float:
        """How far to the right a UTF-16 unit of the block begins, in this line."""
        x, _ = cast("tuple[float, int]", self.line.cursorToX(unit))
        return self.origin.x() + x

    @property
    def bold(self) -> bool:
        """Whether its block is set in the bold face; one without text is not."""
        pieces = self.block.begin()
        # Qt reads whatever lies in memory where there is no piece.
        return not pieces.atEnd() and pieces.fragment().charFormat().font().bold()

    @property
    def text(self) -> str:
        """The characters in it."""
        units = self.block.text().encode("utf-16-le")
        start = self.line.textStart()
        return units[2 * start : 2 * (start + self.line.textLength())].decode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Laid:
    """What stands in one box: lines side by side, the rule, or a row of a table."""

    box: LineBox
    lines: tuple[LaidLine, ...]
    rule: QLineF | None = None
    edges: tuple[float, ...] = ()
    """Where the vertical lines of a table's row stand."""
    picture: int | None = None
    """The number of the picture that stands here."""
    words: str = ""
    """What is written in its place while it is not there."""

    def moved(self, down: float, paragraphs: int = 0) -> "Laid":
        """The same so much further down, in a paragraph so many further on."""
        box = replace(
            self.box,
            top=self.box.top + down,
            bottom=self.box.bottom + down,
            paragraph=self.box.paragraph + paragraphs,
        )
        lines = tuple(replace(line, origin=line.origin + QPointF(0, down)) for line in self.lines)
        rule = self.rule.translated(0, down) if self.rule is not None else None
        return replace(self, box=box, lines=lines, rule=rule)

    def lowered(self, less: float) -> "Laid":
        """The same in a box so much less high."""
        return replace(self, box=replace(self.box, bottom=self.box.bottom - less))

    def paint(self, painter: QPainter, pen: QPen) -> None:
        """Draw this and nothing else.

        WORKAROUND (Qt 6.11, QTextLayout.draw): a document draws one line too many at a clip's
        edge; unseen, but it would be twice in the text of a PDF.
        """
        painter.setPen(pen)
        if self.rule is not None:
            painter.drawLine(self.rule)
        for left, right in pairwise(self.edges):
            painter.drawRect(
                QRectF(left, self.box.top, right - left, self.box.bottom - self.box.top)
            )
        for laid in self.lines:
            laid.line.draw(painter, laid.origin)


def laying_boxes(rendered: RenderedArticle, tallest: float, found: list[Laid]) -> Iterator[None]:
    """Put the lines into `found`, block by block: Qt lays each out when it is asked for.

    A table's rows are whole unless one is taller than `tallest`, also where its cells stand
    one below the other.
    """
    column = rendered.style.column
    above = Role.SPACER
    record: int | None = None  # the line the row of a table begins with
    for stands in _blocks(rendered):
        if isinstance(stands, QTextTable):
            found += _table_rows(stands, tallest, len(found), column)
            yield
            continue
        block, run = stands
        role = run.role if run is not None else Role.SPACER
        if role is not Role.FIELD:
            _keep_row_together(found, record, tallest)
            record = len(found) if role is Role.RECORD else None
        found += _block_lines(block, role, len(found), column)
        if run is not None and run.picture is not None:
            box = replace(found[-1].box, spare=rendered.pictures.spare(run.picture))
            words = rendered.pictures.words(run.picture)
            found[-1] = replace(found[-1], box=box, picture=run.picture, words=words)
        if above is Role.PICTURE and role is Role.CAPTION:
            _keep_together(found, block.layout().lineCount())
        above = role
        yield
    _keep_row_together(found, record, tallest)


def _blocks(rendered: RenderedArticle) -> Iterator[QTextTable | tuple[QTextBlock, LineRun | None]]:
    """What a document is made of, from top to foot; of a block the run it belongs to."""
    document = rendered.document
    tables = {run.table.firstPosition(): run.table for run in rendered.runs.tables}
    runs = iter(rendered.runs.lines)
    run = next(runs, None)
    block = document.begin()
    while block.isValid():
        position = block.position()
        if (table := tables.get(position)) is not None:
            yield table
            block = document.findBlock(table.lastPosition() + 1)
            continue
        while run is not None and run.end < position:
            run = next(runs, None)
        yield block, run if run is not None and run.start <= position else None
        block = block.next()


def _keep_together(found: list[Laid], lines: int) -> None:
    """Let a picture and all lines of its caption, the last ones found, stand on one page."""
    if lines <= MOST_OF_A_CAPTION:
        _lead(found, len(found) - lines - 1)


def _keep_row_together(found: list[Laid], first: int | None, tallest: float) -> None:
    """Let the lines from the first on, a row shown cell below cell, stand on one page."""
    if first is not None and found[-1].box.bottom - found[first].box.top <= tallest:
        _lead(found, first)


def _lead(found: list[Laid], first: int) -> None:
    """Let every line from the first on lead to the next, up to the last one found."""
    for index in range(first, len(found) - 1):
        found[index] = replace(found[index], box=replace(found[index].box, leads=True))


def _block_lines(block: QTextBlock, role: Role, number: int, column: float) -> Iterator[Laid]:
    for line in _lines(block):
        box = LineBox(line.top, line.bottom, number, role in LEADING_ROLES, role in CLOSING_ROLES)
        middle = (box.top + box.bottom) / 2
        rule = QLineF(0, middle, column, middle) if role is Role.RULE else None
        yield Laid(box, (line,), rule)


def _lines(block: QTextBlock) -> list[LaidLine]:
    origin = block.document().documentLayout().blockBoundingRect(block).topLeft()
    return [LaidLine(block, index, origin) for index in range(block.layout().lineCount())]


def _table_rows(table: QTextTable, tallest: float, number: int, column: float) -> Iterator[Laid]:
    padding = table.format().cellPadding()
    rows = [_row_lines(table, row) for row in range(table.rows())]
    lefts = [lines[0].origin.x() - padding for lines in rows[0]]
    edges = (*lefts, column - lefts[0])
    lines = [sorted(chain(*cells), key=lambda line: line.top) for cells in rows]
    tops = [row[0].top - padding for row in lines]
    last = max(line.bottom for line in lines[-1]) + padding
    for row, (top, bottom) in enumerate(pairwise([*tops, last])):
        if bottom - top <= tallest:
            # Neither what the columns are called nor the last row stands on a page alone.
            leads = len(rows) > 1 and row in {0, len(rows) - 2}
            box = LineBox(top, bottom, number + row, leads)
            yield Laid(box, tuple(lines[row]), edges=edges)
            continue
        for beside in _beside(lines[row]):
            box = LineBox(beside[0].top, max(line.bottom for line in beside), number + row)
            yield Laid(box, tuple(beside), edges=edges)


def _row_lines(table: QTextTable, row: int) -> list[list[LaidLine]]:
    """The lines of a row's cells, cell by cell; each has at least one."""
    cells = (table.cellAt(row, column) for column in range(table.columns()))
    return [_lines(cell.firstCursorPosition().block()) for cell in cells]


def _beside(lines: Sequence[LaidLine]) -> Iterator[list[LaidLine]]:
    """Lines of several cells at the same height together: no page ends in the middle of one."""
    together: list[LaidLine] = []
    bottom = 0.0
    for line in lines:
        if together and line.top >= bottom - 1:
            yield together
            together = []
        bottom = max(bottom, line.bottom) if together else line.bottom
        together.append(line)
    yield together
