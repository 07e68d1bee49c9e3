"""The web as pages come from it: checked addresses, cookies, and what was kept."""

import errno
import gzip
import socket
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from haidai.article.model import Article
from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.cache import DiskCache
from haidai.opening.doors import standard_doors
from haidai.opening.retrieved import never
from haidai.opening.retrievers.compression import inflate
from haidai.opening.retrievers.web import Fetched, Web
from haidai.opening.sources import AddressSource
from tests.fakes.network import FakeConnector, FakeResolver
from tests.fakes.web_server import Visit, WebServer, serving

TEXT = "河水缓缓流过老渡口，船工开始了一天的工作，岸边的人说，日子又像个日子了。"
PAGE = f"<html><head><title>老渡口的清晨</title></head><body><h1>老渡口的清晨</h1><p>{TEXT}</p>"
PUBLIC = "93.184.216.34"


class World:
    """A server that every name leads to, and the web that is asked."""

    def __init__(self, server: WebServer, folder: Path) -> None:
        self.server = server
        self.resolver = FakeResolver(
            {"news.example": [PUBLIC], "other.example": ["1.1.1.1"], "intranet": ["10.0.0.5"]}
        )
        self.connector = FakeConnector(server.server_address[1])
        self.folder = folder
        self.web = self.another_start()

    def another_start(self) -> Web:
        return Web(
            lambda: DiskCache(self.folder), self.resolver, self.connector, proxies=dict, seconds=5
        )

    def fetch(self, address: str, page: str | None = None) -> Fetched:
        return self.web.fetch(Url(address), "*/*", 100_000, never, Url(page) if page else None)

    def refused(self, address: str, page: str | None = None) -> OpeningError:
        with pytest.raises(OpeningError) as caught:
            self.fetch(address, page)
        return caught.value

    def open(self, address: str = "http://news.example/a") -> Article:
        return standard_doors(self.web).opener.open(AddressSource(Url(address)))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with serving() as server:
        yield World(server, tmp_path / "web")


# Addresses


SPELLINGS = [
    "127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "127.0.0.1.", "0.0.0.0", "0",
    "localhost", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]", "[::127.0.0.1]", "１２７．０．０．１", "127。0。0。1", "①②⑦.0.0.1",
    "10.1.2.3", "192.168.0.1", "169.254.169.254", "[fe80::1]", "[fd00::1]", "224.0.0.1", "intranet",
]  # fmt: skip


@pytest.mark.parametrize("host", SPELLINGS)
def test_a_page_of_the_web_is_not_redirected_inside(world: World, host: str) -> None:
    world.resolver.names["localhost"] = ["127.0.0.1 ::1"]
    world.server.page("/secret", "secret")
    # A header is bytes; the server of the test writes them as Latin-1.
    world.server.redirect("/a", f"http://{host}:8080/secret".encode().decode("latin-1"))
    error = world.refused("http://news.example/a")
    assert error.kind is ErrorKind.PRIVATE_ADDRESS
    assert world.connector.addresses == [PUBLIC]
    assert [path for path, _ in world.server.requests] == ["/a"]


@pytest.mark.parametrize("host", ["%31%32%37.0.0.1", "127.0.0.1%20", "256.256.256.256", "a..b"])
def test_what_is_no_host_is_nowhere(world: World, host: str) -> None:
    world.server.redirect("/a", f"http://{host}/secret")
    assert world.refused("http://news.example/a").kind in {
        ErrorKind.BAD_ADDRESS, ErrorKind.NO_HOST,
    }  # fmt: skip
    assert world.connector.addresses == [PUBLIC]


@pytest.mark.parametrize("host", ["127.0.0.1", "intranet", "192.168.0.1", "[::1]"])
def test_the_reader_may_open_any_of_them(world: World, host: str) -> None:
    world.server.page("/a", PAGE)
    assert world.open(f"http://{host}/a").title == "老渡口的清晨"


def test_a_page_inside_redirects_among_its_neighbours_and_outwards(world: World) -> None:
    world.server.page("/b", PAGE)
    world.server.redirect("/a", "http://10.0.0.9/b")
    assert world.fetch("http://intranet/a").kept.url == Url("http://10.0.0.9/b")
    world.server.redirect("/a", "http://127.0.0.1/b")
    assert world.refused("http://intranet/a").kind is ErrorKind.PRIVATE_ADDRESS


def test_nobody_gets_inside_by_way_of_a_third(world: World) -> None:
    world.server.redirect("/a", "http://news.example/b")
    world.server.redirect("/b", "http://intranet/c")
    assert world.refused("http://intranet/a").kind is ErrorKind.PRIVATE_ADDRESS


def test_a_name_that_changes_its_address_is_checked_each_time(world: World) -> None:
    world.resolver.names["rebinding.example"] = [PUBLIC, "127.0.0.1"]
    world.server.redirect("/a", "http://rebinding.example/b")
    world.server.page("/b", "secret")
    assert world.refused("http://rebinding.example/a").kind is ErrorKind.PRIVATE_ADDRESS
    assert world.connector.addresses == [PUBLIC]
    assert world.resolver.asked == ["rebinding.example"] * 2


def test_a_name_with_addresses_on_both_sides_leads_outside(world: World) -> None:
    world.resolver.names["both.example"] = [f"127.0.0.1 {PUBLIC} 10.0.0.1"]
    world.server.redirect("/a", "http://both.example/b")
    world.server.page("/b", PAGE)
    world.fetch("http://news.example/a")
    assert world.connector.addresses == [PUBLIC, PUBLIC]


def test_behind_a_proxy_hosts_are_judged_as_they_are_written(world: World) -> None:
    server = world.server
    server.answers["http://news.example/a"] = lambda visit: visit.reply(
        b"", status=302, Location="http://2130706433/secret"
    )
    web = Web(None, world.resolver, world.connector, lambda: {"http": "http://127.0.0.1:1"}, 5)
    with pytest.raises(OpeningError) as caught:
        web.fetch(Url("http://news.example/a"), "*/*", 1000, never)
    assert caught.value.kind is ErrorKind.PRIVATE_ADDRESS
    assert len(server.requests) == 1


def test_an_address_that_does_not_answer_makes_way_for_the_next(world: World) -> None:
    world.resolver.names["two.example"] = [f"2400:cb00::1 {PUBLIC}"]
    world.server.page("/a", PAGE)
    connect = world.connector.connect

    def only_four(endpoint, seconds):  # type: ignore[no-untyped-def]
        if endpoint.address.version == 6:
            raise OSError(errno.ENETUNREACH, "no way")
        return connect(endpoint, seconds)

    world.connector.connect = only_four  # type: ignore[method-assign]
    assert world.fetch("http://two.example/a").kept.data == PAGE.encode()


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENETUNREACH, "no way"), ErrorKind.NO_NETWORK),
        (socket.gaierror(socket.EAI_AGAIN, "nobody to ask"), ErrorKind.NO_NETWORK),
        (ConnectionRefusedError(errno.ECONNREFUSED, "closed"), ErrorKind.NO_CONNECTION),
        (TimeoutError("late"), ErrorKind.TOO_SLOW),
    ],
)
def test_each_fault_of_the_network_has_its_sentence(
    world: World, error: OSError, kind: ErrorKind
) -> None:
    world.connector.error = error
    assert world.refused("http://news.example/a").kind is kind


# Cookies


def test_a_wall_that_sets_a_cookie_and_sends_back_is_passed(world: World) -> None:
    def wall(visit: Visit) -> None:
        if "seen=1" in visit.headers.get("Cookie", ""):
            visit.reply(PAGE.encode())
        else:
            visit.reply(b"", status=302, Location="/a", Set_Cookie="seen=1; Path=/")

    world.server.answers["/a"] = wall
    assert world.open().title == "老渡口的清晨"
    world.open()
    cookies = [headers.get("Cookie") for _, headers in world.server.requests]
    assert cookies == [None, "seen=1", None, "seen=1"]


def test_a_cookie_goes_to_no_other_site(world: World) -> None:
    world.server.answers["/a"] = lambda visit: visit.reply(
        b"", status=302, Location="http://other.example/b", Set_Cookie="seen=1; Domain=example"
    )
    world.server.page("/b", PAGE)
    world.fetch("http://news.example/a")
    assert "Cookie" not in world.server.requests[1][1]


def test_cookies_beyond_all_bounds_are_not_taken(world: World) -> None:
    world.server.answers["/a"] = lambda visit: visit.reply(
        b"", status=302, Location="/b", Set_Cookie="seen=" + "1" * 20_000
    )
    world.server.page("/b", PAGE)
    world.fetch("http://news.example/a")
    assert "Cookie" not in world.server.requests[1][1]


# What was kept


def test_an_article_opened_before_opens_without_a_network(world: World) -> None:
    world.server.page("/b", PAGE)
    world.server.redirect("/a", "/b")
    article = world.open()
    world.web = world.another_start()
    world.connector.error = OSError(errno.ENETUNREACH, "no way")
    assert world.open() == article
    world.resolver.names.clear()
    assert world.open() == article


def test_an_unchanged_page_is_not_sent_again(world: World) -> None:
    def answer(visit: Visit) -> None:
        if visit.headers.get("If-None-Match") == '"7"':
            visit.reply(b"", status=304)
        else:
            visit.reply(PAGE.encode(), ETag='"7"', Last_Modified="Fri, 15 Mar 2024 08:00:00 GMT")

    world.server.answers["/a"] = answer
    assert world.open() == world.open()
    assert world.server.requests[1][1]["If-Modified-Since"] == "Fri, 15 Mar 2024 08:00:00 GMT"


def test_a_changed_page_is_read_anew(world: World) -> None:
    world.server.page("/a", PAGE, ETag='"1"')
    world.open()
    world.server.page("/a", PAGE.replace("清晨", "黄昏"), ETag='"2"')
    assert world.open().title == "老渡口的黄昏"
    world.connector.error = OSError(errno.ENETUNREACH, "no way")
    assert world.open().title == "老渡口的黄昏"


@pytest.mark.parametrize("status", [403, 404])
def test_a_refusal_is_told_although_the_page_was_kept(world: World, status: int) -> None:
    world.server.page("/a", PAGE)
    world.open()
    world.server.page("/a", "no", status=status)
    assert world.refused("http://news.example/a").kind in {
        ErrorKind.FORBIDDEN, ErrorKind.PAGE_GONE,
    }  # fmt: skip


def test_neither_errors_nor_pages_without_an_article_are_kept(world: World) -> None:
    world.server.page("/a", PAGE)
    world.open()
    before = sorted(world.folder.iterdir())
    world.server.page("/a", "<html><form>登录 <input type=password></form>")
    with pytest.raises(OpeningError) as caught:
        world.open()
    assert caught.value.kind is ErrorKind.LOGIN_NEEDED
    world.server.page("/a", "no", status=500)
    assert world.open().title == "老渡口的清晨"
    assert sorted(world.folder.iterdir()) == before


def test_what_a_server_wants_kept_nowhere_is_not_kept(world: World) -> None:
    world.server.page("/a", PAGE, Cache_Control="no-store, max-age=0")
    world.open()
    assert not world.folder.exists()


def test_a_server_that_says_unchanged_without_being_asked_is_told(world: World) -> None:
    world.server.page("/a", "", status=304)
    assert world.refused("http://news.example/a").kind is ErrorKind.HTTP_STATUS


# Compression


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_bomb_takes_no_memory(coding: str) -> None:
    import tracemalloc

    bomb = {"gzip": gzip.compress, "br": brotli.compress}[coding](b"\0" * 100_000_000)
    assert len(bomb) < 200_000
    tracemalloc.start()
    assert inflate(bomb, coding, 1_000_000) is None
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


@pytest.mark.parametrize("cut", [1, 5, 20])
def test_a_brotli_stream_cut_off_is_told(world: World, cut: int) -> None:
    body = brotli.compress(PAGE.encode())[:-cut]
    world.server.page("/a", body, Content_Encoding="br")
    assert world.refused("http://news.example/a").kind is ErrorKind.BAD_ANSWER
