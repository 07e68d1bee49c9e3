"""What retrievers give and parsers take: the seams that the opener connects."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from haidai.article.model import Article
from haidai.article.values import Url
from haidai.opening.sources import Source

if TYPE_CHECKING:
    from haidai.opening.retrievers.web import Fetched


def never() -> bool:
    """The question whether to stop, answered by nobody."""
    return False


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Bytes from a source, and what the source says about them.

    `content_type` is a media type in lower case, or None where nothing is known; `charset` is
    what the sender declares; `url` is where the page lies on the web, `path` where on this
    computer; `name` is for messages; `fetched` is what the web gave, for whoever keeps it.
    """

    data: bytes
    name: str
    content_type: str | None = None
    charset: str | None = None
    url: Url | None = None
    path: Path | None = None
    fetched: "Fetched | None" = None


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

    def parse(self, retrieved: Retrieved, *, whole: bool = False) -> Article:
        """The article in the document; with `whole` all its text, whatever our rules say.

        Raises:
            OpeningError: there is none.
        """
        ...
