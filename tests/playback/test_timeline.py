"""Which frame of a stream is which utterance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.playback.places import Place
from haidai.playback.timeline import Timeline


def test_each_frame_has_its_place() -> None:
    timeline = Timeline(1_000)
    timeline.append(4, 30, 70, 10)
    timeline.append(5, 0, 50, 0)
    assert timeline.end == 130
    assert timeline.place(0) == Place(4, 30)
    assert timeline.place(69) == Place(4, 99)
    assert timeline.place(79) == Place(4, 100)
    assert timeline.place(80) == Place(5, 0)
    assert timeline.place(9_999) == Place(5, 50)


def test_there_is_no_place_before_anything_is_written() -> None:
    with pytest.raises(IndexError):
        Timeline(1_000).place(0)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1))
def test_places_only_go_forward(lengths: list[tuple[int, int]]) -> None:
    timeline = Timeline(1_000)
    for index, (sound, pause) in enumerate(lengths):
        timeline.append(index, 0, sound, pause)
    seen = [timeline.place(frame) for frame in range(timeline.end + 1)]
    ordered = [(place.index, place.frames) for place in seen]
    assert ordered == sorted(ordered)
