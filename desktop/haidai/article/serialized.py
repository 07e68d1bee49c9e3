"""An article as JSON, both ways: for `haidai show --json` and for child processes."""

from collections.abc import Callable, Mapping
from typing import Any

from haidai.article.model import (
    CHINESE,
    Article,
    Block,
    Crumb,
    Image,
    Link,
    ListItem,
    Paragraph,
    Quotation,
    SavedPicture,
    Section,
    Subheading,
    Table,
    links_of,
)
from haidai.article.spans import Span
from haidai.article.values import Language, Moment, Url


def to_json(article: Article) -> dict[str, Any]:
    """The article as a JSON object; `from_json` gives an equal article back."""
    return {
        "trail": [crumb.text for crumb in article.trail],
        "trail_urls": [str(crumb.url) if crumb.url else None for crumb in article.trail],
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "source": article.source,
        "reporters": list(article.reporters),
        "editors": list(article.editors),
        "url": str(article.url) if article.url else None,
        "language": article.language.tag,
        "sections": [
            {
                "heading": section.heading,
                "deck": section.deck,
                "blocks": [_block_to_json(block) for block in section.blocks],
            }
            for section in article.sections
        ],
    }


def from_json(values: Mapping[str, Any]) -> Article:
    """The article in a JSON object that `to_json` made.

    Raises:
        ValueError: the object is not an article.
    """
    try:
        return Article(
            trail=tuple(
                Crumb(_text(text), Url.parse(url))
                for text, url in zip(values["trail"], values["trail_urls"], strict=True)
            ),
            title=_text(values["title"]),
            published=Moment.parse(values["published"]) if values["published"] else None,
            source=_optional(values["source"]),
            reporters=tuple(map(_text, values["reporters"])),
            editors=tuple(map(_text, values["editors"])),
            url=Url.parse(values["url"]),
            language=Language(_text(values["language"])) if values["language"] else CHINESE,
            sections=tuple(
                Section(
                    _optional(section["heading"]),
                    _optional(section["deck"]),
                    tuple(_block_from_json(block) for block in section["blocks"]),
                )
                for section in values["sections"]
            ),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an article: {error!r}") from error


def _block_to_json(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph():
            extra: dict[str, Any] = {"kind": "paragraph"}
        case Quotation():
            extra = {"kind": "quotation"}
        case ListItem():
            extra = {"kind": "list-item", "number": block.number}
        case Subheading():
            extra = {"kind": "subheading"}
        case Image():
            url = str(block.url) if block.url else None
            saved = [block.saved.page, block.saved.name] if block.saved else None
            extra = {"kind": "image", "url": url, "alt": block.alt, "saved": saved}
        case Table():
            extra = {"kind": "table", "rows": [list(row) for row in block.rows]}
    if links := links_of(block):
        extra["links"] = [[link.span.start, link.span.end, str(link.url)] for link in links]
    return {"kind": extra.pop("kind"), "text": block.text, **extra}


def _links(block: Mapping[str, Any]) -> tuple[Link, ...]:
    """The links of a block; those of articles written down before there were any: none."""
    found = []
    last = 0
    for link in block.get("links", ()):
        start, end, address = link if len(link) == 3 else (None, None, "")
        if not (
            isinstance(start, int)
            and isinstance(end, int)
            and last <= start < end <= len(block["text"])
        ):
            raise ValueError(f"not a link of its text: {start}..{end}")
        last = end
        if (url := Url.parse(_text(address))) is not None:
            found.append(Link(Span(start, end), url))
    return tuple(found)


_BLOCKS: dict[str, Callable[[Mapping[str, Any]], Block]] = {
    "paragraph": lambda block: Paragraph(_text(block["text"]), _links(block)),
    "quotation": lambda block: Quotation(_text(block["text"]), _links(block)),
    "list-item": lambda block: ListItem(_text(block["text"]), block["number"], _links(block)),
    "subheading": lambda block: Subheading(_text(block["text"])),
    "image": lambda block: Image(
        Url.parse(block["url"]),
        _text(block["text"]),
        _text(block["alt"]),
        SavedPicture(*map(_text, block["saved"])) if block.get("saved") else None,
    ),
    "table": lambda block: Table(tuple(tuple(map(_text, row)) for row in block["rows"])),
}


def _block_from_json(block: Mapping[str, Any]) -> Block:
    return _BLOCKS[block["kind"]](block)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)
