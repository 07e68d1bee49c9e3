"""From a source to an article: a retriever fetches the bytes, a parser reads them.

The opener only chooses and connects them. A new kind of source is one retriever, a new kind of
document is one parser; every error leaves here with all the words its sentence needs.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from haidai.article.model import Article
from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.continuations import with_following_pages
from haidai.opening.retrieved import Parser, Retrieved, Retriever, never
from haidai.opening.sources import AddressSource, Source

if TYPE_CHECKING:
    from haidai.opening.retrievers.web import Fetched

_NAMED = frozenset(
    {
        ErrorKind.EMPTY,
        ErrorKind.NOT_TEXT,
        ErrorKind.NO_ARTICLE,
        ErrorKind.NEEDS_JAVASCRIPT,
        ErrorKind.LOGIN_NEEDED,
    }
)


class Opener:
    """Opens sources with the retriever of their kind and the first parser that accepts."""

    def __init__(
        self,
        retrievers: Mapping[type[Source], Retriever],
        parsers: Sequence[Parser],
        keep: Callable[["Fetched"], None] | None = None,
    ) -> None:
        """`keep` is told of every page from the web that held an article."""
        self._retrievers = dict(retrievers)
        self._parsers = tuple(parsers)
        self._keep = keep

    def open(
        self, source: Source, cancelled: Callable[[], bool] = never, *, whole: bool = False
    ) -> Article:
        """The article at `source`, with the pages that continue it where it has several.

        With `whole` it is all the text of the page, for a reader who misses some of it.

        Raises:
            OpeningError: the kind and its details say why there is none; CANCELLED as soon as
                `cancelled()` is true.
        """
        retrieved, article = self._read(source, cancelled, whole)
        if not isinstance(source, AddressSource) or retrieved.url is None:
            return article

        def read(url: Url, cancelled: Callable[[], bool]) -> tuple[Retrieved, Article]:
            return self._read(AddressSource(url), cancelled, whole)

        return with_following_pages(article, retrieved, read, cancelled)

    def _read(
        self, source: Source, cancelled: Callable[[], bool], whole: bool
    ) -> tuple[Retrieved, Article]:
        _stop_if(cancelled)
        retrieved = self._retrievers[type(source)].retrieve(source, cancelled)
        _stop_if(cancelled)
        for parser in self._parsers:
            if parser.accepts(retrieved):
                article = _parsed(parser, retrieved, whole)
                if self._keep is not None and retrieved.fetched is not None:
                    self._keep(retrieved.fetched)
                return retrieved, article
        raise OpeningError(ErrorKind.FILE_TYPE, name=retrieved.name)


def standard_opener() -> Opener:
    """The opener of the product; see `haidai.opening.doors`."""
    from haidai.opening.doors import standard_doors

    return standard_doors().opener


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise OpeningError(ErrorKind.CANCELLED)


def _parsed(parser: Parser, retrieved: Retrieved, whole: bool) -> Article:
    """Parse, and give an error of the pure layers the name only this one knows."""
    try:
        return parser.parse(retrieved, whole=whole)
    except OpeningError as error:
        if error.kind not in _NAMED or "name" in error.details:
            raise
        raise type(error)(error.kind, name=retrieved.name) from error
