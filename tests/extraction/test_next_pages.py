"""Which address continues an article, and which is another article's."""

import time

import pytest

from haidai.article.values import Url
from haidai.extraction.next_pages import next_page, page_number
from tests.timing import took

HOST = "https://news.example"


@pytest.mark.parametrize(
    ("first", "other", "number"),
    [
        ("/2024/a.html", "/2024/a_2.html", 2),
        ("/2024/t20240315_123.shtml", "/2024/t20240315_123_3.shtml", 3),
        ("/a_1.html", "/a_2.html", 2),
        ("/a/index.html", "/a/index_1.html", None),
        ("/a/index_0.html", "/a/index_2.html", 2),
        ("/a.html", "/a-20.html", 20),
        ("/a", "/a/2", 2),
        ("/a/", "/a/2/", 2),
        ("/a/", "/a/page/4", 4),
        ("/a?id=3", "/a?id=3&page=2", 2),
        ("/a?id=3", "/a?page=2&id=3", 2),
        ("/a?page=1", "/a?page=2", 2),
        ("/a.html", "/b_2.html", None),
        ("/2024/15.html", "/2024/16.html", None),
        ("/2024/0315_12.html", "/2024/0315_13.html", None),
        ("/a.html", "/a.html", None),
        ("/a.html", "/a_200.html", None),
    ],
)
def test_pages_of_one_article_differ_in_their_count_alone(
    first: str, other: str, number: int | None
) -> None:
    assert page_number(Url(HOST + first), Url(HOST + other)) == number


def test_another_host_continues_nothing() -> None:
    assert page_number(Url("https://a.example/a.html"), Url("https://b.example/a_2.html")) is None


PAGE = Url(f"{HOST}/a.html")


@pytest.mark.parametrize(
    "link",
    [
        "<a href='a_2.html'>下一页</a>",
        '<A class="n" HREF=/a_2.html ><span>下一页</span> &gt;</A>',
        "<a href='#'>1</a><a href='a_2.html#p'>[下一頁]</a>",
        "<a href='b.html'>下一页：别的文章</a> <a href=a_2.html>下页</a>",
    ],
)
def test_the_link_to_the_next_page_is_found(link: str) -> None:
    assert next_page(f"<p>水</p>{link}", PAGE, PAGE, 1) == (Url(f"{HOST}/a_2.html"), 2)


@pytest.mark.parametrize(
    "link",
    [
        "下一页", "<a href='a_2.html'>下一篇</a>", "<a href='javascript:next()'>下一页</a>",
        "<a href='a_2.html'>二</a>下一页", "<a>下一页</a>", "<a href='http://[/a_2.html'>下一页</a>",
        "<a href='https://else.example/a_2.html'>下一页</a>", "<a href='a_1.html'>下一页</a>",
    ],
)  # fmt: skip
def test_other_links_are_not(link: str) -> None:
    assert next_page(link, PAGE, PAGE, 1) is None


def test_a_page_before_is_no_page_behind() -> None:
    assert next_page("<a href='a_2.html'>下一页</a>", Url(f"{HOST}/a_3.html"), PAGE, 3) is None


@pytest.mark.parametrize("piece", ["下一页", "<a ", "<a href=", "<a href='a_2.html'>下一页"])
def test_it_is_found_in_linear_time(piece: str) -> None:
    started = time.process_time()
    next_page(piece * (2_000_000 // len(piece)), PAGE, Url(f"{HOST}/b"), 1)
    took(time.process_time() - started, at_most=1)
