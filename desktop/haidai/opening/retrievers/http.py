"""Pages of the web: http and https, with a bound on everything."""

from collections.abc import Callable
from urllib.parse import urlsplit

from haidai.errors import ErrorKind, OpeningError
from haidai.opening import media
from haidai.opening.retrieved import Retrieved
from haidai.opening.retrievers.web import Web
from haidai.opening.sources import AddressSource, Source

LARGEST = 5_000_000  # bytes, decompressed
ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"


class HttpRetriever:
    """Fetches pages from a web."""

    def __init__(self, web: Web, largest: int = LARGEST) -> None:
        self._web = web
        self._largest = largest

    def retrieve(self, source: Source, cancelled: Callable[[], bool]) -> Retrieved:
        """The page and the address it was found at in the end.

        Raises:
            OpeningError: each fault of the way has its kind; FILE_TYPE for what is no text.
        """
        if not isinstance(source, AddressSource):
            raise TypeError(f"not an address: {source!r}")
        fetched = self._web.fetch(source.url, ACCEPT, self._largest, cancelled)
        page = fetched.kept
        name = urlsplit(page.url.text).path.rpartition("/")[2] or page.url.host
        if not media.is_text(page.content_type, page.data):
            raise OpeningError(ErrorKind.FILE_TYPE, name=name)
        return Retrieved(
            page.data, source.label, page.content_type, page.charset, page.url, fetched=fetched
        )
