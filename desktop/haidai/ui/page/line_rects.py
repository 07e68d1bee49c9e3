"""Where a stretch of the document is drawn."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextDocument


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
            left, right = _x(line.cursorToX(begin)), _x(line.cursorToX(close))
            words = line.naturalTextRect()
            rect = QRectF(min(left, right), words.top(), abs(right - left), words.height())
            rects.append(rect.translated(corner))
        number = line.lineNumber() + 1
        if number >= layout.lineCount():
            break
        line = layout.lineAt(number)
    return rects


def _x(found: object) -> float:
    """Where a place in a line is: PySide gives it with the place it was found for."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
