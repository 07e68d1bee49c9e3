"""One transfer of a page, over urllib3; imported only when a page is fetched.

Neither a socket's timeout nor the libraries bound a whole transfer: a server that drips a byte
each half second, in its headers or its body, goes on for ever, and a name's resolution cannot
be interrupted at all. So a thread does the work, and whoever waits for it breaks the connection
at the deadline and goes away.
"""

import socket
import ssl
import threading
import time
import zlib
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
from haidai.opening.retrievers.compression import inflate
from haidai.opening.retrievers.connections import Connections, watched_pools
from haidai.opening.retrievers.file import shown_size

AGENT = f"Mozilla/5.0 (compatible; Haidai/{__version__})"
TICK = 0.1  # seconds between two questions whether the reader still wants the page
GRACE = 0.5  # seconds
CHUNK = 65_536
MOST_CODINGS = 2
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a transfer: seconds in all, bytes after decompression, redirects."""

    seconds: float
    largest: int
    redirects: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the bytes, decompressed, and the address they were found at."""

    data: bytes
    url: Url
    content_type: str | None
    charset: str | None


class Transfer:
    """Fetches one page, once."""

    def __init__(self, url: Url, limits: Limits, proxies: Mapping[str, str]) -> None:
        self._url = url
        self._limits = limits
        self._proxies = proxies
        self._connections = Connections()
        self._done = threading.Event()
        self._answer: Answer | None = None
        self._error: Exception | None = None
        self._deadline = 0.0
        self._host = url.host  # of the step under way

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
        url = self._url
        for _ in range(self._limits.redirects + 1):
            self._host = url.host
            try:
                target = self._step(url)
            except (exceptions.HTTPError, OSError, UnicodeError, zlib.error) as error:
                raise self._told(error, url) from error
            if isinstance(target, Answer):
                return target
            url = target
        raise OpeningError(ErrorKind.TOO_MANY_REDIRECTS, host=url.host)

    def _step(self, url: Url) -> Answer | Url:
        """One request: the page, or where it sends us."""
        with self._manager(url) as manager:
            response = manager.request(
                "GET",
                on_the_wire(url),
                headers=_HEADERS,
                redirect=False,
                retries=False,
                preload_content=False,
                decode_content=False,
                timeout=urllib3.Timeout(total=self._left()),
            )
            try:
                if response.status in _REDIRECTS and (location := response.headers.get("Location")):
                    return self._target(url, location)
                if response.status != 200:
                    raise OpeningError(ErrorKind.HTTP_STATUS, host=url.host, status=response.status)
                data = self._decompressed(self._body(response, url), response, url)
            finally:
                response.close()
        kind, _, rest = response.headers.get("Content-Type", "").partition(";")
        charset = rest.partition("charset=")[2].split(";")[0].strip(" \"'")
        return Answer(data, url, kind.strip().lower() or None, charset or None)

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
        if len(codings) > MOST_CODINGS:
            raise OpeningError(ErrorKind.BAD_ANSWER, host=url.host)
        for coding in reversed(codings):
            if coding not in {"gzip", "x-gzip", "deflate"}:
                raise OpeningError(ErrorKind.BAD_ANSWER, host=url.host)
            inflated = inflate(data, coding, self._limits.largest)
            if inflated is None:
                raise self._too_large(url)
            data = inflated
        return data

    def _manager(self, url: Url) -> urllib3.PoolManager:
        """A manager whose connections can be broken, through the system's proxy if any."""
        context = ssl.create_default_context()
        parts = urlsplit(url.text)
        proxy = self._proxies.get(parts.scheme) or self._proxies.get("all") or ""
        if proxy and "://" not in proxy:
            proxy = f"http://{proxy}"
        options: dict[str, Any] = {"ssl_context": context, "maxsize": 1}
        if proxy.startswith(("http://", "https://")) and not proxy_bypass(url.host):
            manager: urllib3.PoolManager = urllib3.ProxyManager(proxy, **options)
        else:
            manager = urllib3.PoolManager(**options)
        manager.pool_classes_by_scheme = watched_pools(self._connections)
        return manager

    def _too_slow(self) -> OpeningError:
        seconds = f"{self._limits.seconds:g}"
        return OpeningError(ErrorKind.TOO_SLOW, host=self._host, seconds=seconds)

    def _too_large(self, url: Url) -> OpeningError:
        limit = shown_size(self._limits.largest)
        return OpeningError(ErrorKind.TOO_LARGE, name=url.host, limit=limit)

    def _told(self, error: Exception, url: Url) -> OpeningError:
        """What a fault of the network is to the reader."""
        causes = _causes(error)
        if isinstance(
            error, exceptions.LocationParseError | exceptions.LocationValueError | UnicodeError
        ):
            return OpeningError(ErrorKind.BAD_ADDRESS, address=url.text)
        if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
            return OpeningError(ErrorKind.BAD_CERTIFICATE, host=url.host)
        if any(isinstance(cause, socket.gaierror) for cause in causes):
            return OpeningError(ErrorKind.NO_HOST, host=url.host)
        # urllib3 counts a refused connection among its timeouts.
        timeouts = (TimeoutError, exceptions.TimeoutError)
        late = [cause for cause in causes if isinstance(cause, timeouts)]
        if any(not isinstance(cause, exceptions.NewConnectionError) for cause in late):
            return self._too_slow()
        if isinstance(error, exceptions.ProtocolError | exceptions.DecodeError | zlib.error):
            return OpeningError(ErrorKind.BAD_ANSWER, host=url.host)
        return OpeningError(ErrorKind.NO_CONNECTION, host=url.host)


def on_the_wire(url: Url) -> str:
    """The address as a request carries it: the host in ASCII, the rest percent-encoded.

    Raises:
        UnicodeError: the host can be no name.
    """
    parts = urlsplit(url.text)
    host = url.host
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
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


def _causes(error: BaseException) -> list[BaseException]:
    """An error and what led to it, as urllib3 wraps them: as cause, reason or argument."""
    causes: list[BaseException] = []
    queue: list[object] = [error]
    while queue and len(causes) < 20:
        found = queue.pop(0)
        if isinstance(found, BaseException) and found not in causes:
            causes.append(found)
            queue += [found.__cause__, found.__context__, getattr(found, "reason", None)]
            queue += list(found.args)
    return causes
