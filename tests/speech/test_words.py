"""From a voice's marks to words on the page."""

from hypothesis import given
from hypothesis import strategies as st

from haidai.article.values import Language
from haidai.speech.spoken import spoken_text
from haidai.speech.synthesizer import Mark
from haidai.speech.words import written_marks

CHINESE = Language("zh-CN")


def words(text: str, *spoken_places: int) -> list[str]:
    spoken = spoken_text(text, CHINESE)
    marks = [Mark(index / 10, place, 1) for index, place in enumerate(spoken_places)]
    return [text[m.offset : m.offset + m.length] for m in written_marks(marks, spoken, text)]


def test_a_word_reaches_to_the_next_mark_and_never_over_a_sign() -> None:
    assert words("整页文字，同时放大。", 0, 2, 5, 7) == ["整页", "文字", "同时", "放大"]


def test_a_voice_that_says_little_marks_no_half_sentence() -> None:
    assert words("整页文字同时放大。", 0) == ["整页文字"]


def test_what_is_spoken_otherwise_is_marked_as_it_is_written() -> None:
    text = "下降30%。"
    assert spoken_text(text, CHINESE).text == "下降百分之三十。"
    assert "".join(words(text, *range(7))) == "下降30%"


def test_a_voice_without_marks_has_no_words() -> None:
    assert words("整页文字。") == []


WRITTEN = st.text("一二三，。0123456789%年.abc ", max_size=40) | st.lists(
    st.sampled_from(
        ["增长8.6%", "2024-05-01", "9:30", "〔2024〕7号", "1/3", "COVID-19", "好，", "😀"]
    )
).map("".join)


@given(WRITTEN, st.lists(st.integers(0, 80), max_size=30))
def test_words_go_forward_and_lie_within_the_text(text: str, places: list[int]) -> None:
    spoken = spoken_text(text, CHINESE)
    marks = [
        Mark(index / 10, min(place, len(spoken.text)), 1) for index, place in enumerate(places)
    ]
    end = 0
    for mark in written_marks(marks, spoken, text):
        assert mark.length > 0
        assert mark.offset >= end
        end = mark.offset + mark.length
    assert end <= len(text)
