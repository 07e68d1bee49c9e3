"""The links in the lines of a page: which words lead where.

While the page is walked only the pieces of a line are noted, and where a line is more than a
link its anchors are found in its clean text; addresses are read for the body's lines alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from haidai.article.model import MOST_LINKS, Block, Link, ListItem, Paragraph, Quotation
from haidai.article.spans import Span
from haidai.article.values import Url
from haidai.extraction.lines import Anchor, Line, pieces_of, squeezed

Resolve = Callable[[str], Url | None]


def anchors_in(parts: Sequence[str], hrefs: Sequence[tuple[int, str]]) -> tuple[Anchor, ...]:
    """The anchors of a line that is `clean` of its joined parts; `hrefs` tell of which part.

    Parts of one address with nothing but blanks between them are one anchor; a part without any
    letter is none.
    """
    targets = dict(hrefs)
    anchors: list[Anchor] = []
    neighbour: str | None = None  # where the part before leads, of those with letters
    length, blank = 0, True  # of the clean text so far, and whether it ends in a blank
    for number, part in enumerate(parts):
        text = squeezed(part)
        if blank:
            text = text.removeprefix(" ")
        if not text:
            continue
        start, length, blank = length, length + len(text), text.endswith(" ")
        if not (bare := text.strip()):
            continue
        before, neighbour = neighbour, targets.get(number)
        if neighbour is None:
            continue
        first = start + (len(text) - len(text.lstrip()))
        last = first + len(bare)
        if before == neighbour:
            first = anchors.pop()[0]
        anchors.append((first, last, neighbour))
    return tuple(anchors)


def resolved(lines: Sequence[Line], resolve: Resolve, page: Url | None) -> list[Line]:
    """The lines of a body with only those anchors that lead to another page of the web.

    A place of the same page, a script and the like are words; so are links behind the first
    2,000. The anchors left hold whole addresses.
    """
    room = MOST_LINKS
    here = str(page).partition("#")[0] if page else ""
    found = []
    for line in lines:
        if not line.anchors:
            found.append(line)
            continue
        kept: list[Anchor] = []
        for start, end, href in line.anchors[:room]:
            url = None if href.startswith("#") else resolve(href)
            if url is not None and str(url).partition("#")[0] != here:
                kept.append((start, end, str(url)))
        room -= len(kept)
        found.append(replace(line, anchors=tuple(kept)))
    return found


def linked(block: Block, anchors: Sequence[Anchor]) -> Block:
    """A block of text with its links."""
    if not anchors or not isinstance(block, Paragraph | Quotation | ListItem):
        return block
    links = tuple(Link(Span(start, end), Url(address)) for start, end, address in anchors)
    return replace(block, links=links)


def paragraphs(line: Line) -> list[Block]:
    """A line as paragraphs, of which an endless one becomes several, with its links."""
    found: list[Block] = []
    place = 0
    for piece in pieces_of(line.text):
        start = line.text.index(piece, place)
        place = start + len(piece)
        inside = [
            (max(first, start) - start, min(last, place) - start, address)
            for first, last, address in line.anchors
            if first < place and last > start
        ]
        found.append(linked(Paragraph(piece), inside))
    return found
