"""Eight hours of articles, on a clock moved by hand."""

import gc
import tracemalloc

import pytest

from haidai.playback.state import ReadingState
from tests.fakes.playback import CHINESE, utterances
from tests.playback.conftest import Reader

HOURS = 8
GROWTH = 300_000  # bytes


def read(reader: Reader, seconds: float) -> float:
    """Read a loop of articles for so long; gives the seconds that were heard."""
    article = utterances(*((n // 4, "市里的菜市场今天开门很早，人不少。") for n in range(40)))
    heard = 0.0
    while heard < seconds:
        reader.session.load(article, CHINESE)
        reader.session.play()
        while True:
            reader.wait_for(ReadingState.READING)
            here = reader.session.utterance
            reader.wait_written(1)
            reader.hear(0.5)
            heard += 0.5
            if reader.session.state is ReadingState.STOPPED:
                break
            track = reader.session.reading.performance._track
            assert track is not None
            # What is ahead is there before it is needed.
            reader._qtbot.waitUntil(
                lambda here=here, track=track: track.complete or track.next > here + 1
            )
        reader.said.clear()
        reader.synthesizer.asked.clear()
        reader.synthesizer.manners.clear()
    return heard


def memory() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_eight_hours_without_growth_or_stall(reader: Reader) -> None:
    tracemalloc.start()
    try:
        read(reader, 1_800)
        before = memory()
        assert read(reader, (HOURS - 0.5) * 3_600) >= (HOURS - 0.5) * 3_600
        assert memory() - before < GROWTH
    finally:
        tracemalloc.stop()
    assert not reader.told("failed")


def test_half_an_hour_without_a_stall(reader: Reader) -> None:
    assert read(reader, 1_800) >= 1_800
    assert not reader.told("failed")
