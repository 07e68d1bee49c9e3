"""An article as lines of plain text, with the words a page adds to it."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass

from haidai.article.model import Article, Block, Image, ListItem, Table
from haidai.article.values import Language

_TRADITIONAL = {
    "来源：": "來源：",
    "记者：": "記者：",
    "责任编辑：": "責任編輯：",
    "图片：": "圖片：",
    "文中链接": "文中連結",
    "图片载入中…": "圖片載入中…",
    "图片未能载入": "圖片未能載入",
}


@dataclass(frozen=True, slots=True)
class Labels:
    """The words a page adds to an article, in the reader's language."""

    source: str = "来源："
    reporters: str = "记者："
    editors: str = "责任编辑："
    image: str = "图片："
    links: str = "文中链接"
    picture_coming: str = "图片载入中…"
    picture_missing: str = "图片未能载入"
    table: str = ""
    """Leads to a table that is shown cell below cell; on paper there is nothing to press."""

    def beside(self, language: Language) -> "Labels":
        """The words beside an article in a language: in its characters where they are Chinese."""
        if not language.is_traditional:
            return self
        return Labels(*(_TRADITIONAL.get(word, word) for word in astuple(self)))


CHINESE_LABELS = Labels()


def byline(article: Article, labels: Labels) -> list[str]:
    """Time, source and reporters as shown under the title, those that the page gives."""
    labels = labels.beside(article.language)
    parts = []
    if article.published:
        parts.append(str(article.published))
    if article.source:
        parts.append(labels.source + article.source)
    if article.reporters:
        parts.append(labels.reporters + " ".join(article.reporters))
    return parts


def plain_lines(article: Article, labels: Labels) -> Iterator[str]:
    """The whole article as lines of text, an empty line between two blocks."""
    if article.trail:
        yield " › ".join(crumb.text for crumb in article.trail)
        yield ""
    yield article.title
    facts = byline(article, labels)
    if facts:
        yield "  ".join(facts)
    for section in article.sections:
        for line in (section.heading, section.deck):
            if line:
                yield ""
                yield line
        previous: Block | None = None
        for block in section.blocks:
            together = isinstance(block, ListItem) and isinstance(previous, ListItem)
            if block.text and not together:
                yield ""
            yield from _block_lines(block)
            previous = block
    if article.editors:
        yield ""
        yield labels.beside(article.language).editors + " ".join(article.editors)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case ListItem(text=text, number=number):
            yield f"{'·' if number is None else f'{number}.'} {text}"
        case Image(text=""):
            return
        case Image(text=text):
            yield f"［{text}］"
        case Table(rows=rows):
            yield from ("\t".join(row) for row in rows)
        case _:
            yield block.text
