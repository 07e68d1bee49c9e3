"""Articles over several addresses are one article; what goes wrong behind the first is no error."""

import time
from collections.abc import Iterator

import pytest

from haidai.article.model import Article
from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.continuations import MOST_PAGES, with_following_pages
from haidai.opening.doors import standard_doors
from haidai.opening.opener import Opener
from haidai.opening.retrieved import Retrieved, never
from haidai.opening.retrievers.web import Web
from haidai.opening.sources import AddressSource
from tests.fakes.web_server import WebServer, serving
from tests.timing import took

WORDS = "河水缓缓流过老渡口，船工开始了一天的工作，岸边的人说，日子又像个日子了"


def page(number: int, following: str | None, text: str = "") -> str:
    link = f"<div class=pages><a href=x>上一页</a> {number} <a href='{following}'>下一页</a></div>"
    return (
        "<html><head><title>老渡口的清晨</title></head><body><h1>老渡口的清晨</h1>"
        f"<div class=content><p>第{number}页，{WORDS}。</p><p>{text or number}{WORDS}。</p>"
        f"{link if following else ''}</div></body></html>"
    )


@pytest.fixture
def server() -> Iterator[WebServer]:
    with serving() as running:
        yield running


@pytest.fixture
def opener() -> Opener:
    return standard_doors(Web(proxies=dict, seconds=5)).opener


def opened(opener: Opener, server: WebServer) -> Article:
    return opener.open(AddressSource(Url(server.address("/a.html"))))


def pages_in(article: Article) -> int:
    return sum(f"第{number}页，" in article.text for number in range(1, 100))


def test_three_pages_are_one_article(opener: Opener, server: WebServer) -> None:
    server.page("/a.html", page(1, "a_2.html"))
    server.page("/a_2.html", page(2, "/a_3.html"))
    server.page("/a_3.html", page(3, None))
    article = opened(opener, server)
    assert article.title == "老渡口的清晨"
    assert article.url == Url(server.address("/a.html"))
    assert (
        article.text.index("第1页，")
        < article.text.index("第2页，")
        < article.text.index("第3页，")
    )
    assert len(article.sections) == 1
    assert "上一页" not in article.text
    assert article.text.count("老渡口的清晨") == 1


def test_twenty_pages_are_read_and_no_more(opener: Opener, server: WebServer) -> None:
    server.page("/a.html", page(1, "a_2.html"))
    for number in range(2, 30):
        server.page(f"/a_{number}.html", page(number, f"a_{number + 1}.html"))
    assert pages_in(opened(opener, server)) == MOST_PAGES == 20
    assert len(server.requests) == 20


@pytest.mark.parametrize(
    "trouble",
    [
        {"status": 404}, {"status": 500}, {"content_type": "image/png"}, {"Content_Encoding": "br"},
    ],
)  # fmt: skip
def test_a_page_that_fails_ends_the_article_there(
    opener: Opener, server: WebServer, trouble: dict[str, object]
) -> None:
    server.page("/a.html", page(1, "a_2.html"))
    server.page("/a_2.html", page(2, "a_3.html"))
    server.page("/a_3.html", b"\x89PNG" if "content_type" in trouble else "no", **trouble)
    assert pages_in(opened(opener, server)) == 2


def test_pages_in_a_circle_end(opener: Opener, server: WebServer) -> None:
    server.page("/a.html", page(1, "a_2.html"))
    server.page("/a_2.html", page(2, "a.html"))
    assert pages_in(opened(opener, server)) == 2
    server.page("/a_2.html", page(1, "a_3.html"))  # the first page again, under a new name
    server.page("/a_3.html", page(3, None))
    assert pages_in(opened(opener, server)) == 1


def test_the_next_article_is_not_this_one(opener: Opener, server: WebServer) -> None:
    server.page("/a.html", page(1, "b.html"))
    server.page("/b.html", page(2, None))
    assert pages_in(opened(opener, server)) == 1
    assert len(server.requests) == 1


def test_a_page_that_redirects_to_another_host_is_not_read(
    opener: Opener, server: WebServer
) -> None:
    server.page("/a.html", page(1, "a_2.html"))
    server.redirect("/a_2.html", server.address("/home").replace("127.0.0.1", "127.0.0.2"))
    server.page("/home", page(2, None))
    assert pages_in(opened(opener, server)) == 1


def test_a_cancel_between_two_pages_is_heard(opener: Opener, server: WebServer) -> None:
    server.page("/a.html", page(1, "a_2.html"))
    server.drip("/a_2.html", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x")
    started = time.monotonic()
    with pytest.raises(OpeningError) as caught:
        opener.open(
            AddressSource(Url(server.address("/a.html"))),
            lambda: time.monotonic() - started > 0.4,
        )
    assert caught.value.kind is ErrorKind.CANCELLED
    took(time.monotonic() - started, at_most=1.4)


def test_pages_that_take_too_long_are_left_out(server: WebServer) -> None:
    first = Retrieved(
        page(1, "a_2.html").encode(), "a", "text/html", None, Url("http://a.example/a.html")
    )
    article = Article("老渡口的清晨")

    def read(url: Url, cancelled: object) -> tuple[Retrieved, Article]:
        assert callable(cancelled)
        while not cancelled():
            time.sleep(0.01)
        raise OpeningError(ErrorKind.CANCELLED)

    started = time.monotonic()
    assert with_following_pages(article, first, read, never, seconds=0.2) is article
    took(time.monotonic() - started, at_most=1)
