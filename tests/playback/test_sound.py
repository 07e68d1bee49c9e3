"""What comes out: the session on the real device, recorded at a sink of our own."""

import ctypes
import math
import statistics
import time
from array import array
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from haidai.playback.miniaudio_output import miniaudio_output, open_miniaudio
from haidai.playback.output import MonotonicClock
from haidai.playback.places import Step
from haidai.playback.session import ReadAloudSession
from haidai.playback.state import ReadingState
from haidai.speech.synthesizer import Clip
from haidai.speech.voices import Voice
from tests.fakes.playback import CHINESE, FakeSynthesizer, as_written, choose_fake_voice, utterances
from tests.fakes.pulse import RATE, PulseServer, Recorder

pytestmark = pytest.mark.sound

TONE_SECONDS = 1.0
PAUSE_SECONDS = 0.1
LOW, HIGH = 400, 1_000


def tone(hertz: int, seconds: float) -> bytes:
    samples = range(round(seconds * RATE))
    return array(
        "h", [round(9_000 * math.sin(2 * math.pi * hertz * n / RATE)) for n in samples]
    ).tobytes()


class ToneSynthesizer(FakeSynthesizer):
    """Says odd numbers high and even ones low."""

    def __init__(self) -> None:
        super().__init__()
        self._tones = (tone(LOW, TONE_SECONDS), tone(HIGH, TONE_SECONDS))

    def synthesize(self, text: str, voice: Voice, speed: float = 1.0) -> Clip:
        return Clip(self._tones[int(text) % 2], RATE)


NUMBERS = utterances(*((0, str(number)) for number in range(40)), pause=PAUSE_SECONDS)


@pytest.fixture
def session(pulse: PulseServer, qtbot: QtBot) -> Iterator[ReadAloudSession]:
    session = ReadAloudSession(
        ToneSynthesizer, choose_fake_voice, as_written, lambda: miniaudio_output(MonotonicClock())
    )
    session.load(NUMBERS, CHINESE)
    yield session
    session.close()


def is_high(pitch: int) -> bool:
    return pitch > (LOW + HIGH) // 2


def sounding(recorder: Recorder) -> list[tuple[int, float, float]]:
    """The tones that last, each from its first to its last moment."""
    tones: list[tuple[int, float, float]] = []
    for pitch, begin, end in recorder.runs():
        if not pitch:
            continue
        if tones and begin - tones[-1][2] < 0.001:
            tones[-1] = (tones[-1][0], tones[-1][1], end)
        else:
            tones.append((pitch, begin, end))
    return [one for one in tones if one[2] - one[1] > 0.02]


def test_a_sentence_sounds_as_long_as_it_is(
    session: ReadAloudSession, pulse: PulseServer, qtbot: QtBot
) -> None:
    with Recorder(pulse) as recorder:
        started = time.monotonic()
        with qtbot.waitSignal(session.finished, timeout=10_000):
            session.play(0, 2)
        qtbot.wait(100)
    tones = sounding(recorder)
    assert [end - begin for _, begin, end in tones] == pytest.approx([TONE_SECONDS] * 2, abs=0.02)
    assert tones[1][1] - tones[0][2] == pytest.approx(PAUSE_SECONDS, abs=0.02)
    assert tones[0][1] - started < 0.4


def test_pause_and_skip_are_heard_at_once(
    session: ReadAloudSession, pulse: PulseServer, qtbot: QtBot
) -> None:
    pauses, starts, skips = [], [], []
    with Recorder(pulse) as recorder:
        session.play()
        qtbot.waitUntil(lambda: session.state is ReadingState.READING)
        qtbot.wait(300)
        for _ in range(5):
            pauses.append(time.monotonic())
            session.pause()
            qtbot.wait(200)
            starts.append(time.monotonic())
            session.play()
            qtbot.wait(250)
            session.go(Step.NEXT_SENTENCE)
            skips.append((time.monotonic(), session.utterance % 2 == 1))
            qtbot.wait(250)
        session.stop()
        qtbot.wait(100)
    to_silence = [recorder.first(0, moment) - moment for moment in pauses]
    to_sound = [recorder.first(1, moment) - moment for moment in starts]
    to_skip = [
        next(
            begin - moment
            for pitch, begin, end in recorder.runs()
            if pitch and is_high(pitch) == high and end > moment and end - begin > 0.05
        )
        for moment, high in skips
    ]
    assert statistics.median(to_silence) < 0.05
    assert max(to_silence) < 0.1
    assert statistics.median(to_sound) < 0.06
    assert statistics.median(to_skip) < 0.06
    assert max(to_skip) < 0.12


def test_the_highlight_follows_what_is_heard(
    session: ReadAloudSession, pulse: PulseServer, qtbot: QtBot
) -> None:
    shown: list[float] = []
    session.sentence_changed.connect(lambda span: span and shown.append(time.monotonic()))
    with Recorder(pulse) as recorder, qtbot.waitSignal(session.finished, timeout=20_000):
        session.play(0, 6)
    late = [seen - begin for seen, (_, begin, _) in zip(shown, sounding(recorder), strict=True)]
    assert abs(statistics.mean(late[1:])) < 0.03
    assert max(abs(one) for one in late[1:]) < 0.08


def test_a_stalled_interface_tears_no_hole(
    session: ReadAloudSession, pulse: PulseServer, qtbot: QtBot
) -> None:
    numbers = 10_000_000
    started = time.perf_counter()
    sum(range(numbers))
    numbers = round(numbers * 0.3 / (time.perf_counter() - started))
    with Recorder(pulse) as recorder:
        session.play()
        qtbot.wait(600)
        for _ in range(4):
            sum(range(numbers))  # holds the interpreter throughout
            qtbot.wait(700)
        session.stop()
        qtbot.wait(100)
    gaps = [after[1] - before[2] for before, after in pairwise(sounding(recorder))]
    assert len(gaps) >= 3
    assert gaps == pytest.approx([PAUSE_SECONDS] * len(gaps), abs=0.02)


def test_the_reading_survives_the_end_of_the_sound_server(
    session: ReadAloudSession, pulse: PulseServer, qtbot: QtBot
) -> None:
    session.play()
    qtbot.wait(600)
    with qtbot.waitSignal(session.sound_missing, timeout=10_000):
        pulse.stop()
    assert session.state is ReadingState.READING
    place = session.utterance
    pulse.start()
    with Recorder(pulse) as recorder:
        with qtbot.waitSignal(session.sound_found, timeout=10_000):
            pass
        qtbot.wait(500)
        assert place <= session.utterance < place + 8
        session.stop()
    assert sounding(recorder)


def test_devices_opened_again_and_again_leave_nothing_behind(pulse: PulseServer) -> None:
    for _ in range(80):
        open_miniaudio(RATE, lambda frames: bytes(2 * frames)).close()


@pytest.mark.slow
def test_a_stalled_interface_makes_no_hole_in_the_sound(
    session: ReadAloudSession, pulse: PulseServer, qtbot: QtBot
) -> None:
    """The figure is 100 ms in ten minutes (`tests/benchmarks/listening_long.py`).

    A busy machine stalls for longer than it is told, so here a tenth of a second is forgiven.
    """
    count = 12
    stalls = QTimer()
    stalls.timeout.connect(lambda: ctypes.PyDLL(None).usleep(300_000))
    with Recorder(pulse) as recorder:
        with qtbot.waitSignal(session.finished, timeout=30_000):
            session.play(0, count)
            stalls.start(1_000)
        stalls.stop()
        qtbot.wait(100)
    tones = sounding(recorder)
    should = count * TONE_SECONDS + (count - 1) * PAUSE_SECONDS
    assert tones[-1][2] - tones[0][1] == pytest.approx(should, abs=0.1)
