"""Which words of a page lead where."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.model import MOST_LINKS, Article, ListItem, links_of
from haidai.article.values import Url
from haidai.extraction.lines import clean
from haidai.extraction.links import anchors_in
from haidai.extraction.page import extract, whole_page
from tests.timing import took

ADDRESS = Url("https://news.example.com/2024/riverside.html")
P = "清晨六点，老渡口的第一班船离岸，船头的铜铃响了三声，岸边的白鹭飞起来又落下。"


def read(body: str, head: str = "") -> Article:
    html = f"<html><head><title>老渡口的清晨</title>{head}</head><body><h1>老渡口的清晨</h1><div>"
    return extract(f"{html}<p>{P}</p>{body}<p>{P}</p></div></body></html>", ADDRESS)


def leading(article: Article) -> list[tuple[str, str]]:
    return [(link.span.of(article.text), str(link.url)) for link in article.links]


def test_words_of_a_paragraph_a_list_and_a_quotation_lead_where_the_page_says() -> None:
    article = read(
        f'<p> 据 <a href="/a.html"> <b>溪畔</b>\n  日报 </a>报道，{P}<a href=b.html>又讯</a></p>'
        f'<ul><li>{P}见<a href="https://other.example/x?a=1&amp;b=2">公告</a>。</li></ul>'
        f'<blockquote>{P}<a href="http://c.example/">他说</a>。</blockquote>'
    )

    assert leading(article) == [
        ("溪畔 日报", "https://news.example.com/a.html"),
        ("又讯", "https://news.example.com/2024/b.html"),
        ("公告", "https://other.example/x?a=1&b=2"),
        ("他说", "http://c.example/"),
    ]
    items = [block for block in article.sections[0].blocks if isinstance(block, ListItem)]
    assert [link.span.of(items[0].text) for link in links_of(items[0])] == ["公告"]


def test_an_address_is_relative_to_what_the_head_of_the_page_says() -> None:
    article = read(f'<p>{P}<a href="b.html">又讯</a></p>', '<base href="https://cdn.example/n/">')
    assert leading(article) == [("又讯", "https://cdn.example/n/b.html")]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.cn", "", "#a",
        "https://news.example.com/2024/riverside.html#p2", "https://a@b.cn/", "http://[::1",
        "https://a.cn\\@b.cn/", "//", "https://a.cn/\u202egpj.exe",
    ],
)  # fmt: skip
def test_what_leads_to_no_other_page_of_the_web_is_words(href: str) -> None:
    article = read(f'<p>{P}<a href="{href}">又讯</a></p>')
    assert not article.links
    assert "又讯" in article.text


def test_lists_of_links_are_no_part_of_the_article_and_their_links_neither() -> None:
    menu = "".join(f'<li><a href="/{n}.html">相关阅读第{n}条</a></li>' for n in range(9))
    assert not read(f"<p>{P}</p><ul>{menu}</ul>").links


def test_the_whole_of_a_page_keeps_its_links_too() -> None:
    article = whole_page(f'<p>{P}</p><ul><li><a href="/a.html">频道</a></ul>', ADDRESS)
    assert leading(article) == [("频道", "https://news.example.com/a.html")]


def test_an_endless_paragraph_keeps_its_links_where_it_is_cut() -> None:
    body = "".join(f'{P}<a href="/{n}.html">第{n}条</a>。' for n in range(900))
    article = read(f"<p>{body}</p>")
    assert leading(article) == [
        (f"第{n}条", f"https://news.example.com/{n}.html") for n in range(900)
    ]


def test_so_many_links_and_no_more_in_so_much_time() -> None:
    body = "".join(f'<p>{P}<a href="/{n}.html">第{n}条</a>。</p>' for n in range(2 * MOST_LINKS))
    begun = time.perf_counter()
    article = read(body)
    took(time.perf_counter() - begun, at_most=4)
    assert len(article.links) == MOST_LINKS
    assert f"第{2 * MOST_LINKS - 1}条" in article.text


def test_words_between_two_links_to_one_place_are_no_link() -> None:
    told = [(0, "/a"), (2, "/a"), (3, "/a")]
    assert anchors_in(["前", "中", " ", "后"], told) == ((0, 1, "/a"), (3, 4, "/a"))
    assert anchors_in(["前", "中", "", "后"], told) == ((0, 1, "/a"), (2, 3, "/a"))


_parts = st.lists(st.text("字 a\u3000\n\u200b\u00a0", max_size=5), max_size=8)


@given(_parts, st.lists(st.sampled_from(["/a", "/b"]) | st.none(), min_size=8, max_size=8))
def test_anchors_cover_exactly_their_words(parts: list[str], hrefs: list[str | None]) -> None:
    text = clean("".join(parts))
    told = [(n, href) for n, href in enumerate(hrefs[: len(parts)]) if href is not None]

    anchors = anchors_in(parts, told)

    end = 0
    for first, last, _ in anchors:
        assert end <= first < last <= len(text)
        assert text[first:last] == text[first:last].strip()
        end = last
    letters = "".join(text[first:last] for first, last, _ in anchors).replace(" ", "")
    assert letters == clean("".join(parts[n] for n, _ in told)).replace(" ", "")
