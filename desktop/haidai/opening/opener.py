"""From a source to an article: a retriever fetches the bytes, a parser reads them.

The opener only chooses and connects them. A new kind of source is one retriever, a new kind of
document is one parser; every error leaves here with all the words its sentence needs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from haidai.article.model import Article
from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.sources import AddressSource, FileSource, Source, TextSource

_NAMED = frozenset({ErrorKind.EMPTY, ErrorKind.NOT_TEXT, ErrorKind.NO_ARTICLE})


def never() -> bool:
    """The question whether to stop, answered by nobody."""
    return False


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Bytes from a source, and what the source says about them.

    `content_type` is a media type in lower case, or None where nothing is known; `charset` is
    what the sender declares; `url` is where the page lies on the web; `name` is for messages.
    """

    data: bytes
    name: str
    content_type: str | None = None
    charset: str | None = None
    url: Url | None = None


class Retriever(Protocol):
    """Fetches the bytes of one kind of source."""

    def retrieve(self, source: Source, cancelled: Callable[[], bool]) -> Retrieved:
        """All bytes of `source`; `cancelled` is asked at least once a second.

        Raises:
            OpeningError: the kind says why there are none.
        """
        ...


class Parser(Protocol):
    """Reads one kind of document."""

    def accepts(self, retrieved: Retrieved) -> bool:
        """Whether this parser reads such a document."""
        ...

    def parse(self, retrieved: Retrieved) -> Article:
        """The article in the document.

        Raises:
            OpeningError: there is none.
        """
        ...


class Opener:
    """Opens sources with the retriever of their kind and the first parser that accepts."""

    def __init__(
        self, retrievers: Mapping[type[Source], Retriever], parsers: Sequence[Parser]
    ) -> None:
        self._retrievers = dict(retrievers)
        self._parsers = tuple(parsers)

    def open(self, source: Source, cancelled: Callable[[], bool] = never) -> Article:
        """The article at `source`.

        Raises:
            OpeningError: the kind and its details say why there is none; CANCELLED as soon as
                `cancelled()` is true.
        """
        _stop_if(cancelled)
        retrieved = self._retrievers[type(source)].retrieve(source, cancelled)
        _stop_if(cancelled)
        for parser in self._parsers:
            if parser.accepts(retrieved):
                return _parsed(parser, retrieved)
        raise OpeningError(ErrorKind.FILE_TYPE, name=retrieved.name)


def standard_opener() -> Opener:
    """The opener of the product: addresses, files and texts; web pages and plain text."""
    from haidai.opening.parsers.html import HtmlParser
    from haidai.opening.parsers.text import TextParser
    from haidai.opening.retrievers.file import FileRetriever
    from haidai.opening.retrievers.http import HttpRetriever
    from haidai.opening.retrievers.text import TextRetriever

    retrievers: dict[type[Source], Retriever] = {
        AddressSource: HttpRetriever(),
        FileSource: FileRetriever(),
        TextSource: TextRetriever(),
    }
    return Opener(retrievers, (HtmlParser(), TextParser()))


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise OpeningError(ErrorKind.CANCELLED)


def _parsed(parser: Parser, retrieved: Retrieved) -> Article:
    """Parse, and give an error of the pure layers the name only this one knows."""
    try:
        return parser.parse(retrieved)
    except OpeningError as error:
        if error.kind not in _NAMED or "name" in error.details:
            raise
        raise type(error)(error.kind, name=retrieved.name) from error
