"""How an article is set: sizes, spaces and colours of every kind of line, without Qt.

Lengths are in pixels of the surface the page is drawn on: on a screen they are pixels as the
reader knows them, on paper the dots of the printer.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from haidai.rendering.papers import WHITE, Colour, Paper
from haidai.rendering.tables import PADDING, TableShape, column_widths

MOST_CHARACTERS_A_LINE = 40
FEWEST_TO_JUSTIFY = 12
"""Below this many characters a line, justifying tears gaps between them."""
FEWEST_WITH_WORDS = 20
"""The same for a text with words or numbers, which go to the next line as a whole."""
FEWEST_IN_A_TITLE_LINE = 8
SMALLEST_TITLE = 1.2
"""Of a title in type sizes, in a column where it would else break every few characters."""
CELL_CHARACTERS = 3
"""Room of the thinnest cell of a table that must be one, in type sizes."""
LONG_CELL = 2 * CELL_CHARACTERS


class Role(StrEnum):
    """What a line of the page is."""

    TRAIL = "trail"
    TITLE = "title"
    META = "meta"
    RULE = "rule"  # the thin line below the facts
    HEADING = "heading"
    DECK = "deck"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    CONTINUATION = "continuation"  # of a paragraph too long for one block
    QUOTATION = "quotation"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"  # of a table too large to be drawn as one
    TABLE_LINK = "table-link"  # leads to the table as it is, where it is shown cell below cell
    TABLE_HEAD = "table-head"  # the names of its columns
    RECORD = "record"  # the first cell of a row, above the others
    FIELD = "field"  # another one
    CELL_HEAD = "cell-head"  # what its column is called
    CELL = "cell"
    PICTURE = "picture"
    CAPTION = "caption"
    EDITORS = "editors"
    NOTE = "note"  # an address words of the text lead to, on paper
    SPACER = "spacer"  # the empty line Qt wants beside a table


class Alignment(StrEnum):
    """Where the lines of a paragraph end."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class LineStyle:
    """Everything there is to say about one kind of line."""

    size: int
    line_height: float
    """From one baseline to the next; 0: as high as what stands in it."""
    colour: Colour
    bold: bool = False
    alignment: Alignment = Alignment.LEFT
    indent: float = 0
    """Of the first line only."""
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    heading_level: int = 0
    ruled: bool = False
    """Whether a thin line is drawn in place of text."""

    def ragged(self) -> "LineStyle":
        """The same, not justified."""
        if self.alignment is not Alignment.JUSTIFIED:
            return self
        return replace(self, alignment=Alignment.LEFT)


@dataclass(frozen=True, slots=True)
class Style:
    """The reader's choice of type, and the column it is set in."""

    type_size: int
    column: float
    """Width of the text."""
    families: tuple[str, ...] = ()
    """The first that is installed and has the character is taken; none: the system's own."""
    paper: Paper = WHITE
    line_spacing: float = 1.8
    """Baseline to baseline, in type sizes."""
    most_characters: int = MOST_CHARACTERS_A_LINE
    """In the longest line."""
    indent: float = 2
    """Of a paragraph's first line, in characters."""
    listen_room: float = 0
    """Kept free at the right of every heading for its button."""
    kept_right: tuple[tuple[Role, float], ...] = ()
    """Kept free at the right of lines of some roles: something else stands there."""
    beside_title: float = 0
    """Kept free at the right of a title, whose lines are then alike; it is not set smaller."""
    smallest: int = 14
    """No line is set smaller."""
    side: float = 0
    """Between the column and the edge of the sheet, left and right."""
    top: float = 0
    bottom: float = 0
    tallest_picture: float = 0
    """No picture stands higher; 0: as high as it is."""
    dots_a_pixel: float = 1
    """Of the surface, where the reader's pixels are larger than its own (a printer's)."""
    searchable: bool = False
    """Draw only glyphs that a character leads to: a PDF knows the text by them. Qt takes half
    as long again for it."""

    whole_names: bool = False
    """End no line within the name of a source or a reporter."""
    regional: bool = False
    """Draw the first face's own glyphs. Qt asks for those of the program's language, and a face
    for traditional characters would draw simplified ones in a Chinese window."""

    @property
    def sheet(self) -> float:
        """Width of the sheet: the column and what is kept free on both sides."""
        return self.column + 2 * self.side

    @property
    def small_size(self) -> int:
        """Of the type of trail, time, captions and editors."""
        return max(round(self.type_size * 0.75), self.smallest)

    @property
    def characters_a_line(self) -> float:
        """How many Chinese characters fill a line of the body."""
        return self.column / self.type_size

    @property
    def justified(self) -> bool:
        """Whether paragraphs are flush at both sides."""
        return self.characters_a_line >= FEWEST_TO_JUSTIFY

    def fitting(self, available: float) -> "Style":
        """This style in the widest column that a sheet of `available` pixels allows.

        The column holds whole characters, `most_characters` at most: then a line of Chinese
        ends flush by itself. Where not even one fits, the column is what there is.
        """
        available -= 2 * self.side
        characters = min(int(available // self.type_size), self.most_characters)
        column = float(characters * self.type_size) if characters else max(available, 1.0)
        return replace(self, column=column)

    def right_of(self, role: Role) -> float:
        """What is kept free at the right of a line of this role."""
        return dict(self.kept_right).get(role, 0.0)

    def line(self, role: Role) -> LineStyle:
        """How a line of this role is set."""
        em = self.type_size
        match role:
            case Role.TRAIL:
                return replace(self._small(after=0.5), right=self.right_of(role))
            case Role.TITLE | Role.HEADING | Role.SUBHEADING:
                return self._heading(role)
            case Role.META:
                return replace(self._small(), right=self.right_of(role))
            case Role.RULE:
                return LineStyle(1, em * 0.8, self.paper.rule, after=em * 0.6, ruled=True)
            case Role.DECK:
                return self._body(bold=True, colour=self.paper.deck, after=0.55)
            case Role.EDITORS:
                return self._small(before=1.1, alignment=Alignment.RIGHT)
            case Role.NOTE:
                return self._small(after=0.25)
            case Role.CAPTION:
                return self._small(before=0.3, after=0.9, alignment=Alignment.CENTRE)
            case Role.PICTURE:
                return LineStyle(1, 0, self.paper.text, before=em * 0.5)
            case Role.CELL | Role.CELL_HEAD:
                return self.cell(share=1)
            case Role.TABLE_LINK:
                return replace(self._body(before=0.3), colour=self.paper.link)
            case Role.TABLE_HEAD:
                return self._small(before=0.2, after=0.2)
            case Role.RECORD:
                return self._body(bold=True, before=0.45)
            case Role.FIELD:
                return replace(self._body(), left=self.field_indent)
            case Role.TABLE_ROW:
                return self._body(after=0.2)
            case Role.SPACER:
                return LineStyle(1, em * 0.7, self.paper.text)
            case _:
                return self._text(role)

    @property
    def field_indent(self) -> float:
        """How far the cells of a row shown one below the other stand in, in pixels."""
        return self.type_size if self.justified else self.type_size / 2

    def holds(self, table: TableShape) -> bool:
        """Whether every column of a table has room enough at the reader's size.

        That is for three characters, or the whole of its longest cell; for twice as many where
        a cell would else be more than three lines.
        """
        widths = [self.characters_a_line * width / 100 for width in self.columns_of(table)]
        return all(
            width >= PADDING + max(min(wanted, CELL_CHARACTERS), min(wanted / 3, LONG_CELL))
            for width, wanted in zip(widths, table.wanted, strict=True)
        )

    def columns_of(self, table: TableShape) -> tuple[float, ...]:
        """How wide the columns of a table are, in percent of the column of text."""
        return column_widths(table.wanted, self.characters_a_line)

    def cell(self, share: float) -> LineStyle:
        """How the cells of a table are set whose thinnest column has `share` of the width.

        Two characters with their padding fit into it: a smaller size keeps a table in the column.
        """
        fitting = int(self.column * share / CELL_CHARACTERS)
        size = max(min(self.type_size, fitting), 1)
        body = self._body()
        return replace(body, size=size, line_height=size * min(self.line_spacing, 1.5))

    def _text(self, role: Role) -> LineStyle:
        alignment = Alignment.JUSTIFIED if self.justified else Alignment.LEFT
        left, right = (2.0, 1.0) if role is Role.QUOTATION and self.justified else (0.0, 0.0)
        # A quotation that stands in as a whole needs no indent to be seen.
        indented = role is Role.PARAGRAPH or (role is Role.QUOTATION and not left)
        indent = self.indent if indented else 0
        # Of two lines that meet the larger wish counts: a list is as far from what follows it
        # as from what stands above it, and a heading nearer to its text than a paragraph.
        before, after = {
            Role.LIST_ITEM: (0.3, 0.3),
            Role.CONTINUATION: (0.0, 0.7),
        }.get(role, (0.5, 0.7))
        return self._body(
            alignment=alignment, indent=indent, left=left, right=right, before=before, after=after
        )

    def _body(
        self,
        bold: bool = False,
        colour: Colour | None = None,
        alignment: Alignment = Alignment.LEFT,
        indent: float = 0,
        left: float = 0,
        right: float = 0,
        before: float = 0,
        after: float = 0,
    ) -> LineStyle:
        em = self.type_size
        return LineStyle(
            size=em,
            line_height=em * self.line_spacing,
            colour=colour or self.paper.text,
            bold=bold,
            alignment=alignment,
            indent=indent * em,
            left=left * em,
            right=right * em,
            before=before * em,
            after=after * em,
        )

    def _heading(self, role: Role) -> LineStyle:
        scale, level, before, after = {
            Role.TITLE: (1.65, 1, 0.0, 0.35),
            Role.HEADING: (1.25, 2, 1.3, 0.2),
            Role.SUBHEADING: (1.0, 3, 0.9, 0.3),
        }[role]
        em = self.type_size
        # In a narrow column a title would break every few characters: it gives up its lead.
        right = self.right_of(role)
        smallest = em * min(scale, SMALLEST_TITLE)
        largest = max((self.column - right) / FEWEST_IN_A_TITLE_LINE, smallest)
        size = round(min(em * scale, largest))
        if role is Role.TITLE:
            right += self.beside_title
        return LineStyle(
            size=size,
            line_height=size * 1.45,
            colour=self.paper.text,
            bold=True,
            right=right + (self.listen_room if role is Role.HEADING else 0),
            before=before * em,
            after=after * em,
            heading_level=level,
        )

    def _small(
        self,
        before: float = 0,
        after: float = 0,
        alignment: Alignment = Alignment.LEFT,
    ) -> LineStyle:
        em, size = self.type_size, self.small_size
        return LineStyle(
            size=size,
            line_height=size * 1.6,
            colour=self.paper.secondary,
            alignment=alignment,
            before=before * em,
            after=after * em,
        )
