"""From an article to the QTextDocument that shows it.

The text goes in once, in a few large pieces; what it looks like is put on in runs of equal
lines. So another style (`restyle`) costs a handful of calls even for a long article, and Qt
lays out only what is looked at.
"""

import gc
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextCursor, QTextDocument, QTextOption

from haidai.article.model import Article
from haidai.article.outline import CHINESE_LABELS, Labels
from haidai.article.pictures import pictures_of
from haidai.rendering.displayed import utf16_length
from haidai.rendering.dressing import APART, LineRun, LinkRun, Runs, TableRun, dress
from haidai.rendering.lines import page_lines
from haidai.rendering.notes import Notes
from haidai.rendering.picture_object import DocumentPictures
from haidai.rendering.pictures import PictureFacts
from haidai.rendering.positions import Positions, PositionsBuilder
from haidai.rendering.spaced import space
from haidai.rendering.style import FEWEST_WITH_WORDS, Style
from haidai.rendering.table_lines import Grid
from haidai.rendering.tables import TableShape, shape_of, tables_of
from haidai.rendering.text_lines import NO_NOTES, Line

_WORD = re.compile("[0-9A-Za-z.,:%/-]{4}")
_LONG_WORD = re.compile("[!-~]{24}")


@dataclass(frozen=True, eq=False)
class RenderedArticle:
    """An article on its page. The document belongs to the thread that rendered it."""

    article: Article
    style: Style
    document: QTextDocument
    positions: Positions
    runs: Runs
    pictures: DocumentPictures
    table_shapes: tuple[TableShape, ...] = ()

    def picture_positions(self) -> dict[int, int]:
        """Where each picture that has a place stands, by its number, in their order."""
        return {run.picture: run.start for run in self.runs.lines if run.picture is not None}


def render(
    article: Article,
    style: Style,
    labels: Labels = CHINESE_LABELS,
    pictures: Collection[int] | None = None,
    notes: Notes = NO_NOTES,
    facts: Mapping[int, PictureFacts] | None = None,
) -> RenderedArticle:
    """The document of an article in a style, and the map of its places. Needs a QGuiApplication.

    Nothing of the article is read as markup. `pictures` are the numbers of those that get a
    place; None: all of `pictures_of`. `notes` are the numbers its links get on paper,
    `facts` what is known of its pictures already.
    """
    labels = labels.beside(article.language)
    known = pictures_of(article)
    places = range(len(known)) if pictures is None else pictures
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(wrapping)
    drawing = DocumentPictures(document, known, labels, style)
    drawing.facts.update(facts or {})
    writer = _Writer(document)
    with _without_collection(), _without_layout(document):
        lines = page_lines(article, labels, places, notes, style.holds, style.whole_names)
        for _, items in groupby(lines, type):
            writer.write(list(items))
        runs = writer.runs()
        dress(document, runs, style)
        space(document, style, article.language.is_chinese)
    document.setTextWidth(style.sheet)
    positions = writer.positions.build(article, max(document.characterCount() - 1, 0))
    shapes = tuple(map(shape_of, tables_of(article)))
    return RenderedArticle(article, style, document, positions, runs, drawing, shapes)


def has_other_form(rendered: RenderedArticle, style: Style) -> bool:
    """Whether in another style a table is shown otherwise: then `render` is wanted."""
    return any(
        style.holds(shape) is not rendered.style.holds(shape) for shape in rendered.table_shapes
    )


def restyle(rendered: RenderedArticle, style: Style) -> RenderedArticle:
    """The same document in another style; places in it (cursors, positions) stay valid.

    Qt lays it out anew as far as it is looked at; `lay_out_to` says how far that must be.
    """
    rendered.pictures.style = style
    with _without_layout(rendered.document):
        dress(rendered.document, rendered.runs, style)
        if style.families != rendered.style.families:
            space(rendered.document, style, rendered.article.language.is_chinese)
    if rendered.document.textWidth() != style.sheet:
        rendered.document.setTextWidth(style.sheet)
    return replace(rendered, style=style)


def lay_out_to(document: QTextDocument, position: int) -> float:
    """Lay a document out as far as a position and give the top of the line there.

    A view that shows the document takes over its new height at once (the part not yet laid
    out is estimated), so that it can be scrolled to that line before anything is painted.
    """
    layout = document.documentLayout()
    block = document.findBlock(min(position, document.characterCount() - 1))
    top = layout.blockBoundingRect(block).top()
    line = block.layout().lineForTextPosition(position - block.position())
    # WORKAROUND (Qt 6.11, QTextDocumentLayout): views are told only from a timer; until then
    # they refuse to scroll that far.
    layout.documentSizeChanged.emit(QSizeF(document.textWidth(), top))
    return top + line.y() if line.isValid() else top


def lay_out_again(document: QTextDocument, position: int) -> None:
    """Lay the line at a position out anew: what stands in it has another height now.

    WORKAROUND (Qt 6.11, QTextDocumentLayout::documentChanged): while a document is only laid
    out in part, a change in that part makes Qt believe that the rest is laid out as well, and
    it is never drawn. So the rest is laid out first; a line of the rest needs nothing.
    """
    if document.findBlock(position).layout().lineCount():
        if not document.lastBlock().layout().lineCount():
            document.size()
        document.markContentsDirty(position, 1)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Look for no rubbish: what is made here stays, and the looking is a third of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@contextmanager
def _without_layout(document: QTextDocument) -> Iterator[None]:
    """Change a document as a whole: it is laid out once, afterwards, from the top, lazily."""
    document.setLayoutEnabled(False)
    try:
        yield
    finally:
        document.setLayoutEnabled(True)


class _Writer:
    """Puts lines and tables at the end of a document and notes where they went."""

    def __init__(self, document: QTextDocument) -> None:
        self.positions = PositionsBuilder()
        self._cursor = QTextCursor(document)
        self._lines: list[LineRun] = []
        self._links: list[LinkRun] = []
        self._tables: list[TableRun] = []
        self._leads: dict[int, int] = {}

    def runs(self) -> Runs:
        """Everything noted so far."""
        return Runs(tuple(self._lines), tuple(self._links), tuple(self._tables), dict(self._leads))

    def write(self, items: Sequence[Line | Grid]) -> None:
        """Lines or tables; between lines and tables the caller changes over."""
        self._write_lines([item for item in items if isinstance(item, Line)])
        for item in items:
            if isinstance(item, Grid):
                self._write_table(item)

    def _write_lines(self, lines: Sequence[Line]) -> None:
        """Lines of text, in the block the cursor is in and new ones."""
        position = self._cursor.position()
        self._cursor.insertText(
            "\n".join(line.marker + line.head + line.text.text for line in lines)
        )
        for line in lines:
            position = self._note(line, position) + 1

    def _write_table(self, grid: Grid) -> None:
        """A table; the cursor then stands in the block behind it."""
        rows, columns = len(grid.rows), len(grid.shape.wanted)
        share = grid.share
        table = self._cursor.insertTable(rows, columns)
        for number, row in enumerate(grid.rows):
            for column, line in enumerate(row):
                cursor = table.cellAt(number, column).firstCursorPosition()
                position = cursor.position()
                cursor.insertText(line.text.text)
                self._note(line, position)
                # Runs of cells stay apart: a selection across them would be one of columns.
                self._lines[-1] = replace(self._lines[-1], share=share)
        self._tables.append(TableRun(table, grid.shape, share))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _note(self, line: Line, position: int) -> int:
        """Remember a line that was written at a position; gives its end."""
        start = position + len(line.marker) + utf16_length(line.head)
        if line.table is not None:
            self._leads[line.table] = position
        end = start + utf16_length(line.text.text)
        if line.offset is not None:
            self.positions.add(line.offset, line.text, start)
        for link in line.links:
            begun, ended = start + link.start, start + link.end
            self._links.append(LinkRun(line.role, begun, ended, link.url, link.sign))
        last = self._lines[-1] if self._lines else None
        fewest = fewest_to_justify(line.text.text)
        kind = (line.role, line.marker, fewest)
        if (
            last is not None
            and (last.role, last.marker, last.fewest) == kind
            and line.role not in APART
        ):
            # Not by `replace`: for a page of short lines that would be a third of all the time.
            run = LineRun(last.role, last.marker, last.start, end, fewest=fewest)
            self._lines[-1] = run
        else:
            run = LineRun(
                line.role, line.marker, position, end, picture=line.picture, fewest=fewest
            )
            self._lines.append(run)
        return end


def fewest_to_justify(text: str) -> float:
    """How many characters a line must hold for a text to be justified without torn gaps.

    Qt widens the blanks of a line alone: one in a Chinese line would become a hole of up to
    three characters. A word or number that goes to the next line leaves as much, for the
    characters of the line to share; an address leaves more than they can.
    """
    if " " in text:
        return inf
    if not _WORD.search(text):
        return 0
    return inf if _LONG_WORD.search(text) else FEWEST_WITH_WORDS
