"""The whole page is everything it shows, by no rule but that it can be seen."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.model import Image, Subheading, Table
from haidai.article.values import Url
from haidai.errors import ErrorKind, ExtractionError
from haidai.extraction.whole_page import whole_page, whole_text

PAGE = """<html><head><title> 望河镇 新闻
</title><style>p{}</style><script>var a = "脚本";</script></head><body>
<nav><a href="/">首页</a> <a href="/x">乡村</a></nav><h1>一根萝卜</h1>
<p>清晨六点，菜市场开门。</p><img src="1.jpg" alt="菜摊">
<table><tr><td>年份</td><td>产量</td></tr><tr><td>2023</td><td>6300</td></tr></table>
<div style="display:none">看不见</div><footer>版权所有</footer></body></html>"""


def test_every_line_that_can_be_seen_is_there_in_its_order() -> None:
    article = whole_page(PAGE, Url("https://news.example/a/"))
    assert article.title == "望河镇 新闻"
    texts = [article.text.index(text) for text in ("首页", "一根萝卜", "清晨", "6300", "版权所有")]
    assert texts == sorted(texts)
    assert "脚本" not in article.text
    assert "看不见" not in article.text
    blocks = article.sections[0].blocks
    assert Subheading("一根萝卜") in blocks
    assert any(isinstance(block, Table) for block in blocks)
    assert [block.url for block in blocks if isinstance(block, Image)] == [
        Url("https://news.example/a/1.jpg")
    ]


@pytest.mark.parametrize("page", ["", "<html></html>", "<script>甲</script>", "<p> </p>"])
def test_a_page_that_shows_nothing_has_no_article(page: str) -> None:
    with pytest.raises(ExtractionError) as failed:
        whole_page(page)
    assert failed.value.kind == ErrorKind.NO_ARTICLE


@given(st.text(st.sampled_from("<>/pdivtable img='\"= 甲。\x00\n&;"), max_size=200))
def test_no_markup_makes_it_fail_in_another_way(page: str) -> None:
    with suppress(ExtractionError):
        assert whole_page(page).text


def test_a_text_is_shown_line_by_line() -> None:
    article = whole_text("第一行\r\n\n责任编辑：程望舒\n相关阅读")
    assert article.title == "第一行"
    assert [block.text for block in article.sections[0].blocks] == [
        "第一行", "责任编辑：程望舒", "相关阅读",
    ]  # fmt: skip
