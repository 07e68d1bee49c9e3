"""How a table is shown: side by side where its cells have room, else cell below cell."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from haidai.article.model import Article, Table

MOST_WANTED = 100
"""Characters; a longer cell asks for no more room than this."""
LEAST_WANTED = 2
PADDING = 0.8
"""Of a cell left and right, with its border, in type sizes."""
LATIN = 0.6
"""Of the type size: how wide a letter or digit is."""


@dataclass(frozen=True, slots=True)
class TableShape:
    """What a table needs of the page's width: the longest cell of each column, in type sizes."""

    wanted: tuple[float, ...]


Fits = Callable[[TableShape], bool]
"""Whether the page has room for a table as it is."""


def always(_: TableShape) -> bool:
    """Every table is shown as it is."""
    return True


def shape_of(table: Table) -> TableShape:
    """The shape of a table."""
    columns = max((len(row) for row in table.rows), default=0)
    rows = [row + ("",) * (columns - len(row)) for row in table.rows]
    return TableShape(tuple(max(map(_width, column)) for column in zip(*rows, strict=True)))


def column_widths(wanted: Sequence[float], room: float) -> tuple[float, ...]:
    """How wide the columns of a table are, in percent, where it has room for so many characters.

    A column whose cells are short gets what they need, so that they stay on one line; the
    others get as much as these and share what is left, by the root of what they want more: one
    of sentences needs more than one of names, not ten times more.
    """
    needed = [min(max(each, LEAST_WANTED), MOST_WANTED) + PADDING for each in wanted]
    if sum(needed) <= room:
        return tuple(100 * each / sum(needed) for each in needed)
    room = max(room, 1.0)
    given: dict[int, float] = {}
    least = 0.0
    for number in sorted(range(len(needed)), key=needed.__getitem__):
        fair = (room - sum(given.values())) / (len(needed) - len(given))
        if needed[number] > fair:
            break
        given[number] = least = needed[number]
    roots = [
        0.0 if number in given else (each - least) ** 0.5 for number, each in enumerate(needed)
    ]
    left = room - sum(given.values()) - least * (len(needed) - len(given))
    whole = sum(roots) or 1.0
    shares = (given.get(at, least + left * root / whole) for at, root in enumerate(roots))
    return tuple(100 * share / room for share in shares)


def tables_of(article: Article) -> tuple[Table, ...]:
    """The tables of an article in their order."""
    return tuple(_tables(article))


def _tables(article: Article) -> Iterator[Table]:
    for section in article.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield block


def _width(cell: str) -> float:
    latin = sum(character < "\u2000" for character in cell)
    return len(cell) - latin * (1 - LATIN)
