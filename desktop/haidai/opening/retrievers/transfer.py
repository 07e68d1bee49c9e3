"""One transfer of a page, over urllib3; imported only when a page is fetched.

Neither a socket's timeout nor the libraries bound a whole transfer: a server that drips a byte
each half second, in its headers or its body, goes on for ever, and a name's resolution cannot
be interrupted at all. So a thread does the work, and whoever waits for it breaks the connection
at the deadline and goes away.
"""

import re
import ssl
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import proxy_bypass

import urllib3
from urllib3 import exceptions

from haidai import __version__
from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.addresses import Connector, Resolver, Space, named_space
from haidai.opening.retrievers.compression import CODINGS, KNOWN, DamagedError, inflate
from haidai.opening.retrievers.connections import Connections, guarded_pools
from haidai.opening.retrievers.cookies import VisitCookies
from haidai.opening.retrievers.faults import status_error, told
from haidai.opening.retrievers.file import shown_size

AGENT = f"Mozilla/5.0 (compatible; Haidai/{__version__})"
TICK = 0.1  # seconds between two questions whether the reader still wants the page
GRACE = 0.5  # seconds
CHUNK = 65_536
MOST_CODINGS = 2
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+(?:%[a-z0-9]+)?")  # a name, or IPv6
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_UNCHANGED = 304
_HEADERS = {
    "User-Agent": AGENT,
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
    "Accept-Encoding": CODINGS,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a transfer: seconds in all, bytes after decompression, redirects."""

    seconds: float
    largest: int
    redirects: int


@dataclass(frozen=True, slots=True)
class Network:
    """What a transfer reaches the world through."""

    resolver: Resolver
    connector: Connector
    proxies: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a page, for the question whether it has changed since."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The question, as a request asks it."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Wish:
    """What to fetch. `page` is the space of the page that names it, None: the reader does.

    Where the page at `known_at` was fetched before, `known` asks whether it has changed.
    """

    url: Url
    page: Space | None
    accept: str
    known_at: Url | None = None
    known: Validators = Validators()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the bytes, decompressed, and the address they were found at.

    `data` is None where the page has not changed; `space` is where it lies; `private` where
    its server asks that it is kept nowhere.
    """

    data: bytes | None
    url: Url
    space: Space
    content_type: str | None = None
    charset: str | None = None
    validators: Validators = Validators()
    private: bool = False


class Transfer:
    """Fetches one page or picture, once."""

    def __init__(self, wish: Wish, limits: Limits, network: Network) -> None:
        self._wish = wish
        self._limits = limits
        self._proxies = network.proxies
        self._connections = Connections(network.resolver, network.connector)
        self._cookies = VisitCookies()
        self._done = threading.Event()
        self._answer: Answer | None = None
        self._error: Exception | None = None
        self._deadline = 0.0
        self._host = wish.url.host  # of the step under way

    def run(self, cancelled: Callable[[], bool]) -> Answer:
        """The page; returns within the deadline, and within a second of a cancel.

        Raises:
            OpeningError: the kind says what went wrong.
        """
        # A daemon: the one wait that cannot be broken, a name's resolution, must not keep the
        # process when its reader has left.
        thread = threading.Thread(target=self._work, name="haidai-transfer", daemon=True)
        self._deadline = time.monotonic() + self._limits.seconds
        thread.start()
        try:
            while not self._done.wait(TICK):
                if cancelled():
                    raise OpeningError(ErrorKind.CANCELLED)
                if time.monotonic() >= self._deadline:
                    raise self._too_slow()
        finally:
            self._connections.close()
            # Long enough for a broken connection to be noticed; what cannot be broken is left.
            thread.join(GRACE)
        if self._error is not None:
            raise self._error
        if self._answer is None:
            raise AssertionError("a transfer ended without answer and without error")
        return self._answer

    def _work(self) -> None:
        try:
            self._answer = self._fetch()
        except Exception as error:  # noqa: BLE001 - raised again in the thread that waits
            self._error = error
        finally:
            self._done.set()

    def _fetch(self) -> Answer:
        url, page = self._wish.url, self._wish.page
        for _ in range(self._limits.redirects + 1):
            self._host = url.host
            try:
                target = self._step(url, page)
            except (exceptions.HTTPError, OSError, UnicodeError, DamagedError) as error:
                raise told(error, url) or self._too_slow() from error
            if isinstance(target, Answer):
                return target
            # Whoever redirects is a page that names another.
            url, space = target
            page = space if page is None else max(page, space)
        raise OpeningError(ErrorKind.TOO_MANY_REDIRECTS, host=url.host)

    def _step(self, url: Url, page: Space | None) -> Answer | tuple[Url, Space]:
        """One request: the page, or where it sends us and from which space."""
        address = on_the_wire(url)
        proxy = self._proxy_for(address)
        if proxy:
            reached = named_space(urlsplit(address).hostname or "")
            if page is not None and reached < page:
                raise OpeningError(ErrorKind.PRIVATE_ADDRESS, host=url.host)
        asked = self._wish.known.headers if url == self._wish.known_at else {}
        headers = _HEADERS | asked | self._cookies.for_request(address)
        with self._manager(proxy, page) as manager:
            response = manager.request(
                "GET",
                address,
                headers=headers | {"Accept": self._wish.accept},
                redirect=False,
                retries=False,
                preload_content=False,
                decode_content=False,
                timeout=urllib3.Timeout(total=self._left()),
            )
            try:
                space = reached if proxy else self._connections.space or Space.NOWHERE
                self._cookies.take(address, response.headers.getlist("Set-Cookie"))
                if response.status in _REDIRECTS and (location := response.headers.get("Location")):
                    return self._target(url, location), space
                return self._read(response, url, space, asked=bool(asked))
            finally:
                response.close()

    def _read(
        self, response: urllib3.BaseHTTPResponse, url: Url, space: Space, *, asked: bool
    ) -> Answer:
        if asked and response.status == _UNCHANGED:
            return Answer(None, url, space)
        if response.status != 200:
            raise status_error(url.host, response.status)
        data = self._decompressed(self._body(response, url), response, url)
        kind, _, rest = response.headers.get("Content-Type", "").partition(";")
        charset = rest.partition("charset=")[2].split(";")[0].strip(" \"'")
        validators = Validators(
            response.headers.get("ETag", "")[:200], response.headers.get("Last-Modified", "")[:200]
        )
        private = "no-store" in response.headers.get("Cache-Control", "").lower()
        return Answer(
            data, url, space, kind.strip().lower() or None, charset or None, validators, private
        )

    def _left(self) -> float:
        return max(self._deadline - time.monotonic(), 0.01)

    def _target(self, url: Url, location: str) -> Url:
        try:
            # http.client reads headers as Latin-1; most servers write UTF-8.
            absolute = urljoin(url.text, _as_utf_8(location).strip().replace(" ", "%20"))
        except ValueError:
            absolute = location
        target = Url.parse(absolute.partition("#")[0])
        if target is None:
            raise OpeningError(ErrorKind.BAD_ADDRESS, address=location)
        return target

    def _body(self, response: urllib3.BaseHTTPResponse, url: Url) -> bytes:
        """The body as it came, at most the bound and a byte."""
        data = bytearray()
        while chunk := response.read1(CHUNK, decode_content=False):
            data += chunk
            if len(data) > self._limits.largest:
                raise self._too_large(url)
        return bytes(data)

    def _decompressed(self, data: bytes, response: urllib3.BaseHTTPResponse, url: Url) -> bytes:
        header = response.headers.get("Content-Encoding", "")
        codings = [coding.strip().lower() for coding in header.split(",")]
        codings = [coding for coding in codings if coding not in {"", "identity"}]
        if len(codings) > MOST_CODINGS or not KNOWN.issuperset(codings):
            raise OpeningError(ErrorKind.BAD_ANSWER, host=url.host)
        for coding in reversed(codings):
            inflated = inflate(data, coding, self._limits.largest)
            if inflated is None:
                raise self._too_large(url)
            data = inflated
        return data

    def _proxy_for(self, address: str) -> str:
        """The system's proxy for an address; empty where it is reached directly."""
        parts = urlsplit(address)
        proxy = self._proxies.get(parts.scheme) or self._proxies.get("all") or ""
        if proxy and "://" not in proxy:
            proxy = f"http://{proxy}"
        usable = proxy.startswith(("http://", "https://"))
        return proxy if usable and not proxy_bypass(parts.hostname or "") else ""

    def _manager(self, proxy: str, page: Space | None) -> urllib3.PoolManager:
        """A manager whose connections are checked and can be broken."""
        options: dict[str, Any] = {"ssl_context": tls_context(), "maxsize": 1}
        manager = (
            urllib3.ProxyManager(proxy, **options) if proxy else urllib3.PoolManager(**options)
        )
        # The proxy is this system's own choice, wherever it lies.
        manager.pool_classes_by_scheme = guarded_pools(self._connections, None if proxy else page)
        return manager

    def _too_slow(self) -> OpeningError:
        seconds = f"{self._limits.seconds:g}"
        return OpeningError(ErrorKind.TOO_SLOW, host=self._host, seconds=seconds)

    def _too_large(self, url: Url) -> OpeningError:
        limit = shown_size(self._limits.largest)
        return OpeningError(ErrorKind.TOO_LARGE, name=url.host, limit=limit)


def tls_context() -> ssl.SSLContext:
    """What vouches for servers: the system's own list, with what its owner added.

    OpenSSL knows where a Linux keeps it. Elsewhere Python's own context misses roots (Windows
    loads them when they are first needed, macOS keeps them in its keychain), so truststore asks
    the system. A list of our own (certifi) would refuse a company's or a school's filter.
    """
    if sys.platform in ("win32", "darwin"):
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return ssl.create_default_context()


def on_the_wire(url: Url) -> str:
    """The address as a request carries it: the host in ASCII, the rest percent-encoded.

    Raises:
        UnicodeError: the host can be no name.
    """
    parts = urlsplit(url.text)
    host = url.host
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if not _HOST.fullmatch(host):
        raise UnicodeError(f"no host: {host[:100]!r}")
    if ":" in host:
        host = f"[{host}]"
    port = f":{parts.port}" if parts.port is not None else ""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme, f"{host}{port}", path, query, ""))


def _as_utf_8(header: str) -> str:
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
