"""Which English in a Chinese sentence is worth a voice of its own."""

import pytest

from haidai.article.values import Language
from haidai.speech.english import english_phrases
from haidai.speech.spoken import spoken_text

CHINESE = Language("zh-CN")


def phrases(text: str) -> list[str]:
    spoken = spoken_text(text, CHINESE)
    return [place.of(spoken.text) for place in english_phrases(spoken, text)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("据The Harbour Daily报道，今年的鱼多了。", "The Harbour Daily"),
        ("她念道：“To read or not to read, that is it.”台下笑了。",
         "To read or not to read, that is it"),
        ("在 World Health Organization（WHO）看来，情况好转。", "World Health Organization"),
        ("“Slow Food & Drink”集市周日开张。", "Slow Food & Drink"),
        ("NBA All-Star Game将在周日举行。", "NBA All-Star Game"),
        ("It’s a small world, isn’t it？她笑道。", "It’s a small world, isn’t it"),
    ],
)  # fmt: skip
def test_a_phrase_of_words_is_english(text: str, phrase: str) -> None:
    assert phrases(text) == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "5G和COVID-19、A股、CEO、AI、GDP都是常见的写法。",
        "公式1+4+16+N写在黑板上。",
        "微软Windows 11 Home Edition今天发布。",
        "iPhone 15 Pro Max今天开售。",
        "请访问www.example.com/a/long path或写信john.smith mail@example.com。",
        "他用WiFi和App。",
        "演员Zoë Noël到场。",
        "A B C D E F G H",
        "一句中文也没有错。",
        "",
    ],
)
def test_abbreviations_names_with_numbers_and_addresses_stay_chinese(text: str) -> None:
    assert phrases(text) == []


def test_two_phrases_are_found_in_their_order() -> None:
    text = "先放《Yesterday Once More》，再放《Country Roads》。"
    assert phrases(text) == ["Yesterday Once More", "Country Roads"]
