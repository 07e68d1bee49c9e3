"""The lines of an article's page in their order: what stands where, before Qt draws it."""

from collections.abc import Collection, Iterator
from itertools import count

from haidai.article.model import (
    Article,
    Image,
    ListItem,
    Paragraph,
    Part,
    Quotation,
    Subheading,
    Table,
)
from haidai.article.outline import Labels
from haidai.article.pictures import is_picture
from haidai.rendering.displayed import JOINER, OBJECT, DisplayedText, displayed, utf16_length
from haidai.rendering.notes import Notes
from haidai.rendering.style import Role
from haidai.rendering.table_lines import Grid, table_lines
from haidai.rendering.tables import Fits, always
from haidai.rendering.text_lines import NO_NOTES, Line, LineLink, spacer, text_lines

LONGEST_LABEL = 1_000
"""Characters of a name the page gives (a source, a step of the trail)."""
LARGEST_NUMBER = 999_999
"""Of a list item; a larger one is no number of an item."""
MOST_CELLS = 2_000
"""Of an article's tables together; Qt takes a millisecond for some."""

LONGEST_UNBROKEN = 8
"""Characters of a name that no line ends in."""

TextBlock = Paragraph | Quotation | ListItem | Subheading | Image


def page_lines(
    article: Article,
    labels: Labels,
    pictures: Collection[int] = (),
    notes: Notes = NO_NOTES,
    fits: Fits = always,
    whole_names: bool = False,
) -> tuple[Line | Grid, ...]:
    """Everything on an article's page from the top to the foot, the notes of its links last.

    A grid always has a line before and behind it. Of the pictures (`pictures_of`) those of the
    given numbers have a place above their caption; the others are their caption alone. A table
    that the page has no room for (`fits`) is shown cell below cell. With `whole_names` no line
    ends within the name of a source or a reporter.
    """
    items: list[Line | Grid] = []
    for item in _all_items(article, labels, pictures, notes, fits, whole_names):
        if isinstance(item, Grid) and (not items or isinstance(items[-1], Grid)):
            items.append(spacer())
        items.append(item)
    if not items or isinstance(items[-1], Grid):
        items.append(spacer())
    return tuple(items)


def _all_items(
    article: Article,
    labels: Labels,
    pictures: Collection[int],
    notes: Notes,
    fits: Fits,
    whole_names: bool,
) -> Iterator[Line | Grid]:
    starts = {
        (passage.section, passage.part, passage.block): passage.span.start
        for passage in article.passages
    }
    cells = MOST_CELLS
    numbers, tables = count(), count()
    if article.trail:
        yield _trail(article)
    yield from text_lines(Role.TITLE, article.title, starts.get((None, Part.TITLE, None)))
    yield from _meta(article, labels, whole_names)
    for section_number, section in enumerate(article.sections):
        for role, part, text in (
            (Role.HEADING, Part.HEADING, section.heading),
            (Role.DECK, Part.DECK, section.deck),
        ):
            yield from text_lines(role, text or "", starts.get((section_number, part, None)))
        for index, block in enumerate(section.blocks):
            offset = starts.get((section_number, Part.BLOCK, index))
            if isinstance(block, Table):
                for item in table_lines(block, offset, cells, fits, next(tables), labels):
                    if isinstance(item, Grid):
                        cells -= len(item.rows) * len(item.shape.wanted)
                    elif item.role in {Role.RECORD, Role.FIELD}:
                        cells -= 1
                    yield item
                continue
            shown = False
            if is_picture(block):
                number = next(numbers)
                shown = number in pictures
                if shown:
                    yield Line(Role.PICTURE, DisplayedText(OBJECT), picture=number)
            if not shown or block.text:
                yield from _block_lines(block, offset, labels, notes)
    if article.editors:
        yield Line(Role.EDITORS, displayed(labels.editors + _label(" ".join(article.editors))))
    if notes.listed and notes.numbers:
        yield Line(Role.SUBHEADING, displayed(labels.links))
        yield from _notes(notes)


def _notes(notes: Notes) -> Iterator[Line]:
    for sign, address, url in notes.lines():
        shown = displayed(address)
        whole = LineLink(0, utf16_length(shown.text), url)
        yield Line(Role.NOTE, shown, marker=sign, links=(whole,))


def _trail(article: Article) -> Line:
    text = ""
    links = []
    for crumb in article.trail:
        text += " › " if text else ""
        start = utf16_length(text)
        text += displayed(_label(crumb.text)).text
        if crumb.url is not None:
            links.append(LineLink(start, utf16_length(text), crumb.url))
    return Line(Role.TRAIL, DisplayedText(text), links=tuple(links))


def _meta(article: Article, labels: Labels, whole_names: bool) -> Iterator[Line]:
    facts = [str(article.published)] if article.published else []
    named = _unbroken if whole_names else _as_drawn
    if article.source:
        facts.append(labels.source + named(_label(article.source)))
    if article.reporters:
        names = _label(" ".join(article.reporters)).split(" ")
        facts.append(labels.reporters + " ".join(map(named, names)))
    if facts:
        yield Line(Role.META, DisplayedText("　".join(facts)))
        yield Line(Role.RULE, DisplayedText(""))


def _as_drawn(name: str) -> str:
    return displayed(name).text


def _unbroken(name: str) -> str:
    """A name as it is drawn, in which no line ends if it is a short Chinese one."""
    shown = displayed(name).text
    is_short = 0 < len(shown) <= LONGEST_UNBROKEN
    return JOINER.join(shown) if is_short and min(shown) > "\u2e7f" else shown


def _label(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[:LONGEST_LABEL] + "…"


def _block_lines(
    block: TextBlock, offset: int | None, labels: Labels, notes: Notes
) -> Iterator[Line]:
    match block:
        case Paragraph():
            yield from text_lines(Role.PARAGRAPH, block.text, offset, "", block.links, notes)
        case Quotation():
            yield from text_lines(Role.QUOTATION, block.text, offset, "", block.links, notes)
        case Subheading():
            yield from text_lines(Role.SUBHEADING, block.text, offset)
        case ListItem():
            number = block.number
            marker = "• " if number is None or number > LARGEST_NUMBER else f"{number}. "
            yield from text_lines(Role.LIST_ITEM, block.text, offset, marker, block.links, notes)
        case Image() if block.text:
            yield from text_lines(Role.CAPTION, block.text, offset)
        case Image():
            if block.alt:
                yield Line(Role.CAPTION, displayed(labels.image + _label(block.alt)))
