from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.model import Article, Paragraph, Section
from haidai.article.values import Language
from haidai.conversion.converter import ScriptConverter
from haidai.settings.page_layout import Script
from tests.fakes.articles import HOSTILE_TEXTS, hostile_article, long_article, short_article

CONVERTER = ScriptConverter()
ANY_TEXT = st.text(st.characters(exclude_categories=()) | st.sampled_from("后里发面\n\t\x00\ud800"))


class LongerWords:
    """Phrases that grow, as some of a region do: 软件 has three characters there."""

    def __init__(self, _: Script) -> None:
        pass

    def convert(self, text: str) -> str:
        return text.replace("软件", "軟體包")


def of(*texts: str, language: str = "zh-CN") -> Article:
    blocks = tuple(Paragraph(text) for text in texts)
    return Article("", (Section(None, None, blocks),), language=Language(language))


def blocks(article: Article) -> list[str]:
    return [block.text for block in article.sections[0].blocks]


def test_simplified_becomes_traditional_phrase_by_phrase() -> None:
    made = CONVERTER.converted(of("头发和发财，皇后和后来，一公里和里面"), Script.TRADITIONAL)

    assert blocks(made) == ["頭髮和發財，皇后和後來，一公里和裡面"]
    assert made.language == Language("zh-Hant-TW")


def test_traditional_becomes_simplified() -> None:
    made = CONVERTER.converted(of("頭髮乾了，臺灣的風", language="zh-TW"), Script.SIMPLIFIED)

    assert blocks(made) == ["头发干了，台湾的风"]
    assert made.language == Language("zh-CN")


def test_everything_a_reader_sees_is_converted() -> None:
    made = CONVERTER.converted(short_article(), Script.TRADITIONAL)

    assert made.title == "望河鎮：一根蘿蔔帶活一個村"
    assert made.trail[1].text == "鄉村頻道"
    assert made.trail[1].url == short_article().trail[1].url
    assert made.source == "望河日報"
    assert made.sections[1].deck == "閒置倉庫變成分揀中心"


def test_there_and_back_an_article_is_as_it_was() -> None:
    there = CONVERTER.converted(short_article(), Script.TRADITIONAL)

    back = CONVERTER.converted(there, Script.SIMPLIFIED)

    assert back == short_article()


def test_what_is_in_its_script_or_no_chinese_is_left_alone() -> None:
    english, taiwan = of("The end", language="en"), of("頭髮", language="zh-TW")

    article = short_article()
    assert CONVERTER.converted(article, Script.ORIGINAL) is article
    assert CONVERTER.converted(english, Script.TRADITIONAL) is english
    assert CONVERTER.converted(taiwan, Script.TRADITIONAL) is taiwan


def test_cantonese_stays_cantonese() -> None:
    made = CONVERTER.converted(of("佢哋係邊個，學校", language="yue"), Script.SIMPLIFIED)

    assert made.language == Language("yue-Hans")


def test_a_phrase_that_would_grow_is_converted_by_characters() -> None:
    made = ScriptConverter(LongerWords).converted(of("这个软件", "好"), Script.TRADITIONAL)

    assert blocks(made) == ["这个软件", "好"]


@given(st.lists(ANY_TEXT, max_size=5))
def test_every_text_keeps_its_length(texts: list[str]) -> None:
    article = of(*texts)

    made = CONVERTER.converted(article, Script.TRADITIONAL)

    assert [len(text) for text in blocks(made)] == [len(text) for text in texts]


@pytest.mark.parametrize("script", [Script.SIMPLIFIED, Script.TRADITIONAL])
def test_hostile_articles_keep_every_place(script: Script) -> None:
    for article in (hostile_article(), of(*HOSTILE_TEXTS), replace(long_article(), title="\ud800")):
        made = CONVERTER.converted(article, script)
        assert [each.span for each in made.passages] == [each.span for each in article.passages]


def test_a_very_long_article_takes_no_time_to_speak_of() -> None:
    article = long_article(200_000)
    CONVERTER.converted(of("好"), Script.TRADITIONAL)

    start = perf_counter()
    CONVERTER.converted(article, Script.TRADITIONAL)

    assert perf_counter() - start < 0.5
