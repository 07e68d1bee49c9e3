"""Whatever the worker does, the same sentence is heard soon, and no process is left behind."""

import random
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from haidai.article.values import Language
from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer
from haidai.speech.voices import Voice

DEEDS = ("hang", "crash", "exit", "garbage", "half", "silence", "short", "error", "other")
HEARD_WITHIN = 3.0
ROOT = Path(__file__).parents[2]
MANDARIN = Voice("cmn", "Mandarin", Language("cmn"), "fake")


def suffer(deeds: list[str], folder: Path, rng: random.Random) -> list[float]:
    """Seconds to each sentence while the worker does these deeds, and is killed besides."""
    script = folder / "deeds"
    script.write_text("")
    program = f"""
import sys
sys.path[:0] = {[str(ROOT), str(ROOT / "desktop")]!r}
sys.argv = ["worker", {str(script)!r}]
from tests.fakes.misbehaving_worker import main
main()
"""
    command = [sys.executable, "-c", program]
    synthesizer = Pyttsx3Synthesizer(command)
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    waits = []
    try:
        synthesizer.synthesize("热身一句话。", MANDARIN)
        for deed in deeds:
            killer = None
            if deed == "kill":
                killer = threading.Timer(rng.uniform(0, 0.02), kill_children, [before])
                killer.start()
            else:
                script.write_text(deed)
            begun = time.monotonic()
            clip = synthesizer.synthesize("同样的一句话要再听见。", MANDARIN)
            waits.append(time.monotonic() - begun)
            assert clip.seconds == pytest.approx(2, abs=0.01), deed
            if killer is not None:
                killer.join()
    finally:
        synthesizer.close()
    left = {child.pid for child in psutil.Process().children(recursive=True)} - before
    assert not left
    return waits


def kill_children(spared: set[int]) -> None:
    for child in psutil.Process().children(recursive=True):
        if child.pid not in spared:
            try:
                child.kill()
            except psutil.NoSuchProcess:
                continue


def some_deeds(count: int, rng: random.Random) -> list[str]:
    return [rng.choice((*DEEDS, "kill")) for _ in range(count)]


def test_five_misdeeds_delay_a_sentence_and_lose_none(tmp_path: Path) -> None:
    rng = random.Random(5)  # noqa: S311  the same misdeeds every time
    assert (
        max(suffer(["kill", "hang", "garbage", "silence", "crash"], tmp_path, rng)) < HEARD_WITHIN
    )


@pytest.mark.slow
def test_fifty_misdeeds_delay_a_sentence_and_lose_none(tmp_path: Path) -> None:
    rng = random.Random(50)  # noqa: S311
    assert max(suffer(some_deeds(50, rng), tmp_path, rng)) < HEARD_WITHIN
