"""Listening: how soon it sounds, obeys and falls silent, recorded at a sink for nobody."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from haidai.article.model import Article, Paragraph, Section
from haidai.article.values import Language
from haidai.playback.manner import Manner
from haidai.playback.miniaudio_output import open_miniaudio
from haidai.playback.places import Step
from haidai.playback.session import ReadAloudSession
from haidai.playback.state import ReadingState
from haidai.processes import worker_command
from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer
from haidai.speech.recording import Reading, record
from haidai.speech.script import reading_script
from haidai.speech.voices import Cast, choose_voice
from haidai.ui.reading_aloud import read_aloud_session
from tests.benchmarks.figures import Conditions, Row, UnavailableError, median
from tests.fakes.articles import SENTENCES
from tests.fakes.pulse import RATE, PulseServer, Recorder, missing_programs

CHINESE = Language("zh-CN")
TEN_MINUTES = 2_950  # characters
ONSET = 0.09  # seconds of silence before what is taken for the begin of a sentence


def rows(conditions: Conditions) -> Iterator[Row]:
    """The figures of listening with the real voice and the real output."""
    if missing := missing_programs():
        raise UnavailableError(f"not installed: {', '.join(missing)}")
    qt = QApplication.instance() or QApplication(["haidai"])
    assert isinstance(qt, QApplication)
    yield from _made()
    with tempfile.TemporaryDirectory() as folder:
        server = PulseServer(Path(folder))
        before = dict(os.environ)
        os.environ.update(server.environment)
        server.start()
        try:
            yield from _heard(server, conditions.runs)
        finally:
            server.stop()
            os.environ.clear()
            os.environ.update(before)


def article(characters: int) -> Article:
    """Invented news in which no sentence is the same as another."""
    text = ""
    number = 0
    while len(text) < characters:
        number += 1
        text += SENTENCES[number % 6].replace("，", f"，第{number}家", 1)
    return Article("望河镇的一天", (Section(None, None, (Paragraph(text[:characters] + "。"),)),))


def _made() -> Iterator[Row]:
    """What a voice takes without being heard."""
    whole = article(TEN_MINUTES)
    synthesizer = Pyttsx3Synthesizer(worker_command("speech"))
    try:
        voice = choose_voice(synthesizer.voices(), CHINESE)
        script = reading_script(whole)
        synthesizer.synthesize("热身。", voice)
        begun, sounded = time.perf_counter(), 0.0
        for utterance in script[:40]:
            sounded += synthesizer.synthesize(utterance.text, voice).seconds
        factor = (time.perf_counter() - begun) / sounded
        yield Row("real-time factor of the voice", factor, "", at_most=0.005)
        (worker,) = psutil.Process().children()
        weight = worker.memory_full_info().pss / 2**20
        yield Row("memory of the voice's process (PSS)", weight, "MiB", at_most=40)
    finally:
        synthesizer.close()
    for suffix in ("wav", "mp3"):
        with tempfile.TemporaryDirectory() as folder:
            synthesizer = Pyttsx3Synthesizer(worker_command("speech"))
            begun = time.perf_counter()
            try:
                voice = choose_voice(synthesizer.voices(), CHINESE)
                seconds = record(
                    Reading(whole, script, Cast(voice)), synthesizer, Path(folder) / f"a.{suffix}"
                )
            finally:
                synthesizer.close()
            taken = (time.perf_counter() - begun) * 600 / seconds
            yield Row(f"ten minutes saved as {suffix.upper()}", taken, "s", at_most=5)


def _heard(server: PulseServer, runs: int) -> Iterator[Row]:
    """What is heard after a press."""
    count = max(5, runs)
    script = reading_script(article(TEN_MINUTES))
    with Recorder(server) as recorder, _awake():
        cold = []
        for _ in range(count):
            with _session() as session:
                session.load(script, CHINESE)
                _wait(0.2)
                cold.append(_pressed(session.play))
                _wait(0.8)
        yield _row("play to first sound, cold", _to_sound(recorder, cold), 200)
        with _session() as session:
            session.load(script, CHINESE)
            session.play()
            _wait(2.5)
            warm, seeks, pauses, changes = [], [], [], []
            for number in range(count):
                pauses.append(_pressed(session.pause))
                _wait(0.4)
                warm.append(_pressed(session.play))
                _wait(0.5)
                session.pause()
                _wait(0.4)
                place = 10 + number * 7 % (len(script) - 12)
                seeks.append(_pressed(lambda place=place: session.play(place)))
                _wait(0.7)
                changes.append(_change(session, 1.5 if number % 2 else 2.0))
            skips = [_skip(session) for _ in range(count)]
            session.pause()
            _wait(0.3)
        yield _row("play again to sound, warm", _to_sound(recorder, warm), 100)
        yield _row("to any sentence, made anew, to sound", _to_sound(recorder, seeks), 60)
        yield _row("pause to silence", [recorder.first(0, at) - at for at in pauses], 50)
        yield _row("skip to the next stream handed out", skips, 60)
        yield _row("another speed heard in mid-sentence", changes, 300)
    yield from _marked(server)


def _marked(server: PulseServer) -> Iterator[Row]:
    """How far the highlight is from the sound."""
    script = reading_script(article(600))
    shown: list[float] = []
    with Recorder(server) as recorder, _awake(), _session() as session:
        session.load(script, CHINESE)
        session.sentence_changed.connect(lambda span: span and shown.append(time.monotonic()))
        session.play()
        _until(lambda: session.state is ReadingState.STOPPED, 300)
        runs = recorder.runs()
    silences = [(begin, end) for pitch, begin, end in runs if not pitch]
    onsets = [end for begin, end in silences if end - begin > ONSET]
    late = [min((at - onset for onset in onsets), key=abs) for at in shown[1:]]
    yield Row("highlight after the sound, mean", abs(statistics.mean(late)) * 1000, "ms", 20)
    yield Row("highlight from the sound, p95", _p95([abs(each) for each in late]) * 1000, "ms", 60)


@contextmanager
def _awake() -> Iterator[None]:
    """Keep the sink playing, as a card does: an idle one first plays two seconds of silence."""
    device = open_miniaudio(RATE, lambda frames: bytes(2 * frames))
    try:
        yield
    finally:
        device.close()


def _change(session: ReadAloudSession, speed: float) -> float:
    begun = time.monotonic()
    session.set_manner(Manner(speed))
    _until(lambda: not session._performance.changing, 2)
    return time.monotonic() - begun


def _skip(session: ReadAloudSession) -> float:
    _wait(0.4)
    begun = time.monotonic()
    session.go(Step.NEXT_SENTENCE)
    _until(lambda: session.state is ReadingState.READING, 2)
    return time.monotonic() - begun


def _pressed(press: Callable[[], object]) -> float:
    moment = time.monotonic()
    press()
    return moment


def _to_sound(recorder: Recorder, moments: list[float]) -> list[float]:
    return [recorder.first(1, moment) - moment for moment in moments]


def _row(what: str, seconds: list[float], at_most: float) -> Row:
    return Row(
        f"{what} (median {median(seconds) * 1000:.0f}), p95", _p95(seconds) * 1000, "ms", at_most
    )


def _p95(figures: list[float]) -> float:
    return sorted(figures)[max(0, round(len(figures) * 0.95) - 1)]


@contextmanager
def _session() -> Iterator[ReadAloudSession]:
    owner = QObject()
    session = read_aloud_session(owner)
    try:
        yield session
    finally:
        session.close()


def _wait(seconds: float) -> None:
    _until(lambda: False, seconds)


def _until(true: Callable[[], bool], seconds: float) -> None:
    loop, deadline = QEventLoop(), QDeadlineTimer(round(seconds * 1000))
    while not true() and not deadline.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
