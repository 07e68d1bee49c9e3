"""One page in every encoding, declared rightly, wrongly and not at all, is one article."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from haidai.article.model import Article
from haidai.article.values import Language, Url
from haidai.opening.doors import Doors, standard_doors
from haidai.opening.parsers.html import HtmlParser
from haidai.opening.parsers.text import TextParser
from haidai.opening.retrieved import Retrieved
from haidai.opening.retrievers.web import Web
from haidai.opening.sources import AddressSource
from tests.fakes.web_server import WebServer, serving

SIMPLIFIED = (Path(__file__).parents[1] / "fixtures" / "riverside.html").read_text("utf-8")
TEXT = (Path(__file__).parents[1] / "fixtures" / "riverside.txt").read_text("utf-8")
TRADITIONAL = """<html><head><meta charset="utf-8"><title>老渡口的清晨_臨川日報</title></head><body>
<div class=path>首頁 &gt; 地方 &gt; 正文</div><h1>老渡口的清晨</h1>
<div>2024-03-15 21:02 來源：臨川日報</div><div class=content>
<p>河水緩緩流過老渡口，船工開始了一天的工作，岸邊的人說，日子又像個日子了。</p>
<p><b>舊岸新生</b></p>
<p>這幾年，沿岸的村莊換了樣子：舊倉庫變成了圖書館，廢棄的船塢裡種滿了花，遊客也多了起來。</p>
<p>“過去這裡是風口浪尖，現在是家門口的公園。”張阿婆說，她每天都要來走一圈，看看鷺鳥。</p>
</div></body></html>"""
ADDRESS = Url("https://news.example.com/a.html")
CHINESE = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
DECLARED = ["utf-8", "gb2312", "gbk", "gb18030", "big5", "utf-16", "iso-8859-1", "nonsense", ""]


def written(page: str, encoding: str, declared: str) -> bytes:
    for begun in ('charset="utf-8"', "charset=utf-8"):
        page = page.replace(begun, f'charset="{declared}"' if declared else "")
    return page.encode(encoding)


def read(data: bytes, declared: str | None) -> Article:
    return HtmlParser().parse(Retrieved(data, "a", "text/html", declared or None, ADDRESS))


@pytest.fixture
def server() -> Iterator[WebServer]:
    with serving() as running:
        yield running


@pytest.fixture
def doors() -> Doors:
    return standard_doors(Web(proxies=dict))


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("encoding", CHINESE)
def test_a_simplified_page_is_the_same_article(encoding: str, declared: str) -> None:
    right = read(SIMPLIFIED.encode(), "utf-8")
    data = written(SIMPLIFIED, encoding, declared)
    assert read(data, None) == right
    assert read(data, declared) == right


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("encoding", [*CHINESE, "big5", "big5hkscs"])
def test_a_traditional_page_is_the_same_article(encoding: str, declared: str) -> None:
    right = read(TRADITIONAL.encode(), "utf-8")
    assert right.language == Language("zh-TW")
    assert [section.heading for section in right.sections] == [None, "舊岸新生"]
    data = written(TRADITIONAL, encoding, declared)
    assert read(data, None) == right
    assert read(data, declared) == right


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("encoding", CHINESE)
def test_a_text_is_the_same_article(encoding: str, declared: str) -> None:
    right = TextParser().parse(Retrieved(TEXT.encode(), "a"))
    data = TEXT.encode(encoding)
    assert TextParser().parse(Retrieved(data, "a", None, declared or None)) == right


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_servers_word_counts_no_more_than_the_bytes(
    doors: Doors, server: WebServer, encoding: str
) -> None:
    articles = []
    for declared in ("", "; charset=utf-8", "; charset=gb2312", '; charset="big5"'):
        kind = f"text/html{declared}"
        address = server.page("/a.html", SIMPLIFIED.encode(encoding), kind)
        articles.append(doors.opener.open(AddressSource(Url(address))))
    assert articles.count(articles[0]) == 4
    assert articles[0].text == read(SIMPLIFIED.encode(), None).text


def test_a_western_page_in_its_old_encoding_keeps_its_letters() -> None:
    text = "La rivière coule lentement près du vieux gué, où l’été a été très sec cette année. " * 5
    page = f"<html><head><title>Le vieux gué</title></head><body><h1>Le vieux gué</h1><p>{text}</p>"
    for declared in ("iso-8859-1", "windows-1252", None):
        assert read(page.encode("cp1252"), declared).text == read(page.encode(), None).text
