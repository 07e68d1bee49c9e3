"""An article as HTML that holds nothing but its text: every character of it is escaped.

Elements and attributes are all ours; of the article come text, and addresses that are `Url`s.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice

from haidai.article.model import Article, Block, Image, ListItem, Part, Quotation, Subheading, Table
from haidai.article.outline import CHINESE_LABELS, byline
from haidai.article.pictures import MOST_PICTURES, is_picture
from haidai.article.spans import Span
from haidai.article.values import Url

# Marks that turn the reading direction of what follows; control characters of every kind.
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0xFEFF)
_SPACES = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_UNKNOWN = (0xFFFC, 0xFFFE, 0xFFFF, *range(0xFDD0, 0xFDF0))
_HALF = re.compile("[\ud800-\udfff]")
_TABLE = (
    dict.fromkeys((*_CONTROLS, *_DIRECTIONS), "")
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_UNKNOWN, "\ufffd")
)

# A stretch without a blank, and its steps: each as far as its joints.
_ADDRESSES = re.compile(r"[!-~]{24,}")
_STEPS = re.compile(r"[^/.?&=_-]+[/.?&=_-]*|[/.?&=_-]+")

# Not by `html`: its table of names is half a megabyte, of which five are needed.
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def harmless(text: str) -> str:
    """A text on one line, without controls, direction marks and half characters."""
    return _HALF.sub("\ufffd", text.translate(_TABLE))


def escaped(text: str) -> str:
    """A text as the content of an element or of a quoted attribute."""
    return harmless(text).translate(_SIGNS)


def breakable(text: str) -> str:
    """A text as content, escaped; in a long address a line may end behind its joints.

    Else the line before it would be torn apart to fill its width.
    """
    pieces: list[str] = []
    place = 0
    for run in _ADDRESSES.finditer(text):
        pieces.append(escaped(text[place : run.start()]))
        pieces.append("<wbr>".join(map(escaped, _STEPS.findall(run[0]))))
        place = run.end()
    return "".join([*pieces, escaped(text[place:])])


Controls = Callable[[int], str]


class ArticleMarkup:
    """Writes the parts of one article as HTML.

    Each of `sentences` is marked by `data-q` with its index; a sentence that runs over cells of
    a table is marked in each. `controls` gives what stands beside the heading of a section,
    `pictures` the element of a picture by its number.
    """

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Span] = (),
        controls: Controls = lambda _section: "",
        pictures: Callable[[int, Image], str] = lambda _number, _image: "",
    ) -> None:
        self._article = article
        self._sentences = sentences
        self._starts = [span.start for span in sentences]
        self._controls = controls
        self._pictures = pictures
        self._numbers = _picture_numbers(article)
        self._link_ends = [link.span.end for link in article.links]
        self._spans = {
            (passage.part, passage.section, passage.block): passage.span
            for passage in article.passages
        }

    def head(self) -> str:
        """Trail, title and the line with time, source and reporters."""
        article = self._article
        trail = " › ".join(escaped(crumb.text) for crumb in article.trail)
        facts = "".join(
            f"<span>{escaped(fact)}</span> " for fact in byline(article, CHINESE_LABELS)
        )
        return "".join(
            (
                f'<p class="trail">{trail}</p>' if trail else "",
                f"<h1>{self._passage(Part.TITLE, None, None)}</h1>",
                f'<p class="facts">{facts}</p>' if facts else "",
            )
        )

    def body(self) -> str:
        """The sections, and who edited them."""
        sections = "".join(map(self._section, range(len(self._article.sections))))
        editors = " ".join(self._article.editors)
        if editors:
            label = CHINESE_LABELS.beside(self._article.language).editors
            sections += f'<p class="editors">{escaped(label + editors)}</p>'
        return sections

    def contents(self) -> str:
        """Links to the sections that have a heading; empty where there are fewer than two."""
        links = [
            f'<li><a href="#section-{number}">{escaped(section.heading)}</a></li>'
            for number, section in enumerate(self._article.sections)
            if section.heading
        ]
        return f"<ol>{''.join(links)}</ol>" if len(links) > 1 else ""

    def _section(self, number: int) -> str:
        section = self._article.sections[number]
        controls = self._controls(number)
        heading = deck = ""
        if section.heading:
            text = self._passage(Part.HEADING, number, None)
            heading = f'<div class="heading"><h2>{text}</h2>{controls}</div>'
        if section.deck:
            deck = f'<p class="deck">{self._passage(Part.DECK, number, None)}</p>'
        blocks = "".join(self._blocks(number, section.blocks))
        return f'<section id="section-{number}">{heading}{deck}{blocks}</section>'

    def _blocks(self, section: int, blocks: Sequence[Block]) -> Iterator[str]:
        for is_list, group in groupby(
            enumerate(blocks), lambda each: isinstance(each[1], ListItem)
        ):
            written = [self._block(section, number, block) for number, block in group]
            yield f"<ul>{''.join(written)}</ul>" if is_list else "".join(written)

    def _block(self, section: int, number: int, block: Block) -> str:
        text = self._passage(Part.BLOCK, section, number)
        match block:
            case ListItem(number=counted):
                sign = "·" if counted is None else f"{counted}."
                return f'<li><span class="sign">{escaped(sign)} </span>{text}</li>'
            case Quotation():
                return f"<blockquote><p>{text}</p></blockquote>"
            case Subheading():
                return f"<h3>{text}</h3>"
            case Image(alt=alt):
                place = self._numbers.get((section, number))
                picture = self._pictures(place, block) if place is not None else ""
                if picture:
                    words = f'<figcaption class="caption">{text}</figcaption>' if text else ""
                    return f"<figure>{picture}{words}</figure>"
                caption = text or escaped(alt)
                return f'<p class="caption">［图］{caption}</p>' if caption else ""
            case Table():
                return self._table(section, number, block)
            case _:
                return f"<p>{text}</p>" if text else ""

    def _table(self, section: int, number: int, table: Table) -> str:
        span = self._spans.get((Part.BLOCK, section, number))
        if span is None:
            return ""
        rows, start = [], span.start
        for row in table.rows:
            cells = []
            for cell in row:
                cells.append(f"<td>{self._marked(Span(start, start + len(cell)))}</td>")
                start += len(cell) + 1
            start += not row  # an empty row is an empty line
            rows.append(f"<tr>{''.join(cells)}</tr>")
        # It can be moved sideways on a narrow screen, with a keyboard too.
        return (
            '<div class="table" role="group" aria-label="表格" tabindex="0">'
            f"<table><tbody>{''.join(rows)}</tbody></table></div>"
        )

    def _passage(self, part: Part, section: int | None, block: int | None) -> str:
        span = self._spans.get((part, section, block))
        return self._marked(span) if span else ""

    def _marked(self, span: Span) -> str:
        """The text of a span, escaped, with the sentences in it marked."""
        place = span.start
        pieces: list[str] = []
        index = max(0, bisect_right(self._starts, span.start) - 1)
        while index < len(self._sentences) and self._sentences[index].start < span.end:
            start = max(place, self._sentences[index].start)
            end = min(span.end, self._sentences[index].end)
            if start < end:
                pieces.append(self._linked(place, start))
                pieces.append(f'<span data-q="{index}">{self._linked(start, end)}</span>')
                place = end
            index += 1
        pieces.append(self._linked(place, span.end))
        return "".join(pieces)

    def _linked(self, start: int, end: int) -> str:
        """The text from start to end, escaped, with the links in it."""
        text, links = self._article.text, self._article.links
        pieces: list[str] = []
        index = bisect_right(self._link_ends, start)
        while index < len(links) and links[index].span.start < end:
            first, last = max(start, links[index].span.start), min(end, links[index].span.end)
            pieces += (breakable(text[start:first]), _link(links[index].url, text[first:last]))
            start = last
            index += 1
        return "".join([*pieces, breakable(text[start:end])])


def _picture_numbers(article: Article) -> dict[tuple[int, int], int]:
    """For section and block of each picture its number."""
    places = (
        (section, number)
        for section, each in enumerate(article.sections)
        for number, block in enumerate(each.blocks)
        if is_picture(block)
    )
    return {place: number for number, place in enumerate(islice(places, MOST_PICTURES))}


def _link(url: Url, words: str) -> str:
    return f'<a href="{escaped(str(url))}" rel="noopener noreferrer">{breakable(words)}</a>'
