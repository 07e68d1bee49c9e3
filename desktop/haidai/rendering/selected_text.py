"""What is selected on the page, as plain text: the cells of a table's row stand side by side."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

from haidai.rendering.displayed import copied


def selected_text(cursor: QTextCursor, tables: Sequence[QTextTable]) -> str:
    """The text a cursor selects; `tables` are those of its document, in their order."""
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    touched = [
        each for each in tables if each.firstPosition() <= end and each.lastPosition() >= start
    ]
    if not touched or _is_in_one_cell(touched, start, end):
        return copied(cursor.selection().toPlainText())
    pieces = []
    at = start
    for table in touched:
        pieces.append(_between(document, at, table.firstPosition() - 1))
        pieces.append(_rows(table, cursor))
        at = table.lastPosition() + 1
    pieces.append(_between(document, at, end))
    return copied("\n".join(piece for piece in pieces if piece))


def _is_in_one_cell(tables: Sequence[QTextTable], start: int, end: int) -> bool:
    first, last = tables[0].cellAt(start), tables[0].cellAt(end)
    return len(tables) == 1 and first.isValid() and first == last


def _between(document: QTextDocument, start: int, end: int) -> str:
    if start >= end:
        return ""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selection().toPlainText()


def _rows(table: QTextTable, cursor: QTextCursor) -> str:
    rows, columns = range(table.rows()), range(table.columns())
    if cursor.hasComplexSelection():
        # The stubs say that it gives nothing.
        first = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
        rows, columns = range(first[0], first[0] + first[1]), range(first[2], first[2] + first[3])
    lines = []
    for row in rows:
        cells = [table.cellAt(row, column) for column in columns]
        start, end = cells[0].firstPosition(), cells[-1].lastPosition()
        if start <= cursor.selectionEnd() and end >= cursor.selectionStart():
            texts = (
                _between(table.document(), cell.firstPosition(), cell.lastPosition())
                for cell in cells
            )
            lines.append("\t".join(texts).rstrip("\t"))
    return "\n".join(lines)
