"""A listener's way through an article, on what is heard and what is marked."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from haidai.app import Application, MakeSession
from haidai.playback.sleep_timer import Ending, SleepTimer
from haidai.playback.state import ReadingState
from haidai.rendering.displayed import copied
from haidai.settings.speed import Speed
from haidai.speech.breaths import AFTER_COMMA, first_breath
from tests.fakes.playback import RATE, SECONDS_A_CHARACTER
from tests.journeys.test_main_job import FIXTURES, Ear, open_by_dialog

pytestmark = pytest.mark.journey


def sentence_marked(application: Application) -> str:
    selections = application.window.reader.extraSelections()
    return copied(selections[0].cursor.selectedText()) if selections else ""  # type: ignore[attr-defined]


def place_of(application: Application, text: str) -> QPoint:
    reader = application.window.reader
    cursor = reader.document().find(text)
    cursor.setPosition(cursor.selectionStart() + 1)
    return reader.cursorRect(cursor).center()


def test_from_here_faster_two_sections_on_away_and_back_to_the_end_of_the_section(
    qtbot: QtBot, open_window: Callable[[MakeSession], Application]
) -> None:
    ear = Ear()
    application = open_window(ear.make_session)
    window, listening = application.window, application.listening
    article = open_by_dialog(qtbot, application, str(FIXTURES / "riverside.html"))
    qtbot.waitUntil(lambda: listening.ready)
    script = listening.session.script
    assert ear.session is not None

    # 从这里读, in the middle of a paragraph.
    second = next(
        each
        for before, each in pairwise(script)
        if each.section == 0 and before.passage == each.passage
    )
    place = place_of(application, second.text[:6])
    qtbot.mouseDClick(window.reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: ear.state == ReadingState.READING)
    assert sentence_marked(application) == second.text

    # Faster, in mid-sentence: a new stream that holds what is left of the sentence, no more.
    ear.hear(0.5)
    streams = len(ear.output.rates)
    qtbot.keyClick(window, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(ear.output.rates) == streams + 1)
    faster = Speed.default().faster().times
    breath = AFTER_COMMA if first_breath(second.text) < len(second.text) else 0.0
    length = len(second.text) * SECONDS_A_CHARACTER + breath
    left = (length - 0.5 + second.pause) / faster
    assert len(ear.output.written[0]) / 2 / RATE == pytest.approx(left, abs=0.05)
    assert sentence_marked(application) == second.text

    # Two sections on, by the keys of the page.
    window.reader.setFocus()
    for _ in range(2):
        qtbot.keyClick(window.reader, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: ear.state == ReadingState.READING)
    assert sentence_marked(application) == article.sections[2].heading

    # ↑ and Home scroll, and steer nothing; the chip brings the reader back.
    here = ear.session.utterance
    chip = window.reader.findChild(QPushButton, "backToReading")
    qtbot.keyClick(window.reader, Qt.Key.Key_Home)
    qtbot.keyClick(window.reader, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert ear.session.utterance == here
    if chip.isVisible():  # where the page is too short to lose the sentence there is none
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert not chip.isVisible()

    # 读完本节停.
    window.player.timer.timer_requested.emit(SleepTimer(Ending.SECTION))
    last = max(n for n, each in enumerate(script) if each.section == 2)
    heard = {sentence_marked(application)}
    for _ in range(20_000):
        if ear.state == ReadingState.STOPPED:
            break
        ear.hear(0.1)
        heard.add(sentence_marked(application))
    assert ear.state == ReadingState.STOPPED
    assert heard - {""} == {each.text for each in script[here : last + 1]}
    assert window.player.timer.text() == "定时"
    assert not window.player.isVisible()
