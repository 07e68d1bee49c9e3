"""Listening: how soon it sounds, obeys and falls silent, recorded at a sink for nobody."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from haidai.playback.manner import Manner
from haidai.playback.places import Step
from haidai.playback.session import ReadAloudSession
from haidai.playback.state import ReadingState
from haidai.processes import worker_command
from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer
from haidai.speech.recording import Reading, record
from haidai.speech.script import reading_script
from haidai.speech.voices import Cast, choose_voice
from tests.benchmarks.figures import Conditions, Row, median
from tests.benchmarks.sounding import (
    CHINESE,
    TEN_MINUTES,
    application,
    article,
    new_session,
    null_sink,
    percentile,
    until,
    wait,
)
from tests.benchmarks.window_reading import weighed
from tests.fakes.pulse import PulseServer, Recorder, awake


def rows(conditions: Conditions) -> Iterator[Row]:
    """The figures of listening with the real voice and the real output."""
    qt = application()
    yield from _made()
    with null_sink() as server:
        yield from _weighed()
        yield from _heard(server, conditions.runs)
    del qt


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
    with Recorder(server) as recorder, awake():
        cold = []
        for _ in range(count):
            # The window makes its session at the press.
            pressed = time.monotonic()
            with new_session() as session:
                session.load(script, CHINESE)
                session.play()
                cold.append(pressed)
                wait(1.0)
        yield _row("play to first sound, cold", _to_sound(recorder, cold), 200)
        with new_session() as session:
            session.load(script, CHINESE)
            session.play()
            wait(2.5)
            warm, seeks, pauses, changes = [], [], [], []
            for number in range(count):
                pauses.append(_pressed(session.pause))
                wait(0.4)
                warm.append(_pressed(session.play))
                wait(0.5)
                session.pause()
                wait(0.4)
                place = 10 + number * 7 % (len(script) - 12)
                seeks.append(_pressed(lambda place=place: session.play(place)))
                wait(0.7)
                changes.append(_change(session, 1.5 if number % 2 else 2.0))
            skips = [_skip(session) for _ in range(count)]
            session.pause()
            wait(0.3)
        yield _row("play again to sound, warm", _to_sound(recorder, warm), 100)
        yield _row("to any sentence, made anew, to sound", _to_sound(recorder, seeks), 60)
        yield _row("pause to silence", [recorder.first(0, at) - at for at in pauses], 50)
        yield _row("skip to the next stream handed out", skips, 60)
        yield _row("another speed heard in mid-sentence", changes, 300)


def _weighed() -> Iterator[Row]:
    """What listening adds to a window in which an article is read."""
    reading, listening = weighed()
    yield Row("memory of the window over reading alone (resident)", listening - reading, "MiB", 20)


def _change(session: ReadAloudSession, speed: float) -> float:
    begun = time.monotonic()
    session.set_manner(Manner(speed))
    until(lambda: not session.reading.performance.changing, 2)
    return time.monotonic() - begun


def _skip(session: ReadAloudSession) -> float:
    wait(0.4)
    begun = time.monotonic()
    session.go(Step.NEXT_SENTENCE)
    until(lambda: session.state is ReadingState.READING, 2)
    return time.monotonic() - begun


def _pressed(press: Callable[[], object]) -> float:
    moment = time.monotonic()
    press()
    return moment


def _to_sound(recorder: Recorder, moments: list[float]) -> list[float]:
    return [recorder.first(1, moment) - moment for moment in moments]


def _row(what: str, seconds: list[float], at_most: float) -> Row:
    return Row(
        f"{what} (median {median(seconds) * 1000:.0f}), p95",
        percentile(seconds, 0.95) * 1000,
        "ms",
        at_most,
    )
