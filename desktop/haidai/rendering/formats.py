"""A line's style in Qt's own values; everything is said, nothing is left to Qt's defaults."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from haidai.article.values import Url
from haidai.rendering.style import Alignment, LineStyle, Style

# Under these the Chinese faces put in glyphs that no character leads to (the 1 of "Windows 11").
_OF_LANGUAGE, _LIGATURES = QFont.Tag("locl"), QFont.Tag("liga")
_ALIGNMENTS = {
    Alignment.LEFT: Qt.AlignmentFlag.AlignLeft,
    Alignment.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Alignment.RIGHT: Qt.AlignmentFlag.AlignRight,
    Alignment.JUSTIFIED: Qt.AlignmentFlag.AlignJustify,
}


def font(style: Style, line: LineStyle) -> QFont:
    """The font of a line."""
    result = QFont()
    if style.families:
        result.setFamilies(list(style.families))
    result.setPixelSize(line.size)
    result.setBold(line.bold)
    return plain_glyphs(result, style)


def plain_glyphs(font: QFont, style: Style) -> QFont:
    """A font without the features that put other glyphs in, where the style forbids them."""
    if style.searchable or style.regional:
        font.setFeature(_OF_LANGUAGE, 0)
    if style.searchable:
        font.setFeature(_LIGATURES, 0)
    return font


def block_format(style: Style, line: LineStyle, marker_width: float = 0) -> QTextBlockFormat:
    """The paragraph format of a line; a marker hangs to the left of its text."""
    # A marker wider than that pushes its text to the right instead of out of the column.
    marker_width = min(marker_width, style.column / 3)
    marker_margin = max(min(2 * style.type_size, style.column / 3), marker_width)
    result = QTextBlockFormat()
    heights = QTextBlockFormat.LineHeightTypes
    kind = heights.FixedHeight if line.line_height else heights.SingleHeight
    result.setLineHeight(line.line_height, kind.value)
    result.setAlignment(_ALIGNMENTS[line.alignment])
    result.setLeftMargin(marker_margin if marker_width else line.left)
    result.setRightMargin(line.right)
    result.setTopMargin(line.before)
    result.setBottomMargin(line.after)
    result.setTextIndent(-marker_width if marker_width else line.indent)
    result.setHeadingLevel(line.heading_level)
    if line.ruled:
        full = QTextLength(QTextLength.Type.PercentageLength, 100)
        result.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, full)
        result.setProperty(QTextFormat.Property.BackgroundBrush, QBrush(QColor(style.paper.rule)))
    return result


def character_format(style: Style, line: LineStyle) -> QTextCharFormat:
    """The character format of a line's text."""
    result = QTextCharFormat()
    result.setFont(font(style, line))
    result.setForeground(QBrush(QColor(line.colour)))
    return result


def link_format(style: Style, line: LineStyle) -> QTextCharFormat:
    """The format of characters that lead somewhere; `leading_to` says where."""
    result = character_format(style, line)
    result.setAnchor(True)
    result.setForeground(QBrush(QColor(style.paper.link)))
    # On paper nothing can be clicked: a note has the address.
    result.setFontUnderline(style.paper.link != style.paper.text)
    return result


def sign_format(style: Style, line: LineStyle) -> QTextCharFormat:
    """The format of a note's number behind the words it is for: small and raised."""
    result = character_format(style, line)
    result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return result


def leading_to(link: QTextCharFormat, url: Url) -> QTextCharFormat:
    """A link's format with its address."""
    result = QTextCharFormat(link)
    result.setAnchorHref(str(url))
    return result


def sheet_format(style: Style) -> QTextFrameFormat:
    """The format of the whole sheet: what is kept free around the column."""
    result = QTextFrameFormat()
    result.setLeftMargin(style.side)
    result.setRightMargin(style.side)
    result.setTopMargin(style.top)
    result.setBottomMargin(style.bottom)
    return result


def table_format(
    style: Style, cell: LineStyle, widths: Sequence[float], following: LineStyle
) -> QTextTableFormat:
    """The format of a table as wide as the column, whose columns take `widths` percent.

    Qt forgets what the line behind a table wants to have free above it: the table keeps it.
    """
    result = QTextTableFormat()
    result.setBorder(max(round(style.type_size / 20), 1))
    result.setBorderCollapse(True)
    result.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    result.setBorderBrush(QBrush(QColor(style.paper.rule)))
    result.setCellPadding(cell.size * 0.3)
    result.setCellSpacing(0)
    result.setTopMargin(style.type_size * 0.5)
    result.setBottomMargin(max(style.type_size * 0.7, following.before))
    result.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    result.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, width) for width in widths]
    )
    return result
