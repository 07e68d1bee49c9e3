"""Pages that keep their text in a script."""

import json
from html import escape
from time import perf_counter

from haidai.article.values import Url
from haidai.extraction.page import extract
from tests.timing import took

P = "清晨六点，老渡口的第一班船离岸，船头的铜铃响了三声，岸边的白鹭飞起来又落下。"
Q = "镇上的人说，这条河养了他们三百年，如今轮到他们来养这条河，一年也不能停。"


def page(script: str, shown: str = "") -> str:
    return f"<title>老渡口的清晨_溪畔网</title><body><div id=root>{shown}</div>{script}"


def texts(html: str) -> list[str]:
    article = extract(html, Url("https://news.example.com/a"))
    return [block.text for section in article.sections for block in section.blocks]


def test_the_markup_in_a_string_is_read_as_a_page() -> None:
    data = json.dumps({"title": "老渡口的清晨", "content": f"<p>{P}</p><p>{Q}</p>" * 3})
    assert texts(page(f"<script>window.DATA = {data};</script>")) == [P, Q] * 3


def test_the_article_body_of_linked_data_is_read() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": f"{P}\n{Q}" * 3}, ensure_ascii=False)
    html = page(f'<script type="application/ld+json">{data}</script>')
    assert P in "\n".join(texts(html))


def test_what_the_page_shows_wins() -> None:
    data = json.dumps({"other": f"<p>{Q}</p>" * 8})
    shown = "".join(f"<p>{P}</p>" for _ in range(4))
    assert texts(page(f"<script>var a = {data}</script>", shown)) == [P] * 4


def test_code_is_no_text() -> None:
    code = 'var a = "' + "function(){return this.x=1;}" * 40 + '";'
    assert texts(page(f"<script>{code}</script>", "<p>今晨，老渡口大堤合龙。</p>")) == [
        "今晨，老渡口大堤合龙。"
    ]


def test_the_text_in_a_field_that_nobody_sees_is_read() -> None:
    field = escape(f"<p>{P}</p><p>{Q}</p>" * 3)
    assert texts(page(f"<textarea class=content>{field}</textarea>")) == [P, Q] * 3


def test_markup_that_is_escaped_in_a_string_is_read_as_markup() -> None:
    data = json.dumps({"content": escape(f"<p>{P}</p><p>{Q}</p>" * 3)}, ensure_ascii=False)
    assert texts(page(f"<script>window.DATA = {data};</script>")) == [P, Q] * 3


def test_a_string_that_never_ends_is_passed_over_in_time_that_grows_with_it() -> None:
    hostile = '\\"' * 40_000
    begun = perf_counter()
    html = page(f'<script>var a = "{hostile}</script>', "<p>今晨，老渡口大堤合龙。</p>")
    assert texts(html) == ["今晨，老渡口大堤合龙。"]
    took(perf_counter() - begun, at_most=1.0)
