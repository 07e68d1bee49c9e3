"""A text as lines of the page: cut where it is too long for Qt, with its links where they show."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from haidai.article.model import Link
from haidai.article.parts import links_between
from haidai.article.values import Url
from haidai.rendering.displayed import DisplayedText, displayed, utf16_length
from haidai.rendering.notes import Notes, with_signs
from haidai.rendering.style import Role

LONGEST_LINE = 20_000
"""Characters in one block: Qt's time for a word that fills it grows with the square."""
NO_NOTES = Notes()
SENTENCE_ENDS = "。！？；.!?; ，、"


@dataclass(frozen=True, slots=True)
class LineLink:
    """Where a line leads, and the UTF-16 units of it that show so."""

    start: int
    end: int
    url: Url
    sign: int = 0
    """Units behind them that are the number of its note."""


@dataclass(frozen=True, slots=True)
class Line:
    """One block of text; `offset` is where it begins in `Article.text`, None beside it."""

    role: Role
    text: DisplayedText
    offset: int | None = None
    marker: str = ""
    """Drawn before the text: the number of a list item."""
    links: tuple[LineLink, ...] = ()
    picture: int | None = None
    """The number of the picture that stands here as one character."""
    head: str = ""
    """Drawn before the text: what its column of a table is called."""
    table: int | None = None
    """The number of the table that this line leads to."""


def spacer() -> Line:
    """An empty line."""
    return Line(Role.SPACER, DisplayedText(""))


def text_lines(
    role: Role,
    text: str,
    offset: int | None,
    marker: str = "",
    links: Sequence[Link] = (),
    notes: Notes = NO_NOTES,
) -> Iterator[Line]:
    """The lines of a text that begins at `offset` of `Article.text`, in their order.

    An empty text has none, one up to `LONGEST_LINE` has one. The marker stands before the first.
    """
    start = 0
    while start < len(text):
        end = start + LONGEST_LINE
        if end < len(text):
            end = _sentence_end(text, end)
        place = None if offset is None else offset + start
        shown = displayed(text[start:end])
        inside = links_between(links, start, end) if links else ()
        if inside and notes.numbers:
            shown = with_signs(shown, inside, notes)
        yield Line(role, shown, place, marker, _line_links(shown, inside, notes))
        if role in {Role.PARAGRAPH, Role.QUOTATION}:
            role = Role.CONTINUATION
        start, marker = end, ""


def _line_links(shown: DisplayedText, links: Sequence[Link], notes: Notes) -> tuple[LineLink, ...]:
    """Links of a text, one behind the other, at the UTF-16 units of it as it is drawn."""
    # Before which of the article's characters one was put in.
    put_in = [place - earlier for earlier, place in enumerate(shown.inserted)]
    found = []
    place = units = 0
    for link in links:
        first, last = link.span.start, link.span.end - 1
        start = first + bisect_right(put_in, first)
        end = last + bisect_right(put_in, last) + 1
        begun = units + utf16_length(shown.text[place:start])
        place, units = end, begun + utf16_length(shown.text[start:end])
        found.append(LineLink(begun, units, link.url, len(notes.sign(link.url))))
    return tuple(found)


def _sentence_end(text: str, end: int) -> int:
    """The last good place to part a text in the thousand characters before `end`."""
    for mark in SENTENCE_ENDS:
        place = text.rfind(mark, end - 1_000, end)
        if place >= 0:
            return place + 1
    return end
