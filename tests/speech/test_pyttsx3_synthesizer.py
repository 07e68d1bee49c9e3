"""The synthesizer survives whatever its worker does."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from haidai.article.values import Language
from haidai.errors import ErrorKind, SpeechError
from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer, shortest_seconds
from haidai.speech.voices import Voice
from tests.timing import took

ROOT = Path(__file__).parents[2]
VOICE = Voice("cmn", "Mandarin", Language("cmn"), "fake")
TEXT = "今天的新闻到此结束。"
Start = Callable[[str], Pyttsx3Synthesizer]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Gives a synthesizer whose worker does the deeds named, and leaves no process behind."""
    script = tmp_path / "deeds"
    monkeypatch.setenv("PYTHONPATH", f"{ROOT / 'desktop'}")
    started: list[Pyttsx3Synthesizer] = []

    def synthesizer(deeds: str) -> Pyttsx3Synthesizer:
        script.write_text(deeds)
        command = [sys.executable, str(ROOT / "tests/fakes/misbehaving_worker.py"), str(script)]
        started.append(Pyttsx3Synthesizer(command, start_seconds=3, job_seconds=0.5))
        return started[-1]

    yield synthesizer
    for each in started:
        each.close()
    assert psutil.Process().children() == []
    assert not [thread for thread in threading.enumerate() if thread.name == "voice answers"]


@pytest.mark.parametrize(
    "deed",
    ["good", "hang", "crash", "exit", "garbage", "half", "silence", "short", "error", "other",
     "slow", "start-hang", "start-exit", "start-failed"],
)  # fmt: skip
def test_the_same_sentence_is_spoken_after_a_failure(start: Start, deed: str) -> None:
    synthesizer = start(f"{deed}")
    clip = synthesizer.synthesize(TEXT, VOICE)
    assert clip.seconds == pytest.approx(2)
    assert [(mark.offset, mark.length) for mark in clip.marks] == [(0, 1)]


def test_a_slow_worker_is_waited_for_and_kept(start: Start) -> None:
    synthesizer = start("slow slow")
    synthesizer.synthesize(TEXT, VOICE)
    (child,) = psutil.Process().children()
    synthesizer.synthesize(TEXT, VOICE)
    assert psutil.Process().children() == [child]


def test_three_failures_in_a_row_are_told(start: Start) -> None:
    synthesizer = start("crash silence exit")
    with pytest.raises(SpeechError) as caught:
        synthesizer.synthesize(TEXT, VOICE)
    assert caught.value.kind is ErrorKind.VOICE_FAILED
    assert synthesizer.synthesize(TEXT, VOICE).frames


def test_an_engine_that_never_starts_is_told(start: Start) -> None:
    with pytest.raises(SpeechError) as caught:
        start("start-exit start-failed start-exit").voices()
    assert caught.value.kind is ErrorKind.NO_ENGINE
    nowhere = Pyttsx3Synthesizer([str(ROOT / "no-such-program")])
    with pytest.raises(SpeechError) as caught:
        nowhere.synthesize(TEXT, VOICE)
    assert caught.value.kind is ErrorKind.NO_ENGINE


def test_voices_are_asked_again_after_a_failure(start: Start) -> None:
    (voice,) = start("crash").voices()
    assert voice == Voice("cmn", "Mandarin", Language("cmn"), "fake")


@pytest.mark.parametrize("deeds", ["hang", "start-hang"])
def test_closing_unblocks_who_waits(start: Start, deeds: str) -> None:
    synthesizer = start(deeds)
    synthesizer._job_seconds = 60
    synthesizer._start_seconds = 60
    told: list[ErrorKind] = []

    def speak() -> None:
        with pytest.raises(SpeechError) as caught:
            synthesizer.synthesize(TEXT, VOICE)
        told.append(caught.value.kind)

    waiting = threading.Thread(target=speak)
    waiting.start()
    while not psutil.Process().children():
        time.sleep(0.01)
    time.sleep(0.2)
    started = time.perf_counter()
    synthesizer.close()
    waiting.join(5)
    took(time.perf_counter() - started, at_most=2)
    assert told == [ErrorKind.CANCELLED]


def test_nothing_is_spoken_after_closing(start: Start) -> None:
    synthesizer = start("")
    synthesizer.synthesize(TEXT, VOICE)
    synthesizer.close()
    synthesizer.close()
    with pytest.raises(SpeechError) as caught:
        synthesizer.synthesize(TEXT, VOICE)
    assert caught.value.kind is ErrorKind.CANCELLED


def test_closing_before_anything_starts_no_process(start: Start) -> None:
    start("").close()
    assert psutil.Process().children() == []


def test_pyttsx3_is_never_loaded_in_the_parent() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'desktop')!r})\n"
        "import haidai.speech.pyttsx3_synthesizer\n"
        "sys.exit('pyttsx3' in sys.modules or 'PySide6' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_signs_need_no_sound_and_characters_do() -> None:
    assert shortest_seconds("“……”") == 0
    assert shortest_seconds("海" * 20) == pytest.approx(1)
