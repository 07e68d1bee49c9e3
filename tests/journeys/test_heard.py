"""A listener's way through an article, on recorded sound: each sentence has a tone of its own.

What is marked is compared with what a recorder hears at the same moment at a sound server of
our own. A busy machine is late with both, so only the middle of each mark is compared.
"""

import math
import time
from array import array
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from haidai.app import Application, MakeSession
from haidai.article.spans import Span
from haidai.playback.miniaudio_output import miniaudio_output
from haidai.playback.output import MonotonicClock
from haidai.playback.session import ReadAloudSession
from haidai.playback.state import ReadingState
from haidai.speech.synthesizer import Clip, Mark
from haidai.speech.voices import Voice
from tests.fakes.playback import FakeSynthesizer, as_written, choose_fake_voice
from tests.fakes.pulse import RATE, PulseServer, Recorder, awake, missing_programs
from tests.journeys.test_listening import place_of
from tests.journeys.test_main_job import open_by_dialog

SECONDS = 1.2  # of every sentence at normal speed
LOWEST, STEP = 300, 110  # Hz of the first sentence, and more for each that follows
SECTIONS = ("渡口", "集市", "灯会", "归途")
PAGE = """<html><head><title>望河镇的四个时辰</title></head><body><h1>望河镇的四个时辰</h1>
<p>2024-09-06 08:17 来源：溪畔网</p>{}</body></html>"""

pytestmark = [pytest.mark.journey, pytest.mark.sound]


class ToneForEach(FakeSynthesizer):
    """Says every sentence as a tone by which it is known."""

    def __init__(self, tones: dict[str, int]) -> None:
        super().__init__(RATE)
        self._tones = tones

    def synthesize(self, text: str, voice: Voice, speed: float = 1.0) -> Clip:
        step = 2 * math.pi * self._tones[text] / RATE
        frames = round(SECONDS / speed * RATE)
        tone = array("h", [round(9_000 * math.sin(step * place)) for place in range(frames)])
        letter = SECONDS / speed / len(text)
        marks = tuple(Mark(place * letter, place, 1) for place in range(len(text)))
        return Clip(tone.tobytes(), RATE, marks)


class Witness:
    """What was marked, and since when."""

    def __init__(self, session: ReadAloudSession, text: str) -> None:
        self.marked: list[tuple[float, str]] = []
        self._text = text
        session.sentence_changed.connect(self._note)
        session.state_changed.connect(self._sounds)

    def _sounds(self, state: ReadingState) -> None:
        """A sentence is marked while its first sound is made; only now it can be compared."""
        if state is ReadingState.READING and self.marked:
            self.marked[-1] = (time.monotonic(), self.marked[-1][1])

    def _note(self, span: Span | None) -> None:
        self.marked.append((time.monotonic(), span.of(self._text) if span else ""))

    def sentences(self) -> list[str]:
        return [text for _, text in self.marked]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseServer]:
    lacking = missing_programs()
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}")
    folder = tmp_path / "pulse"
    folder.mkdir()
    server = PulseServer(folder)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.start()
    yield server
    server.stop()


def page(folder: Path) -> Path:
    """Invented news of four sections, each with a paragraph of three sentences."""
    body = "".join(
        f"<h2>{name}</h2><p>清晨的{name}已经热闹起来了。{name}边上的老人说起了从前。"
        f"到了中午{name}又安静下来。</p>"
        for name in SECTIONS
    )
    path = folder / "wanghe.html"
    path.write_text(PAGE.format(body), encoding="utf-8")
    return path


def test_what_is_marked_is_what_is_heard_all_the_way(
    qtbot: QtBot,
    open_window: Callable[[MakeSession], Application],
    server: PulseServer,
    tmp_path: Path,
) -> None:
    tones: dict[str, int] = {}

    def make_session(parent: QObject) -> ReadAloudSession:
        return ReadAloudSession(
            lambda: ToneForEach(tones),
            choose_fake_voice,
            as_written,
            lambda: miniaudio_output(MonotonicClock()),
            parent,
        )

    application = open_window(make_session)
    window, listening = application.window, application.listening
    for _ in range(5):
        window.actions_["larger"].trigger()
    window.resize(900, 560)
    article = open_by_dialog(qtbot, application, str(page(tmp_path)))
    qtbot.waitUntil(lambda: listening.ready)
    assert [section.heading for section in article.sections][-4:] == list(SECTIONS)
    session = listening.session
    script = session.script
    tones |= {each.text: LOWEST + STEP * number for number, each in enumerate(script)}
    witness = Witness(session, article.text)
    page_shown = window.reader.viewport()
    first_section = script[-1].section - 3 if script[-1].section is not None else 0
    with Recorder(server) as recorder, awake():
        # 从这里读, in the middle of a paragraph.
        second = next(each for each in script if each.text.startswith("渡口边上"))
        window.reader.show_section(first_section)
        place: QPoint = place_of(application, second.text[:6])
        qtbot.mouseDClick(page_shown, Qt.MouseButton.LeftButton, pos=place)
        qtbot.waitUntil(lambda: session.state is ReadingState.READING)
        assert witness.sentences() == [second.text]
        wait_for(qtbot, witness, 2)

        # Faster: to 1.5×, in the middle of a sentence.
        for _ in range(3):
            qtbot.keyClick(window, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
        wait_for(qtbot, witness, 3)  # the heading of 集市, wholly at the new speed
        assert witness.sentences()[-1] == "集市"
        wait_for(qtbot, witness, 4)

        # Two sections on.
        window.reader.setFocus()
        for _ in range(2):
            qtbot.keyClick(window.reader, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        skipped = time.monotonic()
        assert witness.sentences()[-1] == "归途"

        # Away, and back: the reading goes on meanwhile, the page stays where the reader put it.
        qtbot.keyClick(window.reader, Qt.Key.Key_Home)
        bar = window.reader.verticalScrollBar()
        away, count = bar.value(), len(witness.marked)
        chip = window.reader.findChild(QPushButton, "backToReading")
        qtbot.waitUntil(chip.isVisible)
        wait_for(qtbot, witness, count + 1)
        assert bar.value() == away
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert not chip.isVisible()
        assert bar.value() > away

        # Back to 灯会, and 读完本节停.
        for _ in range(2):
            qtbot.keyClick(window.reader, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
        assert witness.sentences()[-1] == "灯会"
        stop = row(window.player.timer, "读完本节停")
        stop.trigger()
        qtbot.waitUntil(lambda: session.state is ReadingState.STOPPED, timeout=15_000)
        ended = time.monotonic()
        qtbot.wait(400)

        marked = [*witness.marked]
        assert marked[-1][1] == ""
        assert marked[-2][1] == "到了中午灯会又安静下来。"
        assert "归途" not in [text for at, text in marked if at > skipped][3:]
        compared = agreeing(recorder, marked, tones)
        assert recorder.pitch(ended + 0.1, ended + 0.35) == 0
        heading = next(number for number, (_, text) in enumerate(marked) if text == "集市")
        lasted = marked[heading + 1][0] - marked[heading][0]
        pause = next(each.pause for each in script if each.text == "集市")
    assert compared >= 6
    assert lasted == pytest.approx((SECONDS + pause) / 1.5, abs=0.15)


def wait_for(qtbot: QtBot, witness: Witness, count: int) -> None:
    """Until so many sentences have been marked, and the last one is well begun."""
    qtbot.waitUntil(lambda: len(witness.marked) >= count, timeout=10_000)
    qtbot.wait(300)


def row(chip: QToolButton, text: str) -> QAction:
    return next(action for action in chip.menu().actions() if action.text() == text)


def agreeing(recorder: Recorder, marked: list[tuple[float, str]], tones: dict[str, int]) -> int:
    """How many marks stood long enough to be compared; each had its own tone."""
    compared = 0
    for (since, text), (until, _) in pairwise(marked):
        begin, end = since + 0.15, min(until, since + SECONDS / 1.5) - 0.15
        if text and end - begin > 0.15:
            assert recorder.pitch(begin, end) == pytest.approx(tones[text], abs=STEP / 3), text
            compared += 1
    return compared
