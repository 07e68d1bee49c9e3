"""Pages fetched from a real server on the loopback."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import HTTPServer
from pathlib import Path

import brotli
import pytest

from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.retrieved import Retrieved, never
from haidai.opening.retrievers.compression import inflate
from haidai.opening.retrievers.http import HttpRetriever
from haidai.opening.retrievers.transfer import on_the_wire
from haidai.opening.retrievers.web import Web
from haidai.opening.sources import AddressSource
from tests.fakes.web_server import Visit, WebServer, serving
from tests.timing import took

PAGE = "<html><body><p>河水缓缓流过老渡口。</p></body></html>".encode()


@pytest.fixture
def server() -> Iterator[WebServer]:
    before = set(threading.enumerate())
    with serving() as running:
        yield running
    assert set(threading.enumerate()) <= before


def fetch(address: str, *, seconds: float = 5.0, largest: int = 5_000_000) -> Retrieved:
    retriever = HttpRetriever(Web(seconds=seconds, proxies=dict), largest)
    return retriever.retrieve(AddressSource(Url(address)), never)


def refused(address: str, **limits: float) -> OpeningError:
    with pytest.raises(OpeningError) as caught:
        fetch(address, **limits)  # type: ignore[arg-type]
    return caught.value


def test_a_page_comes_with_its_type_charset_and_address(server: WebServer) -> None:
    address = server.page("/a.html", PAGE, "text/html; charset=GBK")
    retrieved = fetch(address)
    assert retrieved.data == PAGE
    assert (retrieved.content_type, retrieved.charset) == ("text/html", "GBK")
    assert str(retrieved.url) == address


def test_the_request_says_honestly_who_asks(server: WebServer) -> None:
    fetch(server.page("/a.html", PAGE))
    assert "Haidai/" in server.requests[0][1]["User-Agent"]


def test_the_address_after_redirects_is_the_articles(server: WebServer) -> None:
    server.page("/end/文.html", PAGE)
    server.page("/end/%E6%96%87.html", PAGE)
    server.redirect("/middle", "end/%E6%96%87.html", 301)
    retrieved = fetch(server.redirect("/start", "/middle"))
    assert str(retrieved.url) == server.address("/end/%E6%96%87.html")


def test_ten_redirects_are_followed_and_eleven_are_not(server: WebServer) -> None:
    server.page("/0", PAGE)
    for step in range(1, 12):
        server.redirect(f"/{step}", f"/{step - 1}")
    assert fetch(server.address("/10")).data == PAGE
    assert refused(server.address("/11")).kind is ErrorKind.TOO_MANY_REDIRECTS


def test_redirects_in_a_circle_end(server: WebServer) -> None:
    error = refused(server.redirect("/a", "/a"))
    assert (error.kind, error.details) == (ErrorKind.TOO_MANY_REDIRECTS, {"host": "127.0.0.1"})


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://a.example/", "http://u:p@a.example/"]
)
def test_a_redirect_to_no_web_page_is_refused(server: WebServer, target: str) -> None:
    assert refused(server.redirect("/a", target)).kind is ErrorKind.BAD_ADDRESS


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, ErrorKind.LOGIN_NEEDED),
        (403, ErrorKind.FORBIDDEN),
        (404, ErrorKind.PAGE_GONE),
        (410, ErrorKind.PAGE_GONE),
    ],
)
def test_a_refusal_has_its_own_sentence(server: WebServer, status: int, kind: ErrorKind) -> None:
    error = refused(server.page("/a", b"no", status=status))
    assert (error.kind, error.details) == (kind, {"host": "127.0.0.1", "name": "127.0.0.1"})


@pytest.mark.parametrize("status", [204, 429, 500, 503])
def test_a_status_is_told_with_its_number(server: WebServer, status: int) -> None:
    error = refused(server.page("/a", b"no", status=status))
    assert error.kind is ErrorKind.HTTP_STATUS
    assert error.details == {"host": "127.0.0.1", "status": str(status)}


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw", "br"])
def test_compressed_pages_are_read(server: WebServer, coding: str) -> None:
    raw = zlib.compressobj(wbits=-15)
    body = {
        "gzip": gzip.compress(PAGE),
        "deflate": zlib.compress(PAGE),
        "raw": raw.compress(PAGE) + raw.flush(),
        "br": brotli.compress(PAGE),
    }[coding]
    name = "deflate" if coding == "raw" else coding
    assert fetch(server.page("/a", body, Content_Encoding=name)).data == PAGE


def test_a_page_above_the_limit_is_refused(server: WebServer) -> None:
    error = refused(server.page("/a", b"x" * 5_000_001))
    assert error.kind is ErrorKind.TOO_LARGE
    assert error.details == {"name": "127.0.0.1", "limit": "5 MB"}


def test_a_compressed_bomb_is_refused_without_being_unpacked(server: WebServer) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    address = server.page("/a", bomb, Content_Encoding="gzip")
    assert refused(address).kind is ErrorKind.TOO_LARGE


def test_a_nested_bomb_is_refused_too(server: WebServer) -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 200_000_000))
    address = server.page("/a", bomb, Content_Encoding="gzip, gzip")
    assert refused(address).kind is ErrorKind.TOO_LARGE
    address = server.page("/b", bomb, Content_Encoding="gzip, gzip, gzip")
    assert refused(address).kind is ErrorKind.BAD_ANSWER


def test_an_unknown_or_damaged_compression_is_told(server: WebServer) -> None:
    assert refused(server.page("/a", b"x", Content_Encoding="zstd")).kind is ErrorKind.BAD_ANSWER
    damaged = gzip.compress(PAGE)[:-9]
    assert refused(server.page("/b", damaged, Content_Encoding="gzip")).kind is ErrorKind.BAD_ANSWER


def test_a_dripping_body_ends_at_the_deadline(server: WebServer) -> None:
    begin = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    address = server.drip("/a", begin, b"x")
    started = time.monotonic()
    error = refused(address, seconds=0.6)
    took(time.monotonic() - started, at_most=1.5)
    assert error.kind is ErrorKind.TOO_SLOW
    assert error.details == {"host": "127.0.0.1", "seconds": "0.6"}
    assert server.gone.wait(5)


def test_dripping_headers_end_at_the_deadline(server: WebServer) -> None:
    address = server.drip("/a", b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"[:1])
    started = time.monotonic()
    assert refused(address, seconds=0.6).kind is ErrorKind.TOO_SLOW
    took(time.monotonic() - started, at_most=1.5)


def test_a_server_that_says_nothing_ends_at_the_deadline(server: WebServer) -> None:
    def silent(visit: Visit) -> None:
        server.closing.wait()

    server.answers["/a"] = silent
    assert refused(server.address("/a"), seconds=0.5).kind is ErrorKind.TOO_SLOW


def test_a_cancel_is_noticed_within_a_second(server: WebServer) -> None:
    begin = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    address = server.drip("/a", begin, b"x")
    started = time.monotonic()
    retriever = HttpRetriever(Web(proxies=dict))
    with pytest.raises(OpeningError) as caught:
        retriever.retrieve(AddressSource(Url(address)), lambda: time.monotonic() - started > 0.3)
    assert caught.value.kind is ErrorKind.CANCELLED
    took(time.monotonic() - started, at_most=1.3)
    assert server.gone.wait(5)


def test_a_slow_resolver_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def slow(*_: object, **__: object) -> None:
        release.wait(10)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    timer = threading.Timer(0.9, release.set)
    timer.start()
    started = time.monotonic()
    try:
        assert refused("http://slow.example/", seconds=0.4).kind is ErrorKind.TOO_SLOW
        took(time.monotonic() - started, at_most=2.0)
    finally:
        timer.join()


def test_a_name_nobody_knows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    error = refused("http://nowhere.example/a")
    assert (error.kind, error.details) == (ErrorKind.NO_HOST, {"host": "nowhere.example"})


def test_a_closed_door_is_told() -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        assert refused(f"http://127.0.0.1:{port}/").kind is ErrorKind.NO_CONNECTION


def test_an_answer_that_is_no_http_or_breaks_off_is_told(server: WebServer) -> None:
    server.answers["/a"] = lambda visit: visit.wfile.write(b"\x00\x01 nonsense\r\n\r\n")
    assert refused(server.address("/a")).kind is ErrorKind.BAD_ANSWER
    cut = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<p>half"
    server.answers["/b"] = lambda visit: visit.wfile.write(cut)
    assert refused(server.address("/b")).kind is ErrorKind.BAD_ANSWER


def test_what_is_no_text_is_refused(server: WebServer) -> None:
    address = server.page("/files/report.pdf", b"%PDF-1.7 ...", "application/pdf")
    error = refused(address)
    assert (error.kind, error.details) == (ErrorKind.FILE_TYPE, {"name": "report.pdf"})


def test_the_systems_proxy_is_asked(server: WebServer) -> None:
    server.answers["http://news.example/a"] = lambda visit: visit.reply(PAGE)
    proxy = server.address("")
    retriever = HttpRetriever(Web(seconds=5, proxies=lambda: {"http": proxy}))
    retrieved = retriever.retrieve(AddressSource(Url("http://news.example/a")), never)
    assert retrieved.data == PAGE


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
def test_a_certificate_nobody_vouches_for_is_told(tmp_path: Path) -> None:
    files = [str(tmp_path / "key.pem"), str(tmp_path / "cert.pem")]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-keyout", files[0], "-out", files[1]],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip

    class Quiet(HTTPServer):
        def handle_error(self, *_: object) -> None:
            """The handshake fails, as it should."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files[1], files[0])
    with Quiet(("127.0.0.1", 0), Visit) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            error = refused(f"https://127.0.0.1:{server.server_address[1]}/")
        finally:
            server.shutdown()
            thread.join()
    assert (error.kind, error.details) == (ErrorKind.BAD_CERTIFICATE, {"host": "127.0.0.1"})


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("https://例子.测试/新闻?题=渡口#二", "https://xn--fsqu00a.xn--0zwm56d/%E6%96%B0%E9%97%BB?%E9%A2%98=%E6%B8%A1%E5%8F%A3"),
        ("http://a.example", "http://a.example/"),
        ("http://[::1]:8080/a%20b", "http://[::1]:8080/a%20b"),
    ],
)  # fmt: skip
def test_an_address_is_sent_in_ascii(typed: str, sent: str) -> None:
    assert on_the_wire(Url(typed)) == sent


def test_several_gzip_members_are_one_page() -> None:
    assert inflate(gzip.compress(b"a") + gzip.compress(b"b"), "gzip", 100) == b"ab"
    assert inflate(gzip.compress(b"a" * 101), "gzip", 100) is None


def test_a_server_that_speaks_no_tls_is_told(server: WebServer) -> None:
    address = server.page("/a", PAGE).replace("http://", "https://")
    error = refused(address)
    assert (error.kind, error.details) == (ErrorKind.NO_SECURE_CONNECTION, {"host": "127.0.0.1"})
