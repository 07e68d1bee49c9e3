"""The article: what is read, frozen.

Everything that changes (the place, the settings, the reading) is kept elsewhere and points
here with a `Span`. `Article.text` is the one plain text all spans count in: title, then for
each section its heading, its deck line and its blocks, one line break between two passages.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from haidai.article.spans import Span
from haidai.article.values import Language, Moment, Url

CHINESE = Language("zh-CN")


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the trail (首页 › 济南频道 › 正文); `url` is None where it leads nowhere."""

    text: str
    url: Url | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another page; `span` counts in the text they stand in."""

    span: Span
    url: Url


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, one line however long; its links in their order, none over another."""

    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A paragraph the page sets off as a quotation."""

    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list; `number` counts from 1 in a numbered list, else None."""

    text: str
    number: int | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading below its section's: it opens no section of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class SavedPicture:
    """A picture that was saved together with its page.

    `page` is the path of the file that was opened; `name` is the picture's in the page's own
    folder (`清晨_files/1.jpg`), or `part:3` for a part of the file itself.
    """

    page: str
    name: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the page: where it lies, what it says instead (`alt`), and its caption.

    It lies on the web (`url`) or was saved with its page (`saved`, which then wins). Its text is
    the caption: what is read aloud and printed where the picture is not shown.
    """

    url: Url | None
    text: str = ""
    alt: str = ""
    saved: SavedPicture | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A simple table: rows of cells, each one line of text."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The rows, a line each, the cells with a tab between two."""
        return "\n".join("\t".join(row) for row in self.rows)


Block = Paragraph | Quotation | ListItem | Subheading | Image | Table

MOST_LINKS = 2_000
"""Of an article; the words of those behind them are words."""


def links_of(block: Block) -> tuple[Link, ...]:
    """The links in a block, their spans counting in the block's own text."""
    return block.links if isinstance(block, Paragraph | Quotation | ListItem) else ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it; the text before the first heading has None."""

    heading: str | None
    deck: str | None = None
    blocks: tuple[Block, ...] = ()


class Part(StrEnum):
    """What a passage is in its article."""

    TITLE = "title"
    HEADING = "heading"
    DECK = "deck"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of `Article.text` (of a table: its rows) and what it is.

    `section` and `block` are indices from 0 into `Article.sections` and its `blocks`; the
    title has neither, a heading and a deck line have no block.
    """

    part: Part
    span: Span
    section: int | None = None
    block: int | None = None


@dataclass(frozen=True)
class Article:
    """A news article, clean."""

    title: str
    sections: tuple[Section, ...] = ()
    trail: tuple[Crumb, ...] = ()
    published: Moment | None = None
    source: str | None = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    url: Url | None = None
    language: Language = field(default=CHINESE)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The lines of `text` in their order; empty ones (an image without caption) are absent."""
        passages = []
        start = 0
        for part, text, section, block in self._pieces():
            if text:
                passages.append(Passage(part, Span(start, start + len(text)), section, block))
                start += len(text) + 1
        return tuple(passages)

    @cached_property
    def text(self) -> str:
        """The plain text every span of this article counts in."""
        return "\n".join(text for _, text, _, _ in self._pieces() if text)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of the body in their order, their spans counting in `text`."""
        return tuple(
            Link(link.span.shifted(passage.span.start), link.url)
            for passage in self.passages
            if passage.section is not None and passage.block is not None
            for link in links_of(self.sections[passage.section].blocks[passage.block])
        )

    def _pieces(self) -> Iterator[tuple[Part, str, int | None, int | None]]:
        yield Part.TITLE, self.title, None, None
        for number, section in enumerate(self.sections):
            yield Part.HEADING, section.heading or "", number, None
            yield Part.DECK, section.deck or "", number, None
            for index, block in enumerate(section.blocks):
                yield Part.BLOCK, block.text, number, index
