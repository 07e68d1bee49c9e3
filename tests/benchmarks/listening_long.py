"""Ten minutes of listening: is the highlight with the sound to the end, does nothing stumble?

Both are measured at the same time, each with a sink of its own: one reading undisturbed, and in
another process one whose interface stalls, which takes the interpreter away from the output.
"""

import ctypes
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:1] = [str(ROOT), str(ROOT / "desktop")]

from PySide6.QtCore import QTimer

from haidai.playback.state import ReadingState
from haidai.speech.pyttsx3_worker import LEAD_SECONDS, TAIL_SECONDS
from haidai.speech.script import reading_script
from tests.benchmarks.figures import Conditions, Row
from tests.benchmarks.sounding import (
    CHINESE,
    TEN_MINUTES,
    application,
    article,
    new_session,
    null_sink,
    percentile,
    sentences_heard,
    until,
    wait,
)
from tests.fakes.pulse import Recorder, awake

LONGEST_SECONDS = 900.0
STALL_EVERY, STALL_SECONDS = 1.0, 0.3


def rows(_: Conditions) -> Iterator[Row]:
    """The figures of ten minutes."""
    qt = application()
    environment = os.environ | {"PYTHONPATH": str(ROOT / "desktop")}
    with subprocess.Popen(
        [sys.executable, __file__], stdout=subprocess.PIPE, env=environment
    ) as stalled:
        late = highlights(TEN_MINUTES)
        answer, _ = stalled.communicate(timeout=LONGEST_SECONDS)
    del qt
    share = [abs(each) for each in late]
    quarter = max(1, len(late) // 4)
    growth = statistics.mean(late[-quarter:]) - statistics.mean(late[:quarter])
    milliseconds = {
        "highlight after the sound, mean": (abs(statistics.mean(late)), 20),
        f"highlight from the sound, {len(late)} sentences, p99": (percentile(share, 0.99), 60),
        "… last quarter over the first": (abs(growth), 20),
        "unwanted silence in ten minutes with stalls": (abs(json.loads(answer)), 100),
    }
    for what, (seconds, most) in milliseconds.items():
        yield Row(what, seconds * 1000, "ms", most)


def highlights(characters: int) -> list[float]:
    """How many seconds after its sound each sentence but the first was marked."""
    script = reading_script(article(characters))
    shown: list[float] = []
    with null_sink() as server, Recorder(server) as recorder, awake(), new_session() as session:
        session.sentence_changed.connect(
            lambda span: None if span is None else shown.append(time.monotonic())
        )
        session.load(script, CHINESE)
        session.play()
        until(lambda: session.state is ReadingState.STOPPED, LONGEST_SECONDS)
        heard = sentences_heard(recorder)
    return [min((at - onset for onset in heard), key=abs) for at in shown[1:]]


def unwanted_silence(characters: int) -> float:
    """Seconds by which a reading lasts longer than it should while the interface stalls."""
    script = reading_script(article(characters))
    with null_sink() as server, Recorder(server) as recorder, awake(), new_session() as session:
        stalls = QTimer()
        stalls.timeout.connect(hold_the_interpreter)
        session.load(script, CHINESE)
        session.play()
        stalls.start(round(STALL_EVERY * 1000))
        until(lambda: session.state is ReadingState.STOPPED, LONGEST_SECONDS)
        stalls.stop()
        wait(0.5)
        sounds = [(begin, end) for pitch, begin, end in recorder.runs() if pitch]
        total = session.reading.supply.durations.total  # by now of sound that has been made
    should = total - script[-1].pause - LEAD_SECONDS - TAIL_SECONDS
    return sounds[-1][1] - sounds[0][0] - should


def hold_the_interpreter() -> None:
    """Stall as a long paint does: no Python runs meanwhile, in whatever thread."""
    ctypes.PyDLL(None).usleep(round(STALL_SECONDS * 1_000_000))


if __name__ == "__main__":
    application()
    print(json.dumps(unwanted_silence(TEN_MINUTES)))
