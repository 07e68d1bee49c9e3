"""Pages of the web: http and https, with a bound on everything.

The transfer runs in a thread of its own, so that the deadline and a cancel hold whatever the
network does; see `haidai.opening.retrievers.transfer` for what is done there.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from haidai.errors import ErrorKind, OpeningError
from haidai.opening import media
from haidai.opening.opener import Retrieved
from haidai.opening.sources import AddressSource, Source

LARGEST = 5_000_000  # bytes, decompressed
SECONDS = 20.0
REDIRECTS = 10


def system_proxies() -> Mapping[str, str]:
    """The proxies this system names, by scheme."""
    from urllib.request import getproxies  # late: it loads http and ssl

    return getproxies()


class HttpRetriever:
    """Fetches pages; `seconds` is for the whole way, names and redirects included."""

    def __init__(
        self,
        seconds: float = SECONDS,
        largest: int = LARGEST,
        redirects: int = REDIRECTS,
        proxies: Callable[[], Mapping[str, str]] = system_proxies,
    ) -> None:
        self._seconds = seconds
        self._largest = largest
        self._redirects = redirects
        self._proxies = proxies

    def retrieve(self, source: Source, cancelled: Callable[[], bool]) -> Retrieved:
        """The page and the address it was found at in the end.

        Raises:
            OpeningError: each fault of the way has its kind; FILE_TYPE for what is no text.
        """
        if not isinstance(source, AddressSource):
            raise TypeError(f"not an address: {source!r}")
        from haidai.opening.retrievers.transfer import Limits, Transfer  # late: loads urllib3

        limits = Limits(self._seconds, self._largest, self._redirects)
        answer = Transfer(source.url, limits, dict(self._proxies())).run(cancelled)
        name = urlsplit(answer.url.text).path.rpartition("/")[2] or answer.url.host
        if not media.is_text(answer.content_type, answer.data):
            raise OpeningError(ErrorKind.FILE_TYPE, name=name)
        return Retrieved(answer.data, source.label, answer.content_type, answer.charset, answer.url)
