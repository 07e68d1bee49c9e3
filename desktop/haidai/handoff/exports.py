"""The article as a file to keep: one .html, Markdown, plain text."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from haidai import paths
from haidai.article.model import (
    Article,
    Block,
    Image,
    Link,
    ListItem,
    Paragraph,
    Quotation,
    Subheading,
    Table,
)
from haidai.article.outline import CHINESE_LABELS, byline, plain_lines
from haidai.article.values import Url
from haidai.errors import ErrorKind, HandOffError, OutputError
from haidai.handoff.markup import harmless
from haidai.handoff.page import saved_page
from haidai.handoff.pictures import PagePictures

# Of ASCII these begin or end something in CommonMark or its tables, wherever they stand.
_SIGNS = re.compile(r"([\\`*_\[\]<>|~&$])")
# At the start of a line these make it a heading, a list, a rule, a quotation or code.
_AT_START = re.compile(r"^(\s*)([#+=\-]|\d{1,9}(?=[.)]))")
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])")


def self_contained_html(article: Article, pictures: PagePictures | None = None) -> bytes:
    """One .html file with style and pictures in it; it asks nothing of any network."""
    return saved_page(article, pictures).html


def markdown(article: Article, _: PagePictures | None = None) -> bytes:
    """CommonMark with tables; no character of the article is read as a mark."""
    return ("\n\n".join(_markdown(article)) + "\n").encode()


def plain_text(article: Article, _: PagePictures | None = None) -> bytes:
    """The lines of `haidai show`, and the address."""
    lines = [harmless(line.replace("\t", "  ")) for line in plain_lines(article, CHINESE_LABELS)]
    if article.url:
        lines += ["", f"原文：{article.url}"]
    return ("\n".join(lines) + "\n").encode()


FORMATS: dict[str, Callable[[Article, PagePictures | None], bytes]] = {
    "html": self_contained_html,
    "md": markdown,
    "txt": plain_text,
}


def export(article: Article, path: Path, pictures: PagePictures | None = None) -> None:
    """Write the article in the format the path's ending names; whole or not at all.

    `pictures` go into the formats that can hold them.

    Raises:
        HandOffError: the ending names none of `FORMATS` (FORMAT_UNKNOWN).
        OutputError: the file cannot be written.
    """
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        names = " / ".join(f".{name}" for name in FORMATS)
        raise HandOffError(ErrorKind.FORMAT_UNKNOWN, name=path.name, formats=names)
    content = FORMATS[suffix](article, pictures)
    try:
        with paths.replacing(path) as temporary:
            temporary.write_bytes(content)
    except OSError as error:
        raise OutputError.of(error, path.name) from error


def _markdown(article: Article) -> Iterator[str]:
    if article.trail:
        yield _line(" › ".join(crumb.text for crumb in article.trail))
    yield f"# {_line(article.title)}"
    facts = byline(article, CHINESE_LABELS)
    if facts:
        yield _line("  ".join(facts))
    for section in article.sections:
        if section.heading:
            yield f"## {_line(section.heading)}"
        if section.deck:
            yield f"**{_line(section.deck)}**"
        for block in section.blocks:
            written = _block(block)
            if written:
                yield written
    if article.editors:
        label = CHINESE_LABELS.beside(article.language).editors
        yield _line(label + " ".join(article.editors))
    if article.url:
        yield f"原文：<{str(article.url).replace('<', '%3C').replace('>', '%3E')}>"


def _block(block: Block) -> str:
    match block:
        case ListItem(text=text, number=number):
            counted = number is not None and 0 <= number < 10**9
            line = _line(text, block.links)
            return f"{number}. {line}" if counted else f"- {line}"
        case Quotation(text=text):
            return f"> {_line(text, block.links)}"
        case Subheading(text=text):
            return f"### {_line(text)}"
        case Image(text=text, alt=alt):
            return f"*{_line(f'［{text or alt}］')}*" if text or alt else ""
        case Table(rows=rows):
            return _table(rows)
        case Paragraph(text=text):
            return _line(text, block.links)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    full = [(*row, *[""] * (width - len(row))) for row in rows]
    lines = [f"| {' | '.join(map(_line, row))} |" for row in full]
    return "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))


def _line(text: str, links: Sequence[Link] = ()) -> str:
    """A text on one line whose signs mean themselves, apart from those of its links."""
    pieces: list[str] = []
    place = 0
    for link in links:
        words = _escaped(link.span.of(text))
        pieces += (_escaped(text[place : link.span.start]), f"[{words}]({_target(link.url)})")
        place = link.span.end
    line = "".join([*pieces, _escaped(text[place:])]).strip()
    return (
        _NUMBERED.sub(r"\1\\\2", line) if _NUMBERED.match(line) else _AT_START.sub(r"\1\\\2", line)
    )


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", harmless(text))


def _target(url: Url) -> str:
    """An address as CommonMark wants it; entities are read there, too."""
    return "<" + str(url).replace("<", "%3C").replace(">", "%3E").replace("&", "\\&") + ">"
