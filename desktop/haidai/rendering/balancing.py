"""Titles of several lines: as long as each other, so that no last line holds a character alone."""

from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextOption

from haidai.rendering import formats
from haidai.rendering.displayed import displayed
from haidai.rendering.spaced import SpacedFaces
from haidai.rendering.spacing import spots
from haidai.rendering.style import Role, Style

MOST_LINES = 6
LONGEST_TITLE = 200
"""Characters; a longer one is no title, and takes more lines than are balanced."""
PAUSES = "，：；！？。、—…” 　\u200b"
LEAST_LENGTH = 0.5
"""Of the longest line's: a shorter one that ends at a mark is no better than one that does not."""
FINE = 0.1  # of the type size: as exact as widths are looked for


def spare_beside(title: str, style: Style, chinese: bool = True) -> float:
    """What a title can leave free at its right without taking one more line. Needs Qt's fonts."""
    line = style.line(Role.TITLE)
    room = style.column - line.right
    if len(title) > LONGEST_TITLE:
        return 0.0
    layout = _layout(displayed(title).text, style, chinese)
    lines = _lines(layout, room)
    if not 1 < lines <= MOST_LINES:
        return 0.0
    narrow, wide = min(line.size, room), room
    while wide - narrow > FINE * line.size:
        middle = (narrow + wide) / 2
        if _lines(layout, middle) > lines:
            narrow = middle
        else:
            wide = middle
    width = wide
    while width <= room:
        if _ends_at_marks(layout, width, lines):
            return room - width
        width += line.size / 2
    return room - wide


def _layout(text: str, style: Style, chinese: bool) -> QTextLayout:
    layout = QTextLayout(text, formats.font(style, style.line(Role.TITLE)))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    faces = SpacedFaces(style)
    layout.setFormats([each for spot in spots(text, chinese) for each in faces.ranges(spot)])
    return layout


def _ends_at_marks(layout: QTextLayout, width: float, lines: int) -> bool:
    """Whether at a width the lines end where the title pauses, and none is much shorter."""
    if _lines(layout, width) != lines:
        return False
    starts = [layout.lineAt(number).textStart() for number in range(lines)]
    text = layout.text()
    lengths = [end - start for start, end in pairwise([*starts, len(text)])]
    return (
        max(text) <= "\uffff"  # beyond, Qt counts otherwise
        and min(lengths) >= max(lengths) * LEAST_LENGTH
        and all(text[start - 1] in PAUSES for start in starts[1:])
    )


def _lines(layout: QTextLayout, width: float) -> int:
    """How many lines a text takes at a width."""
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF())
    layout.endLayout()
    return layout.lineCount()
