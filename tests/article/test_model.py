"""One plain text, and every passage's place in it."""

import dataclasses

import pytest
from hypothesis import given

from haidai.article.model import Article, Paragraph, Part, Section, Table
from tests.article.articles import HARBOUR, articles

LINES = [
    "渔港清晨六点开市", "天还没有亮，渔船已经靠岸。", "第一筐鱼", "码头上的一小时", "称重",
    "鱼\t斤", "鲅鱼\t300", "鲅鱼上岸", "空的一节", "散市", "“明天见。”", "后来",
]  # fmt: skip


def test_the_text_is_title_headings_decks_and_blocks_a_line_each() -> None:
    assert HARBOUR.text.split("\n") == LINES


def test_a_passage_says_what_it_is_and_where_it_comes_from() -> None:
    passages = HARBOUR.passages
    assert [passage.part for passage in passages[:5]] == [
        Part.TITLE, Part.BLOCK, Part.HEADING, Part.DECK, Part.BLOCK,
    ]  # fmt: skip
    assert [(passage.section, passage.block) for passage in passages[:5]] == [
        (None, None), (0, 0), (1, None), (1, None), (1, 0),
    ]  # fmt: skip


@given(articles)
def test_the_passages_are_the_text(article: Article) -> None:
    pieces = [passage.span.of(article.text) for passage in article.passages]
    assert "\n".join(pieces) == article.text
    assert all(pieces)


def test_an_article_does_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        HARBOUR.title = "另一个"  # type: ignore[misc]


def test_an_empty_article_has_an_empty_text() -> None:
    empty = Article("", (Section(None, None, (Paragraph(""), Table(()))),))
    assert (empty.text, empty.passages) == ("", ())
