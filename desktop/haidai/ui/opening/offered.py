"""What the clipboard or a drop offers, and what of it is to be opened.

The first address wins, then a file that can be an article, then the text; a copied piece of a
web page keeps its structure where it is more than one paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from PySide6.QtCore import QMimeData

from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.sources import (
    AddressSource,
    FileSource,
    MeantSource,
    Source,
    TextSource,
    parse_source,
)

ARTICLE_SUFFIXES = frozenset({".html", ".htm", ".mhtml", ".mht", ".txt", ".md"})
MOST_ADDRESSES = 50
FEWEST_PARAGRAPHS = 2
_PARAGRAPH = re.compile(r"<(?:p|div|h[1-6]|li|br|tr|blockquote|section)[\s/>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """The parts of it that can hold an article: `files` are of this computer."""

    addresses: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    html: str = ""
    text: str = ""

    @classmethod
    def of(cls, mime: QMimeData | None) -> Self:
        """What Qt's clipboard or drop holds; an empty clipboard is None on some systems."""
        if mime is None:
            return cls()
        urls = mime.urls()[:MOST_ADDRESSES] if mime.hasUrls() else []
        # A file of another computer is left alone: opening it would greet that computer.
        local = [url for url in urls if url.isLocalFile() and not url.host()]
        return cls(
            tuple(url.toString() for url in urls if not url.isLocalFile()),
            tuple(Path(url.toLocalFile()) for url in local),
            mime.html() if mime.hasHtml() else "",
            mime.text() if mime.hasText() else "",
        )

    @property
    def holds_something(self) -> bool:
        """Whether there is anything that could be opened."""
        return bool(self.addresses or self.files or self.html.strip() or self.text.strip())


def sources_offered(offer: Offer) -> tuple[Source, TextSource | None]:
    """What to open; where there is a second, it is the same text without its structure.

    Raises:
        OpeningError: NOTHING_COPIED, or FILE_TYPE with the name of a file that can be no article.
    """
    for address in offer.addresses:
        if url := Url.parse(address):
            return AddressSource(url), None
    if offer.files:
        return _article_file(offer.files), None
    if not offer.text.strip() and not offer.html.strip():
        raise OpeningError(ErrorKind.NOTHING_COPIED)
    plain = _text_source(offer.text) if offer.text.strip() else None
    if isinstance(plain, AddressSource | FileSource):
        return plain, None
    if plain is None:
        return TextSource(offer.html, ""), None
    if len(_PARAGRAPH.findall(offer.html)) < FEWEST_PARAGRAPHS:
        return plain, None
    return TextSource(offer.html, plain.name), plain


def _article_file(files: Sequence[Path]) -> FileSource:
    """The first of the files that can be an article by its name."""
    for path in files:
        if is_article_file(path):
            return FileSource(path)
    raise OpeningError(ErrorKind.FILE_TYPE, name=files[0].name or str(files[0]))


def is_article_file(path: Path) -> bool:
    """Whether a file's name says that it holds a page or a text."""
    return path.suffix.lower() in ARTICLE_SUFFIXES


def _text_source(text: str) -> MeantSource:
    """What a text means; the path of a file that is no article is only a text."""
    try:
        source = parse_source(text)
    except OpeningError as error:
        if error.kind == ErrorKind.EMPTY:
            raise
        return TextSource(text, text.strip()[:60])
    if isinstance(source, FileSource) and not is_article_file(source.path):
        return TextSource(text, text.strip()[:60])
    return source
