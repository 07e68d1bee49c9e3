"""A session on fakes, driven by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from haidai.article.values import Language
from haidai.playback.session import ReadAloudSession
from haidai.playback.state import ReadingState
from haidai.speech.spoken.rewriting import Rule, Spoken
from tests.fakes.playback import (
    CHINESE,
    FakeSynthesizer,
    HandClock,
    RecordingOutput,
    as_written,
    choose_fake_voice,
    utterances,
)
from tests.fakes.pulse import PulseServer, missing_programs

SCRIPT = utterances(
    (None, "湖边的新图书馆开门了"),
    (0, "新图书馆昨天第一次开门接待了读者。"),
    (0, "排队的人从清晨站到了中午。"),
    (0, "馆长说她没有想到。"),
    (1, "夜里也亮着灯"),
    (1, "从下月起阅览室每晚十点才关门。"),
    (1, "附近的学生最高兴。"),
    (2, "书从哪里来"),
    (2, "一半是居民送来的旧书。"),
)


class Reader:
    """A session with all it is built on, and what it has said."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.clock = HandClock()
        self.output = RecordingOutput(self.clock)
        self.synthesizer = FakeSynthesizer()
        self.said: list[tuple[str, object]] = []
        self.session = ReadAloudSession(
            lambda: self.synthesizer, choose_fake_voice, self.spoken, lambda: self.output
        )
        self.unspeakable: set[str] = set()
        for name in ("state", "sentence", "word", "section"):
            signal = getattr(self.session, f"{name}_changed")
            signal.connect(lambda value, name=name: self.said.append((name, value)))
        self.session.failed.connect(lambda error: self.said.append(("failed", error.kind)))
        for name in ("finished", "sound_missing", "sound_found"):
            getattr(self.session, name).connect(lambda name=name: self.said.append((name, None)))
        self.session.load(SCRIPT, CHINESE)

    def spoken(self, text: str, language: Language, rules: tuple[Rule, ...] = ()) -> Spoken:
        return as_written("" if text in self.unspeakable else text, language, rules)

    def told(self, name: str) -> list[object]:
        """What was said under one name."""
        return [value for said, value in self.said if said == name]

    def shown(self) -> int | None:
        """Which utterance of SCRIPT is highlighted."""
        spans = self.told("sentence")
        if not spans or spans[-1] is None:
            return None
        return next(n for n, utterance in enumerate(SCRIPT) if utterance.span == spans[-1])

    def wait_for(self, state: ReadingState) -> None:
        self._qtbot.waitUntil(lambda: self.session.state is state)

    def wait_written(self, count: int) -> None:
        """Until so many utterances of the stream have reached the output."""
        self._qtbot.waitUntil(lambda: len(self.output.written) >= count)

    def wait_asked(self, count: int) -> None:
        self._qtbot.waitUntil(lambda: len(self.synthesizer.asked) >= count)

    def wait_made(self) -> None:
        """Until the sound of every sentence has come."""
        ready = self.session.reading.supply.ready
        self._qtbot.waitUntil(lambda: all(ready(index) for index in range(len(SCRIPT))))

    def play(self, *where: int) -> None:
        """Play, and wait until all of it is written."""
        self.session.play(*where)
        self.wait_for(ReadingState.READING)
        first = where[0] if where else 0
        last = where[1] if len(where) > 1 else len(SCRIPT)
        self.wait_written(last - first)

    def hear(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.session.tick()

    def hear_to(self, utterance: int) -> None:
        """Until an utterance has just begun."""
        while self.session.utterance < utterance:
            self.hear(0.01)


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    reader = Reader(qtbot)
    yield reader
    reader.session.close()


@pytest.fixture
def pulse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseServer]:
    """A sound server of our own that this process plays to."""
    missing = missing_programs()
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    server = PulseServer(tmp_path)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.start()
    yield server
    server.stop()
