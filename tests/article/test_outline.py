"""The words beside an article are written as the article is."""

from dataclasses import astuple, replace

import pytest

from haidai.article.outline import CHINESE_LABELS, Labels, byline, plain_lines
from haidai.article.values import Language
from tests.article.articles import HARBOUR


@pytest.mark.parametrize("tag", ["zh-TW", "zh-HK", "zh-Hant-TW", "yue"])
def test_beside_traditional_characters_every_word_is_traditional(tag: str) -> None:
    article = replace(HARBOUR, language=Language(tag), editors=("李一", "李二"))
    assert byline(article, CHINESE_LABELS)[1].startswith("來源：")
    assert list(plain_lines(article, CHINESE_LABELS))[-1] == "責任編輯：李一 李二"
    words = "".join(astuple(CHINESE_LABELS.beside(article.language)))
    assert not set(words) & set("来记责编辑图链载")


@pytest.mark.parametrize("tag", ["zh-CN", "zh-Hans-HK", "en", "ja"])
def test_beside_other_articles_the_words_stay(tag: str) -> None:
    assert CHINESE_LABELS.beside(Language(tag)) is CHINESE_LABELS


def test_words_of_another_language_stay() -> None:
    english = Labels(source="Source: ", editors="Editor: ", table="Show the whole table")
    made = english.beside(Language("zh-TW"))
    assert (made.source, made.editors, made.table) == (
        english.source,
        english.editors,
        english.table,
    )
