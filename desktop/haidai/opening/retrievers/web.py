"""The web as pages and pictures come from it: from the network, else from what was kept.

A page known from before is asked for with the question whether it has changed, and is shown as
it was where nobody answers. Nothing is kept before it has proved to be what was wanted.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError

if TYPE_CHECKING:
    from haidai.opening.addresses import Connector, Resolver, Space
    from haidai.opening.cache import DiskCache, Kept

SECONDS = 20.0
REDIRECTS = 10
MOST_SPACES = 500  # pages that are remembered
_NOBODY_ANSWERS = frozenset(
    {
        ErrorKind.NO_NETWORK,
        ErrorKind.NO_HOST,
        ErrorKind.NO_CONNECTION,
        ErrorKind.TOO_SLOW,
        ErrorKind.HTTP_STATUS,  # the server's own trouble; refusals have kinds of their own
    }
)


def system_proxies() -> Mapping[str, str]:
    """The proxies this system names, by scheme."""
    from urllib.request import getproxies  # late: it loads http and ssl

    return getproxies()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was asked for at `asked`: its bytes and where they were found.

    `worth_keeping` is False for what comes from the disk, or is to be kept nowhere.
    """

    asked: Url
    kept: "Kept"
    worth_keeping: bool


class Web:
    """Fetches over http and https; `seconds` is for the whole way, redirects included."""

    def __init__(
        self,
        cache: Callable[[], "DiskCache"] | None = None,
        resolver: "Resolver | None" = None,
        connector: "Connector | None" = None,
        proxies: Callable[[], Mapping[str, str]] = system_proxies,
        seconds: float = SECONDS,
        redirects: int = REDIRECTS,
    ) -> None:
        self._make_cache = cache
        self._resolver = resolver
        self._connector = connector
        self._proxies = proxies
        self._seconds = seconds
        self._redirects = redirects
        self._spaces: dict[str, Space] = {}
        self._lock = threading.Lock()

    def fetch(
        self,
        url: Url,
        accept: str,
        largest: int,
        cancelled: Callable[[], bool],
        page: Url | None = None,
    ) -> Fetched:
        """What lies at `url`, at most `largest` bytes; `page` is the page that names it, if any.

        Raises:
            OpeningError: each fault of the way has its kind.
        """
        # Late: they load urllib3, ssl and OpenSSL's digests.
        from haidai.opening.addresses import Space, SystemConnector, SystemResolver
        from haidai.opening.cache import Kept
        from haidai.opening.retrievers.transfer import Limits, Network, Transfer, Validators, Wish

        cache = self._make_cache() if self._make_cache else None
        known = cache.get(url) if cache else None
        if known is not None and len(known.data) > largest:
            known = None
        # A page nobody has fetched here (a saved file says where it was) counts as public.
        space = None if page is None else self._spaces.get(page.text, Space.PUBLIC)
        if known is not None and space is not None and known.space < space:
            known = None
        wish = Wish(url, space, accept)
        if known is not None:
            validators = Validators(known.etag, known.last_modified)
            wish = Wish(url, space, accept, known.url, validators)
        network = Network(
            self._resolver or SystemResolver(),
            self._connector or SystemConnector(),
            dict(self._proxies()),
        )
        limits = Limits(self._seconds, largest, self._redirects)
        try:
            answer = Transfer(wish, limits, network).run(cancelled)
        except OpeningError as error:
            if known is None or error.kind not in _NOBODY_ANSWERS:
                raise
            if page is None:
                self._remember(known.url, Space(known.space))
            return Fetched(url, known, worth_keeping=False)
        if page is None:
            self._remember(answer.url, answer.space)
        if answer.data is None:
            if known is None:  # it was not asked whether anything had changed
                raise OpeningError(ErrorKind.BAD_ANSWER, host=url.host)
            return Fetched(url, known, worth_keeping=False)
        found = Kept(
            answer.data, answer.url, answer.space, answer.content_type, answer.charset,
            answer.validators.etag, answer.validators.last_modified,
        )  # fmt: skip
        return Fetched(url, found, worth_keeping=not answer.private)

    def keep(self, fetched: Fetched) -> None:
        """Keep what proved to be what was wanted."""
        if self._make_cache is not None and fetched.worth_keeping:
            self._make_cache().put(fetched.asked, fetched.kept)

    def space_of(self, page: Url) -> int:
        """The `Space` a page lies in; one nobody has fetched here counts as public."""
        from haidai.opening.addresses import Space

        return self._spaces.get(page.text, Space.PUBLIC)

    def page_lies_in(self, page: Url, space: int) -> None:
        """Believe where a page lies that another process has fetched."""
        from haidai.opening.addresses import Space

        self._remember(page, Space(space))

    def _remember(self, page: Url, space: "Space") -> None:
        """Where a page lay, for what it names later."""
        with self._lock:
            self._spaces.pop(page.text, None)
            self._spaces[page.text] = space
            if len(self._spaces) > MOST_SPACES:
                self._spaces.pop(next(iter(self._spaces)))
