"""An article goes through JSON and comes back the same."""

import json
from typing import Any

import pytest
from hypothesis import given

from haidai.article.model import Article
from haidai.article.serialized import from_json, to_json
from tests.article.articles import HARBOUR, articles


@given(articles)
def test_an_article_comes_back_equal(article: Article) -> None:
    assert from_json(json.loads(json.dumps(to_json(article)))) == article


def test_the_keys_are_those_the_shell_promises() -> None:
    values = to_json(HARBOUR)
    promised = ["title", "published", "source", "reporters", "editors", "url", "language"]
    assert {key: values[key] for key in promised} == {
        "title": "渔港清晨六点开市",
        "published": "2024-05-06T07:08",
        "source": "海边日报",
        "reporters": ["王小海"],
        "editors": ["李岱"],
        "url": "https://news.example.cn/harbour.html",
        "language": "zh-CN",
    }
    assert values["trail"] == ["首页", "正文"]
    lead, first, *_ = values["sections"]
    assert (lead["heading"], first["heading"], first["deck"]) == (
        None,
        "第一筐鱼",
        "码头上的一小时",
    )
    assert lead["blocks"][0] == {"kind": "paragraph", "text": "天还没有亮，渔船已经靠岸。"}


def test_every_block_says_its_kind_and_its_text() -> None:
    blocks = [block for section in to_json(HARBOUR)["sections"] for block in section["blocks"]]
    assert [block["kind"] for block in blocks] == [
        "paragraph", "image", "list-item", "table", "image", "quotation", "subheading",
    ]  # fmt: skip
    assert all(isinstance(block["text"], str) for block in blocks)


@pytest.mark.parametrize(
    "change",
    [
        {"title": None}, {"title": 5}, {"sections": None}, {"sections": [{}]}, {"trail": ["x"]},
        {"sections": [{"heading": None, "deck": None, "blocks": [{"kind": "x", "text": ""}]}]},
        {"published": "yesterday"}, {"published": 5}, {"url": 5}, {"reporters": 5}, {"source": 5},
        {"reporters": [5]}, {"language": 5},
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json(to_json(HARBOUR) | change)


def test_an_empty_object_is_no_article() -> None:
    with pytest.raises(ValueError, match="not an article"):
        from_json({})


def test_what_was_written_down_before_links_were_known_is_still_read() -> None:
    values = to_json(HARBOUR)
    assert not any(
        "links" in block for section in values["sections"] for block in section["blocks"]
    )


@pytest.mark.parametrize(
    "links", [[[0, 99, "http://a.cn"]], [[3, 2, "http://a.cn"]], [[1, 1, "http://a.cn"]], [[0]],
              [["0", 1, "http://a.cn"]], [[2, 3, "http://a.cn"], [0, 1, "http://a.cn"]], 7]
)  # fmt: skip
def test_links_beside_their_text_are_no_article(links: object) -> None:
    values = to_json(HARBOUR)
    values["sections"][0]["blocks"][0]["links"] = links
    with pytest.raises(ValueError, match="not a"):
        from_json(values)


def test_a_link_to_what_is_no_web_address_is_words() -> None:
    values = to_json(HARBOUR)
    values["sections"][0]["blocks"][0]["links"] = [[0, 2, "javascript:1"], [3, 4, "http://a.cn"]]
    assert [str(link.url) for link in from_json(values).links] == ["http://a.cn"]
