"""Draws a document with the spacing Chinese type wants: `halt`, or less room behind a mark.

The formats lie on the blocks' layouts, not in the document: they hold through every change of
size and colour, which then costs no more than without them. So they say nothing absolute.
"""

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
)

from haidai.rendering.formats import plain_glyphs
from haidai.rendering.spacing import Spacing, Spot, spots
from haidai.rendering.style import Style

MOST_SPOTS = 3_000
"""Of a document: each is laid out on its own. Fifty thousand characters of news have as many;
beyond, only meeting marks are closed up, and of these no more than this."""
GAP = 0.125  # of the type size, between Chinese and what is not
_MEASURE = 100  # pixels
_WIDE = 0.75  # of the type size: a mark that is narrower brings no room to take away
_HALF = 50  # percent
_AT_THE_LEFT = "’”"

_HALT, _PROPORTIONAL = QFont.Tag("halt"), QFont.Tag("pwid")


def space(document: QTextDocument, style: Style, chinese: bool) -> None:
    """Put the spacing on all blocks of a document, for the faces of its style.

    To be called while the document is not laid out; `restyle` keeps it as long as the faces
    are the same.
    """
    faces = SpacedFaces(style)
    found = list(_found(document, chinese))
    if sum(len(in_block) for _, in_block in found) > MOST_SPOTS:
        found = [(block, list(filter(_meets, in_block))) for block, in_block in found]
    left = MOST_SPOTS
    for block, in_block in found:
        ranges = [each for spot in in_block[:left] for each in faces.ranges(spot)]
        left -= min(len(in_block), left)
        layout = block.layout()
        if ranges or layout.formats():
            layout.setFormats(ranges)


def _found(document: QTextDocument, chinese: bool) -> Iterator[tuple[QTextBlock, list[Spot]]]:
    block = document.begin()
    while block.isValid():
        yield block, list(spots(block.text(), chinese))
        block = block.next()


def _meets(spot: Spot) -> bool:
    return spot.spacing in {Spacing.CLOSING, Spacing.OPENING}


class SpacedFaces:
    """What the faces of a style can do about the room of a character, measured."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._plain = QFontMetricsF(self._font())
        self._halved = QFontMetricsF(self._font(_HALT))
        self._formats: dict[tuple[str, Spacing], QTextCharFormat | None] = {}

    def ranges(self, spot: Spot) -> list[QTextLayout.FormatRange]:
        """What is to be put on a line for a spot: one format, or none where nothing helps."""
        key = (spot.character, spot.spacing)
        if key not in self._formats:
            self._formats[key] = self._format(*key)
        drawn = self._formats[key]
        if drawn is None:
            return []
        result = QTextLayout.FormatRange()
        # Without `halt` the room before an opening mark is taken from the mark before it.
        before = spot.spacing is Spacing.OPENING and not self._halves(spot.character)
        result.start = spot.start - before
        result.length = spot.length
        result.format = drawn
        return [result]

    def _format(self, character: str, spacing: Spacing) -> QTextCharFormat | None:
        width = self._plain.horizontalAdvance(character) / _MEASURE
        if spacing is Spacing.APART:
            return _stretched(100 + 100 * GAP / width) if width > 0 else None
        if width < _WIDE:
            return None
        if spacing is Spacing.NARROW:
            return self._narrow(character)
        return self._featured(_HALT) if self._halves(character) else _stretched(_HALF)

    def _narrow(self, character: str) -> QTextCharFormat | None:
        # No character leads to a proportional glyph, and in its square a quote that opens
        # stands at the right: only what stands at the left gives up the room behind it.
        if self._style.searchable:
            return _stretched(_HALF) if character in _AT_THE_LEFT else None
        return self._featured(_PROPORTIONAL)

    def _halves(self, character: str) -> bool:
        """Whether the face has the mark at half its width."""
        whole = self._plain.horizontalAdvance(character)
        return self._halved.horizontalAdvance(character) < _WIDE * whole

    def _featured(self, tag: QFont.Tag) -> QTextCharFormat:
        result = QTextCharFormat()
        font = plain_glyphs(QFont(), self._style)
        font.setFeature(tag, 1)
        only = QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
        result.setFont(font, only)
        return result

    def _font(self, tag: QFont.Tag | None = None) -> QFont:
        result = QFont()
        if self._style.families:
            result.setFamilies(list(self._style.families))
        result.setPixelSize(_MEASURE)
        if tag is not None:
            result.setFeature(tag, 1)
        return plain_glyphs(result, self._style)


def _stretched(percent: float) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
    result.setFontLetterSpacing(percent)
    return result
