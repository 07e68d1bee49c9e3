"""Where a stretch of the document is drawn."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextDocument, QTextLine


def line_rects(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """The pieces of lines between two positions of one block, in the document's pixels.

    Each is as high as its line. What is not laid out yet has none.
    """
    block = document.findBlock(start)
    layout = block.layout()
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    first, last = start - block.position(), min(end - block.position(), block.length() - 1)
    rects = []
    line = layout.lineForTextPosition(first)
    while line.isValid() and line.textStart() < last:
        begin = max(first, line.textStart())
        close = min(last, line.textStart() + line.textLength())
        if begin < close:
            rects += rects_in_line(line, [(begin, close)], corner)
        number = line.lineNumber() + 1
        if number >= layout.lineCount():
            break
        line = layout.lineAt(number)
    return rects


def rects_in_line(
    line: QTextLine, pieces: Sequence[tuple[int, int]], corner: QPointF
) -> list[QRectF]:
    """Pieces of a line, from one place of its block to another, each as high as the line.

    `corner` is where the block stands in whatever they are to be counted in.
    """
    if not pieces:
        return []
    words, x = line.naturalTextRect(), corner.x()
    top, height = words.top() + corner.y(), words.height()
    ends = [(_x(line.cursorToX(start)), _x(line.cursorToX(end))) for start, end in pieces]
    return [QRectF(x + min(left, right), top, abs(right - left), height) for left, right in ends]


def lines_between(
    document: QTextDocument, position: int, top: float, foot: float
) -> Iterator[tuple[QPointF, int, QTextLine]]:
    """The lines from the block at a position on that stand between two heights.

    Each with the corner its block has in the document, and with the block's position.
    """
    block = document.findBlock(position)
    while block.isValid():
        box = document.documentLayout().blockBoundingRect(block)
        if box.top() >= foot:
            return
        layout, corner = block.layout(), box.topLeft()
        lines = range(layout.lineCount())
        above = bisect_right(
            lines, top - corner.y(), key=lambda at: layout.lineAt(at).rect().bottom()
        )
        for number in lines[above:]:
            line = layout.lineAt(number)
            if line.y() + corner.y() >= foot:
                break
            yield corner, block.position(), line
        block = block.next()


def _x(found: object) -> float:
    """Where a place in a line is: PySide gives it with the place it was found for."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
