"""Hostile pages over a real server: nothing runs, nothing inside is touched, nothing hangs."""

import gzip
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from haidai.article.model import Article, Image
from haidai.article.serialized import to_json
from haidai.article.values import Url
from haidai.errors import ErrorKind, HaidaiError, OpeningError
from haidai.opening.doors import Doors, standard_doors
from haidai.opening.parsers.html import HtmlParser
from haidai.opening.retrieved import Retrieved
from haidai.opening.retrievers.web import Web
from haidai.opening.sources import AddressSource, FileSource, TextSource
from tests.fakes.network import FakeConnector, FakeResolver
from tests.fakes.web_server import WebServer, serving
from tests.timing import took

SECONDS = 3.0  # for a whole transfer in these tests
OVER = 2.0  # by how much an answer may be late
LONGEST_GAP = 0.25
TITLE = "老渡口的清晨"
TEXT = "河水缓缓流过老渡口，船工开始了一天的工作，岸边的人说，日子又像个日子了。"
FIXTURES = Path(__file__).parents[1] / "fixtures"


def page(hostile: str, head: str = "") -> str:
    return (
        f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>"
        f"<div class=content><p>{TEXT}</p>{hostile}<p>{TEXT}</p></div></body></html>"
    )


class Gaps:
    """Watches, as an interface would, how long nothing else can run."""

    def __enter__(self) -> "Gaps":
        self.longest = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        last = time.monotonic()
        while not self._ended.wait(0.002):
            now = time.monotonic()
            self.longest = max(self.longest, now - last)
            last = now


@pytest.fixture
def server() -> Iterator[WebServer]:
    with serving() as running:
        yield running


@pytest.fixture
def connector(server: WebServer) -> FakeConnector:
    return FakeConnector(server.server_address[1])


@pytest.fixture
def doors(connector: FakeConnector) -> Doors:
    resolver = FakeResolver({"news.example": ["1.1.1.1"]})
    return standard_doors(Web(None, resolver, connector, dict, SECONDS))


def opened(doors: Doors, path: str = "/a") -> Article:
    return doors.opener.open(AddressSource(Url(f"http://news.example{path}")))


ATTRIBUTES = "src href srcset data data-src data-original data-url poster background action"
ADDRESSES = [
    "file:///etc/passwd", "FILE:/etc/passwd", " file:///etc/passwd", "fi\nle:///etc/passwd",
    "javascript:alert(1)", "java\tscript:alert(1)", "data:image/svg+xml,<svg/>", "/dev/zero",
    "vbscript:x", "about:blank", "blob:x", "\\\\server\\share\\a.png", "http://u:p@127.0.0.1/",
    "http://127.0.0.1/a.png", "//localhost/a.png", "http:\\\\127.0.0.1\\a.png", "http://[::1/",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("tag", ["img", "a", "iframe", "object", "video", "link", "form", "base"])
def test_no_attribute_leads_to_a_file_a_script_or_inside(
    doors: Doors, server: WebServer, connector: FakeConnector, tag: str, address: str
) -> None:
    attributes = "".join(f' {name}="{address}"' for name in ATTRIBUTES.split())
    server.page("/a", page(f"<{tag}{attributes}>岸边</{tag}>", f"<{tag}{attributes}></{tag}>"))
    article = opened(doors)
    assert article.text.count(TEXT) == 2
    for section in article.sections:
        for image in (block for block in section.blocks if isinstance(block, Image)):
            with pytest.raises(OpeningError) as caught:
                doors.pictures.retrieve(image, article.url)
            assert caught.value.kind in {ErrorKind.PRIVATE_ADDRESS, ErrorKind.FILE_TYPE,
                                         ErrorKind.PAGE_GONE, ErrorKind.NO_HOST}  # fmt: skip
    assert set(connector.addresses) == {"1.1.1.1"}
    assert "passwd" not in str(to_json(article)) or "news.example" in str(to_json(article))


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>坏</script>", "<style>@import 'http://127.0.0.1/坏'; p{content:'坏'}</style>",
        "<iframe srcdoc='<p>坏</p>'>坏</iframe>",
        "<form action=/坏><input value=坏><button>坏</button>",
        "<p onclick=alert('坏')></p>", "<img src=x onerror=alert('坏')>",
        "<svg><text>坏</text></svg>",
        "<math><mtext>坏</mtext></math>", "<object data=/坏>坏</object>", "<embed src=/坏>",
        "<noscript>坏</noscript>", "<template><p>坏</p></template>", "<!-- 坏 -->",
        "<meta http-equiv=refresh content='0;url=http://127.0.0.1/坏'>",
        "<base href='file:///坏/'>", "<link rel=stylesheet href='http://127.0.0.1/坏.css'>",
        "<p hidden>坏</p>", "<p style='display:none'>坏</p>", "<audio src=/坏>坏</audio>",
    ],
)  # fmt: skip
def test_nothing_of_a_page_runs_or_is_loaded(
    doors: Doors, server: WebServer, connector: FakeConnector, hostile: str
) -> None:
    for place in (page(hostile), page("", hostile)):
        server.page("/a", place)
        article = opened(doors)
        assert "坏" not in article.text
        assert article.text.count(TEXT) == 2
    assert [path for path, _ in server.requests] == ["/a", "/a"]
    assert set(connector.addresses) == {"1.1.1.1"}


def test_nothing_invisible_reaches_the_article(doors: Doors, server: WebServer) -> None:
    dirt = "\x00\x08\x1b\u202a\u202b\u202d\u202e\u2066\u2069\u200b\ufeff&#x202e;&#0;&#27;&#xd800;"
    server.page("/a", page(f"<h2>岸{dirt}边</h2><p>{TEXT}{dirt}</p><img src=a.png alt='{dirt}渡'>"))
    text = str(to_json(opened(doors)))
    assert text.isprintable() or not set(text) & set("\x00\x08\x1b\u202a\u202e\u2066\u200b\ufeff")


FLOODS = {
    "elements, nested": "<div>" * 100_000 + "深处",
    "elements, closed": "<div>" * 50_000 + "深处" + "</div>" * 50_000,
    "tables, nested": "<table><tr><td>" * 20 + "深处" + "</td></tr></table>" * 20,
    "tables, nested deep": "<table><tr><td>水" * 20_000,
    "a block": "<p>" + "一" * 1_000_000,
    "a word": "<p>" + "a" * 1_000_000,
    "line breaks": "一<br>" * 600_000,
    "lines of code": "<pre>" + "一\n" * 1_000_000,
    "paragraphs": "<p>一二三</p>" * 250_000,
    "empty paragraphs": "<p>" * 1_500_000,
    "sentences": f"<p>{TEXT}</p>" * 40_000,
    "attributes": "<p " + " ".join(f"a{number}" for number in range(600_000)) + ">",
    "headings": f"<h1>{TITLE}</h1>" * 60_000,
    "bylines": "<p>2024-03-15 21:02 来源：水报 记者：王强</p>" * 60_000,
    "cells": "<table>" + "<tr><td>1</td><td>2</td></tr>" * 100_000 + "</table>",
    "links": "<a href=a>水边</a> " * 200_000,
    "next pages": "<a href=a_2.html>下一页" * 100_000,
    "pictures": "<img src=a.jpg>" * 300_000,
    "entities": "&#x202e;&amp;&copy;" * 200_000,
    "strings": "<script>" + '"' + "一\\u4e00" * 500_000 + '"</script>',
    "quotes": "<script>" + '"\\' * 2_000_000 + "</script>",
    "comments": "<!-- " * 900_000,
    "half tags": "<a<a" * 1_000_000,
    "list items": "<li>一" * 400_000,
    "numbers": "2024-03-15 " * 300_000,
    "trails": "首页 > 新闻 > " * 150_000,
    "classes": "<p class='" + "related " * 500_000 + "'>",
    "styles": "<p style='" + "display " * 500_000 + "'>",
    "titles": "</p><title>" + "水_" * 1_000_000 + "</title>",
}


@pytest.mark.parametrize("hostile", FLOODS.values(), ids=FLOODS.keys())
def test_a_flood_is_read_within_two_seconds_and_the_interface_goes_on(
    doors: Doors, server: WebServer, hostile: str
) -> None:
    data = page(hostile).encode()[:4_900_000]
    server.page("/a", data)
    started = time.process_time()
    with Gaps() as gaps:
        article = opened(doors)
    seconds = time.process_time() - started
    assert TEXT in article.text
    took(seconds, at_most=OVER + 0.5)  # the transfer and the server included
    took(gaps.longest, at_most=LONGEST_GAP)


def test_three_million_lines_are_read_within_two_seconds(doors: Doors) -> None:
    started = time.process_time()
    article = doors.opener.open(TextSource("一\n" * 3_000_000, "粘贴的文字"))
    took(time.process_time() - started, at_most=OVER)
    assert article.text.count("一") == 3_000_000


@pytest.mark.parametrize("coding", ["gzip", "br", "gzip, gzip", "br, gzip"])
def test_a_bomb_is_refused(doors: Doors, server: WebServer, coding: str) -> None:
    body = b"<p>" + b"\0" * 300_000_000
    for name in coding.split(", "):
        body = gzip.compress(body) if name == "gzip" else brotli.compress(body, quality=5)
    server.page("/a", body, Content_Encoding=coding)
    started = time.monotonic()
    with pytest.raises(OpeningError) as caught:
        opened(doors)
    assert caught.value.kind is ErrorKind.TOO_LARGE
    took(time.monotonic() - started, at_most=OVER)


@pytest.mark.parametrize("begin", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nA: "])
def test_a_server_that_drips_is_left_in_time(doors: Doors, server: WebServer, begin: bytes) -> None:
    server.drip("/a", begin, b"x")
    started = time.monotonic()
    with pytest.raises(OpeningError) as caught:
        opened(doors)
    assert caught.value.kind is ErrorKind.TOO_SLOW
    assert time.monotonic() - started > SECONDS - 0.5
    took(time.monotonic() - started, at_most=SECONDS + OVER)


def test_redirects_in_a_circle_end(doors: Doors, server: WebServer) -> None:
    server.redirect("/a", "/b")
    server.redirect("/b", "/a")
    with pytest.raises(OpeningError) as caught:
        opened(doors)
    assert caught.value.kind is ErrorKind.TOO_MANY_REDIRECTS


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_picture_that_is_a_pipe_holds_up_nobody(doors: Doors, tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    os.mkfifo(tmp_path / "a_files" / "a.png")
    (tmp_path / "a.html").write_text(page("<img src='a_files/a.png'>"))
    started = time.monotonic()
    article = doors.opener.open(FileSource(tmp_path / "a.html"))
    assert article.text.count(TEXT) == 2
    took(time.monotonic() - started, at_most=OVER)


# Mutations


PAGE = (FIXTURES / "riverside.html").read_text("utf-8")
SOUP = [
    "<div>", "</div>", "</p>", "<table><tr><td>", "<", ">", '"', "'", "=", "<!--", "-->",
    "<script>",
    "</script>", "<h1>", "<a href=", "&#x110000;", "\x00", "\ud800", "<br>", "<li>" * 300,
    "<b>" * 400, "\u202e", "<base href='file:///'>", "<p hidden>", "<title>", "<style>", "]]>",
    "&",
    "<td a=" * 200, "2024-02-30 25:61", "来源：", "责任编辑：", "<a href=a_2.html>下一页</a>",
    "一、",
]  # fmt: skip
CUT = st.tuples(
    st.floats(0, 1), st.sampled_from([0, 0, 1, 5, 40, 300, 3_000]), st.sampled_from(["", *SOUP])
)
ENCODINGS = st.sampled_from(["utf-8", "gb18030", "big5", "utf-16", "latin-1"])


def read_mutated(cuts: list[tuple[float, int, str]], encoding: str) -> None:
    html = PAGE
    for place, length, piece in cuts:
        start = int(place * len(html))
        html = html[:start] + piece + html[start + length :]
    data = html.encode(encoding, "replace")
    retrieved = Retrieved(data, "a", "text/html", None, Url("https://news.example/a.html"))
    started = time.process_time()
    try:
        article = HtmlParser().parse(retrieved)
    except HaidaiError as error:
        if error.kind not in NO_ARTICLE:
            raise
    else:
        assert article.title
        assert not set(article.text) & set("\x00\u202e\ud800")
    took(time.process_time() - started, at_most=2)


NO_ARTICLE = {
    ErrorKind.NO_ARTICLE, ErrorKind.NOT_TEXT, ErrorKind.EMPTY, ErrorKind.NEEDS_JAVASCRIPT,
    ErrorKind.LOGIN_NEEDED,
}  # fmt: skip
quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=500, deadline=None, suppress_health_check=quiet)
@given(st.lists(CUT, max_size=12), ENCODINGS)
def test_a_mutated_page_is_an_article_or_none(
    cuts: list[tuple[float, int, str]], encoding: str
) -> None:
    read_mutated(cuts, encoding)


@pytest.mark.slow
@pytest.mark.timeout(1_200)
@settings(max_examples=20_000, deadline=None, suppress_health_check=quiet)
@given(st.lists(CUT, max_size=30), ENCODINGS)
def test_twenty_thousand_mutated_pages_are_articles_or_none(
    cuts: list[tuple[float, int, str]], encoding: str
) -> None:
    read_mutated(cuts, encoding)
