"""Which voice reads which language."""

import pytest

from haidai.article.values import Language
from haidai.errors import ErrorKind, SpeechError
from haidai.speech.voices import Cast, Voice, cast_for, choose_voice
from tests.fakes.synthesizer import ENGLISH, MANDARIN

CHINESE = Language("zh-CN")


def voices(*tags: str) -> list[Voice]:
    return [Voice(f"id/{tag}", tag, Language(tag), "engine") for tag in tags]


ESPEAK = voices("af", "cmn-latn-pinyin", "cmn", "en-gb", "en-us", "ja", "yue")
WINDOWS = voices("en-US", "zh-HK", "zh-TW", "zh-CN", "fr-FR")


@pytest.mark.parametrize(
    ("installed", "language", "chosen"),
    [
        (ESPEAK, "zh", "cmn"),
        (ESPEAK, "zh-CN", "cmn"),
        (ESPEAK, "zh-TW", "cmn"),
        (ESPEAK, "zh-Hans-CN", "cmn"),
        (ESPEAK, "yue", "yue"),
        (ESPEAK, "en", "en-us"),
        (ESPEAK, "en-GB", "en-gb"),
        (ESPEAK, "ja-JP", "ja"),
        (WINDOWS, "zh", "zh-CN"),
        (WINDOWS, "zh-TW", "zh-TW"),
        (WINDOWS, "yue", "zh-HK"),
        (WINDOWS, "fr", "fr-FR"),
        (voices("en", "cmn"), "yue", "cmn"),
        (voices("en", "zh-HK"), "zh-CN", "zh-HK"),
        (voices("cmn-latn-pinyin"), "zh", "cmn-latn-pinyin"),
    ],
)
def test_the_voice_of_the_article_is_chosen(
    installed: list[Voice], language: str, chosen: str
) -> None:
    assert choose_voice(installed, Language(language)).name == chosen


@pytest.mark.parametrize("language", ["zh", "zh-TW", "yue", "ko"])
def test_no_voice_of_the_language_is_said_and_none_other_taken(language: str) -> None:
    with pytest.raises(SpeechError) as caught:
        choose_voice(voices("en-us", "fr", "ja"), Language(language))
    assert caught.value.kind is ErrorKind.NO_VOICE
    assert caught.value.details == {"language": language}


def test_where_espeak_is_whole_nothing_is_to_be_installed_for_a_language_it_lacks() -> None:
    with pytest.raises(SpeechError) as caught:
        choose_voice([Voice("sit/cmn", "Mandarin", Language("cmn"), "espeak")], Language("bo"))
    assert caught.value.kind is ErrorKind.LANGUAGE_UNSPOKEN


def test_the_cast_of_a_chinese_article_has_an_english_voice_where_there_is_one() -> None:
    assert cast_for([MANDARIN, ENGLISH], CHINESE) == Cast(MANDARIN, ENGLISH)
    assert cast_for([MANDARIN], CHINESE) == Cast(MANDARIN)
    assert cast_for([MANDARIN, ENGLISH], Language("en-us")) == Cast(ENGLISH)


def test_a_chosen_voice_reads_where_it_exists() -> None:
    other = Voice("fake/other", "Other", Language("cmn"), "fake")
    british = Voice("fake/en-gb", "British", Language("en-gb"), "fake")
    voices = [MANDARIN, other, ENGLISH, british]
    assert cast_for(voices, CHINESE, other.id, british.id) == Cast(other, british)
    assert cast_for(voices, CHINESE, "gone", "gone too") == Cast(MANDARIN, ENGLISH)


def test_english_is_said_by_the_same_person_where_the_engine_has_variants() -> None:
    def voice(id_: str, language: str) -> Voice:
        return Voice(id_, id_, Language(language), "espeak")

    woman = voice("cmn+f2", "cmn")
    voices = [voice("cmn", "cmn"), woman, voice("en-us", "en-us"), voice("en-us+f2", "en-us")]
    cast = cast_for(voices, CHINESE, woman.id)
    assert cast.english is not None
    assert cast.english.id == "en-us+f2"
