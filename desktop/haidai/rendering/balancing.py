"""Titles of several lines: as long as each other, so that no last line holds a character alone."""

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
    return room - wide


def _layout(text: str, style: Style, chinese: bool) -> QTextLayout:
    layout = QTextLayout(text, formats.font(style, style.line(Role.TITLE)))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    faces = SpacedFaces(style)
    layout.setFormats([each for spot in spots(text, chinese) for each in faces.ranges(spot)])
    return layout


def _lines(layout: QTextLayout, width: float) -> int:
    """How many lines a text takes at a width."""
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF())
    layout.endLayout()
    return layout.lineCount()
