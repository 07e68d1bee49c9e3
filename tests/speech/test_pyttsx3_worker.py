"""The real engine in its own process."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from haidai.article.values import Language
from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer
from haidai.speech.script import estimated_seconds
from haidai.speech.sound import peak
from haidai.speech.voices import Voice, choose_voice
from tests.timing import took

ROOT = Path(__file__).parents[2]
MANDARIN = Language("zh-CN")
NEWS = "全省重点工作会议昨天在山城召开，部署下一阶段任务。"

pytest.importorskip("espeakng_loader", reason="the bundled espeak-ng is for Linux")


def command(*folders: Path) -> list[str]:
    """Starts the worker from this checkout; `folders` come first on its path."""
    places = [str(folder) for folder in (*folders, ROOT / "desktop")]
    code = (
        f"import sys; sys.path[:0] = {places!r}\n"
        "from haidai.speech.pyttsx3_worker import main\n"
        "sys.exit(main())"
    )
    return [sys.executable, "-c", code]


@pytest.fixture(scope="module")
def synthesizer() -> Iterator[Pyttsx3Synthesizer]:
    synthesizer = Pyttsx3Synthesizer(command())
    yield synthesizer
    synthesizer.close()


@pytest.fixture(scope="module")
def mandarin(synthesizer: Pyttsx3Synthesizer) -> Voice:
    return choose_voice(synthesizer.voices(), MANDARIN)


def test_chinese_is_read_by_the_mandarin_voice(mandarin: Voice) -> None:
    assert (mandarin.id, mandarin.language.tag, mandarin.engine) == ("sit/cmn", "cmn", "espeak")


def test_a_sentence_is_as_long_as_news_are_spoken(
    synthesizer: Pyttsx3Synthesizer, mandarin: Voice
) -> None:
    clip = synthesizer.synthesize(NEWS, mandarin)
    assert clip.rate == 22_050
    assert clip.seconds == pytest.approx(estimated_seconds(NEWS), rel=0.25)
    assert 5_000 < peak(clip) < 32_767


def test_the_clip_has_no_long_silence_around_it(
    synthesizer: Pyttsx3Synthesizer, mandarin: Voice
) -> None:
    clip = synthesizer.synthesize("好。", mandarin)
    assert peak(type(clip)(clip.samples[:2_000], clip.rate)) > 200
    assert peak(type(clip)(clip.samples[-3_000:], clip.rate)) > 64


def test_every_character_has_its_mark(synthesizer: Pyttsx3Synthesizer, mandarin: Voice) -> None:
    clip = synthesizer.synthesize("海岱山城，我们去看。", mandarin)
    places = [mark.seconds for mark in clip.marks]
    assert places == sorted(places)
    assert places[-1] < clip.seconds
    assert clip.marks[0].offset == 0
    assert {4, 9}.isdisjoint(mark.offset for mark in clip.marks)


def test_no_sentence_of_many_is_lost(synthesizer: Pyttsx3Synthesizer, mandarin: Voice) -> None:
    synthesizer.synthesize("开始。", mandarin)
    (child,) = psutil.Process().children()
    for number in range(300):
        assert synthesizer.synthesize(f"这是一句话。{'好' * (number % 7)}", mandarin).seconds > 0.5
    assert psutil.Process().children() == [child]


def test_the_first_sentence_of_a_new_worker_is_whole(mandarin: Voice) -> None:
    for _ in range(15):
        synthesizer = Pyttsx3Synthesizer(command(), attempts=1)
        try:
            assert synthesizer.synthesize(NEWS, mandarin).seconds > 3
        finally:
            synthesizer.close()


@pytest.mark.parametrize("text", ["……", " ", "\x00", "<speak>&[[h]]%s{}</speak>", "囧" * 9, "🙂"])
def test_strange_texts_do_no_harm(
    synthesizer: Pyttsx3Synthesizer, mandarin: Voice, text: str
) -> None:
    synthesizer.synthesize(text, mandarin)
    assert synthesizer.synthesize(NEWS, mandarin).seconds > 3


def test_the_engine_works_from_a_very_long_path(tmp_path: Path) -> None:
    import espeakng_loader

    folder = tmp_path.joinpath(*["很长的文件夹" * 5] * 3)
    shutil.copytree(Path(espeakng_loader.__file__).parent, folder / "espeakng_loader")
    assert len(os.fsencode(folder)) > 160
    synthesizer = Pyttsx3Synthesizer(command(folder), attempts=1)
    try:
        voice = choose_voice(synthesizer.voices(), MANDARIN)
        assert synthesizer.synthesize(NEWS, voice).seconds > 3
    finally:
        synthesizer.close()


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGSTOP, signal.SIGSEGV])
def test_a_lost_worker_is_replaced_within_three_seconds(mandarin: Voice, sign: int) -> None:
    others = set(psutil.Process().children())
    synthesizer = Pyttsx3Synthesizer(command())
    try:
        synthesizer.synthesize(NEWS, mandarin)
        (worker,) = set(psutil.Process().children()) - others
        worker.send_signal(sign)
        started = time.perf_counter()
        assert synthesizer.synthesize(NEWS, mandarin).seconds > 3
        took(time.perf_counter() - started, at_most=3)
        assert not worker.is_running()
    finally:
        synthesizer.close()


def test_the_worker_ends_with_its_parent() -> None:
    code = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen({command()!r}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "child.stdout.readline()\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    psutil.wait_procs([worker], timeout=5)
    assert not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE


def test_a_missing_engine_is_told_and_the_worker_ends_well(tmp_path: Path) -> None:
    (tmp_path / "pyttsx3.py").write_text("raise RuntimeError('not installed')")
    with subprocess.Popen(
        command(tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as worker:
        assert worker.stdout is not None
        assert worker.stderr is not None
        assert b"not installed" in worker.stdout.readline()
        assert worker.stderr.read() == b""
        assert worker.wait(5) == 1


def test_nothing_but_frames_is_on_standard_output() -> None:
    job = b'{"job": 1, "do": "synthesize", "text": "hello", "voice": "gmw/en-us"}\n'
    with subprocess.Popen(
        command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(job)
        worker.stdin.flush()
        assert worker.stdout.readline() == b'{"ready": "espeak"}\n'
        assert worker.stdout.readline().startswith(b'{"job": 1, "rate": 22050')
        worker.stdin.close()
        assert b"Audio saved" not in worker.stdout.read()
        assert worker.wait(5) == 0
