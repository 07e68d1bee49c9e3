"""Sound made ahead: order, errors as values, and an end that waits for nobody."""

import threading
import time
from collections.abc import Iterator
from queue import Queue

import pytest

from haidai.errors import ErrorKind
from haidai.playback.prefetch import Job, Outcome, Prefetch
from tests.fakes.playback import CHINESE, FakeSynthesizer, as_written, choose_fake_voice
from tests.timing import took

TIMEOUT = 5


class Bench:
    """A prefetch and what it has delivered."""

    def __init__(self) -> None:
        self.synthesizer = FakeSynthesizer()
        self.delivered: Queue[Outcome] = Queue()
        self.opened = 0
        self.opening = threading.Event()
        self.may_open = threading.Event()
        self.may_open.set()
        self.prefetch = Prefetch(self.open, choose_fake_voice, as_written, self.delivered.put)

    def open(self) -> FakeSynthesizer:
        self.opened += 1
        self.opening.set()
        self.may_open.wait(TIMEOUT)
        return self.synthesizer

    def want(self, *texts: str) -> None:
        self.prefetch.want([Job(1, index, text, CHINESE) for index, text in enumerate(texts)])

    def next(self) -> Outcome:
        return self.delivered.get(timeout=TIMEOUT)


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.may_open.set()
    bench.prefetch.close()


def test_makes_what_is_wanted_in_its_order(bench: Bench) -> None:
    bench.want("一。", "二二。", "三。")
    outcomes = [bench.next() for _ in range(3)]
    assert [outcome.job.text for outcome in outcomes] == ["一。", "二二。", "三。"]
    assert outcomes[1].clip is not None
    assert outcomes[1].clip.seconds == pytest.approx(0.3)
    assert bench.opened == 1


def test_clips_rise_from_silence_and_fall_back(bench: Bench) -> None:
    bench.want("一句。")
    clip = bench.next().clip
    assert clip is not None
    assert clip.samples[:2] == clip.samples[-2:] == b"\0\0"


def test_forgets_what_is_wanted_no_more_and_repeats_nothing_in_work(bench: Bench) -> None:
    bench.synthesizer.hanging = {"慢。"}
    bench.want("慢。", "不要了。")
    deadline = time.monotonic() + TIMEOUT
    while not bench.synthesizer.asked and time.monotonic() < deadline:
        time.sleep(0.005)
    bench.prefetch.want([Job(1, 0, "慢。", CHINESE), Job(1, 7, "新的。", CHINESE)])
    bench.synthesizer.free.set()
    assert [bench.next().job.index for _ in range(2)] == [0, 7]
    assert bench.synthesizer.asked == ["慢。", "新的。"]


def test_errors_come_in_their_turn_and_the_next_is_made(bench: Bench) -> None:
    bench.synthesizer.failing = {"坏。"}
    bench.synthesizer.empty = {"空。"}
    bench.want("坏。", "空。", "好。")
    errors = [bench.next().error for _ in range(3)]
    assert [error and error.kind for error in errors] == [
        ErrorKind.VOICE_FAILED,
        ErrorKind.VOICE_FAILED,
        None,
    ]


def test_what_cannot_be_said_needs_no_voice(bench: Bench) -> None:
    bench.want("———")
    outcome = bench.next()
    assert outcome.clip is None
    assert outcome.error is None
    assert bench.opened == 0


def test_a_fault_of_ours_is_told_to_the_reading_and_to_the_hook_and_the_next_is_made(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooked: Queue[threading.ExceptHookArgs] = Queue()
    monkeypatch.setattr(threading, "excepthook", hooked.put)
    bench.synthesizer.broken = {"错。"}
    bench.want("错。")
    error = bench.next().error
    assert error is not None
    assert error.kind is ErrorKind.VOICE_FAILED
    assert isinstance(error.__cause__, ZeroDivisionError)
    bench.want("好。")
    assert bench.next().clip is not None
    assert hooked.get(timeout=TIMEOUT).exc_type is ZeroDivisionError


def test_closing_unblocks_a_hanging_voice_and_delivers_nothing(bench: Bench) -> None:
    bench.synthesizer.hanging = {"慢。"}
    bench.want("慢。")
    while not bench.synthesizer.asked:
        time.sleep(0.005)
    started = time.monotonic()
    bench.prefetch.close()
    bench.prefetch.close()
    bench.want("晚了。")
    took(time.monotonic() - started, at_most=0.4)
    assert bench.delivered.empty()
    assert not [one for one in threading.enumerate() if one.name == "speech prefetch"]


def test_an_engine_that_comes_up_after_the_end_is_closed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("haidai.playback.prefetch.CLOSE_SECONDS", 0.02)
    bench.may_open.clear()
    bench.want("一。")
    assert bench.opening.wait(TIMEOUT)
    bench.prefetch.close()
    assert not bench.synthesizer.closed.is_set()
    bench.may_open.set()
    assert bench.synthesizer.closed.wait(TIMEOUT)
    assert bench.delivered.empty()
