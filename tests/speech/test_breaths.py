"""Where a sentence may be cut so that it begins at once."""

from hypothesis import given
from hypothesis import strategies as st

from haidai.speech.breaths import divided, first_breath, pause_between
from haidai.speech.spoken.rewriting import rewritten


def first(text: str) -> str:
    return text[: first_breath(text)]


def test_a_short_sentence_is_said_in_one() -> None:
    assert first("新图书馆昨天第一次开门。") == "新图书馆昨天第一次开门。"


def test_a_long_one_is_cut_at_the_comma_nearest_to_fourteen_characters() -> None:
    text = "昨天，新图书馆第一次开门接待读者，排队的人从清晨站到了中午，谁也没有想到。"
    assert first(text) == "昨天，新图书馆第一次开门接待读者，"
    assert pause_between(first(text), "排队的人") > 0


def test_without_a_comma_it_is_cut_where_a_word_surely_ends() -> None:
    text = "从下月起附近三个社区的阅览室每天晚上十点钟以后才会关门。"
    assert first(text) == "从下月起附近三个社区的"
    assert pause_between(first(text), "阅览室") == 0


def test_a_pause_is_where_a_comma_stands_at_the_seam_and_nowhere_else() -> None:
    assert pause_between("昨天，他的", "书店") == 0
    assert pause_between("她说“早上，”", "然后") > 0
    assert pause_between("the Long Lake Library", "，是一家") > 0
    assert pause_between("他念道：“", "To read") > 0
    assert pause_between("that is it", ".”台下") > 0
    assert pause_between("歌曲《", "Country Roads") == 0


def test_a_closing_quotation_mark_stays_with_its_comma() -> None:
    text = "她说“我们等了整整一个早上，”然后走进了刚刚开门的新图书馆里面。"
    assert first(text) == "她说“我们等了整整一个早上，”"


def test_without_any_place_it_is_said_in_one() -> None:
    assert first("一" * 60) == "一" * 60
    assert first("1,234,567,890,123,456,789,012,345") == "1,234,567,890,123,456,789,012,345"


@given(st.text("一的，、。”1,a", max_size=80))
def test_the_pieces_joined_are_the_sentence(text: str) -> None:
    spoken = rewritten(text, ())
    begin, rest = divided(spoken, first_breath(text))
    assert begin.text + rest.text == text
    assert len(begin.offsets) == len(begin.text) + 1
    assert len(rest.offsets) == len(rest.text) + 1
    assert begin.offsets[-1] == rest.offsets[0]
