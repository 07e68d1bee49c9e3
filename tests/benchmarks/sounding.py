"""What the benchmarks of listening share: a sink for nobody, a session, an article, moments."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from haidai.article.model import Article, Paragraph, Section
from haidai.article.values import Language
from haidai.ui.listening.reading_aloud import read_aloud_session
from tests.benchmarks.figures import UnavailableError
from tests.fakes.articles import SENTENCES
from tests.fakes.pulse import PulseServer, Recorder, missing_programs

if TYPE_CHECKING:
    from haidai.playback.session import ReadAloudSession

CHINESE = Language("zh-CN")
TEN_MINUTES = 2_950  # characters
LOOK_MILLISECONDS = 2
BETWEEN_SENTENCES = 0.15  # seconds of silence: a comma has less, a sentence more


def application() -> QApplication:
    """The application of this process."""
    qt = QApplication.instance() or QApplication(["haidai"])
    assert isinstance(qt, QApplication)
    return qt


def article(characters: int) -> Article:
    """Invented news in which no sentence is the same as another."""
    text = ""
    number = 0
    while len(text) < characters:
        number += 1
        text += SENTENCES[number % 6].replace("，", f"，第{number}家", 1)
    return Article("望河镇的一天", (Section(None, None, (Paragraph(text[:characters] + "。"),)),))


@contextmanager
def null_sink() -> Iterator[PulseServer]:
    """A sound server of our own that this process plays to.

    Raises:
        UnavailableError: there is none on this machine.
    """
    if missing := missing_programs():
        raise UnavailableError(f"not installed: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        server = PulseServer(Path(folder))
        before = dict(os.environ)
        os.environ.update(server.environment)
        server.start()
        try:
            yield server
        finally:
            server.stop()
            os.environ.clear()
            os.environ.update(before)


@contextmanager
def new_session() -> Iterator["ReadAloudSession"]:
    """The product's session: the real voice, the real output."""
    owner = QObject()
    session = read_aloud_session(owner)
    try:
        yield session
    finally:
        session.close()


def sentences_heard(recorder: Recorder, silence: float = BETWEEN_SENTENCES) -> list[float]:
    """When, after so much silence, a sound began."""
    return [end for pitch, begin, end in recorder.runs() if not pitch and end - begin > silence]


def wait(seconds: float) -> None:
    """Let the interface run for so long."""
    until(lambda: False, seconds)


def until(true: Callable[[], bool], seconds: float) -> None:
    """Let the interface run until something is true, but no longer than so many seconds.

    The loop sleeps between two looks, as the window's does: one that spins takes the
    interpreter away from the threads that make the sound.
    """
    loop, looks, deadline = QEventLoop(), QTimer(), QDeadlineTimer(round(seconds * 1000))
    looks.timeout.connect(lambda: loop.quit() if true() or deadline.hasExpired() else None)
    if not true():
        looks.start(LOOK_MILLISECONDS)
        loop.exec()
        looks.stop()


def percentile(figures: list[float], share: float) -> float:
    """The figure that so large a share of all does not exceed."""
    return sorted(figures)[max(0, round(len(figures) * share) - 1)]
