"""Up to where is read: pure decisions."""

import pytest

from haidai.playback.ends import end_after_step, end_asked_for, end_under_timer
from haidai.playback.sleep_timer import Ending
from tests.fakes.playback import utterances

SCRIPT = utterances((None, "标题"), (0, "一"), (0, "二"), (1, "三"), (1, "四"))


@pytest.mark.parametrize(
    ("start", "until", "ending", "end"),
    [
        (0, None, Ending.TEXT, 5),
        (1, 2, Ending.TEXT, 2),
        (1, 1, Ending.TEXT, 5),
        (1, 99, Ending.TEXT, 5),
        (1, None, Ending.SECTION, 3),
        (1, 2, Ending.SECTION, 2),
        (1, 2, Ending.ARTICLE, 2),
    ],
)
def test_what_was_asked_for_ends_no_later_than_the_timer_says(
    start: int, until: int | None, ending: Ending, end: int
) -> None:
    assert end_asked_for(SCRIPT, start, until, ending) == end


def test_a_step_keeps_the_end_unless_it_goes_beyond() -> None:
    assert end_after_step(SCRIPT, 1, 3, Ending.TEXT) == 3
    assert end_after_step(SCRIPT, 3, 3, Ending.TEXT) == 5
    assert end_after_step(SCRIPT, 3, 3, Ending.SECTION) == 5
    assert end_after_step(SCRIPT, 1, 5, Ending.SECTION) == 3


def test_another_timer_moves_the_end_only_where_it_is_about_it() -> None:
    assert end_under_timer(SCRIPT, 1, 5, Ending.TEXT, Ending.SECTION) == 3
    assert end_under_timer(SCRIPT, 1, 3, Ending.TEXT, Ending.ARTICLE) == 5
    assert end_under_timer(SCRIPT, 1, 3, Ending.SECTION, Ending.TEXT) == 5
    assert end_under_timer(SCRIPT, 1, 3, Ending.TEXT, Ending.TIME) == 3
    assert end_under_timer((), 0, 0, Ending.TEXT, Ending.SECTION) == 0
