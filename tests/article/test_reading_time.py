"""The time to read counts characters of Chinese and words of other scripts."""

import time

import pytest
from hypothesis import given

from haidai.article.model import Article, Paragraph, Section
from haidai.article.reading_time import reading_seconds
from tests.article.articles import articles
from tests.fakes.articles import huge_article
from tests.timing import took


def seconds(text: str) -> float:
    return reading_seconds(Article("", (Section(None, None, (Paragraph(text),)),)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("字" * 300, 60),
        ("字，" * 300, 60),
        ("𠮷" * 300, 60),
        ("word " * 200, 60),
        ("don't " * 200, 60),
        ("1.26 " * 200, 60),
        ("字" * 150 + "word " * 100, 60),
        ("。！？——……🙂" * 50, 0),
    ],
)
def test_three_hundred_characters_or_two_hundred_words_are_a_minute(
    text: str, expected: float
) -> None:
    assert seconds(text) == pytest.approx(expected)


@given(articles)
def test_title_and_every_passage_count(article: Article) -> None:
    parts = [
        reading_seconds(Article(passage.span.of(article.text))) for passage in article.passages
    ]
    assert reading_seconds(article) == pytest.approx(sum(parts))


def test_a_long_article_is_counted_at_once() -> None:
    article = huge_article()
    before = time.perf_counter()
    assert 500 < reading_seconds(article) / 60 < 700
    took(time.perf_counter() - before, at_most=0.25)
