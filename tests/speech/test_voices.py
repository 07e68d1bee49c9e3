"""Which voice reads which language."""

import pytest

from haidai.article.values import Language
from haidai.errors import ErrorKind, SpeechError
from haidai.speech.voices import Voice, choose_voice


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
