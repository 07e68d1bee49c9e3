"""Where the reading can go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.playback import places
from tests.fakes.playback import utterances

SCRIPT = utterances((None, "题目"), (0, "甲。"), (0, "乙。"), (1, "丙。"), (3, "丁。"))


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (1, 0), (2, 1), (9, 4), (99, 4)])
def test_a_character_is_in_its_utterance(offset: int, index: int) -> None:
    assert places.utterance_at(SCRIPT, offset) == index


def test_a_line_break_belongs_to_what_follows() -> None:
    apart = (SCRIPT[0], *utterances((0, "空空空"), (0, "后。"))[1:])
    assert places.utterance_at(apart, 2) == 1


def test_there_is_no_place_in_nothing() -> None:
    with pytest.raises(IndexError):
        places.utterance_at((), 0)


def test_a_section_is_the_utterances_in_it() -> None:
    assert list(places.section_range(SCRIPT, 0)) == [1, 2]
    assert not places.section_range(SCRIPT, 2)


@given(st.integers(0, 4), st.floats(0, 60))
def test_going_back_never_goes_forward_and_going_on_never_back(index: int, heard: float) -> None:
    assert 0 <= places.previous_section(SCRIPT, index, heard) <= index
    assert 0 <= places.previous_sentence(index, heard) <= index
    following = places.next_section(SCRIPT, index)
    assert following is None or index < following < len(SCRIPT)


def test_the_title_is_stepped_over_like_a_section() -> None:
    assert places.next_section(SCRIPT, 0) == 1
    assert places.previous_section(SCRIPT, 1, 0.0) == 0
    assert places.previous_section(SCRIPT, 1, 5.0) == 1
