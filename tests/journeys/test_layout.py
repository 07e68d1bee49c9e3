"""版式 by the keyboard alone, on a real screen; and what a phone sees of a dark window."""

from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from haidai.app import Application, MakeSession
from haidai.playback.session import ReadAloudSession
from haidai.rendering.papers import CREAM
from haidai.settings.page_layout import PageLayout, PaperChoice
from tests.fakes.playback import (
    FakeSynthesizer,
    HandClock,
    RecordingOutput,
    as_written,
    choose_fake_voice,
)
from tests.journeys.conftest import screenshot

pytestmark = pytest.mark.journey

SAVED_PAGE = Path(__file__).parents[1] / "fixtures" / "riverside.html"
ADDRESS = "https://news.example.com/2024/riverside.html"
OpenWindow = Callable[[MakeSession], Application]


def silent(parent: QObject) -> ReadAloudSession:
    output = RecordingOutput(HandClock())
    return ReadAloudSession(FakeSynthesizer, choose_fake_voice, as_written, lambda: output, parent)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)


def test_a_reader_changes_the_paper_without_a_mouse(qtbot: QtBot, open_window: OpenWindow) -> None:
    application = open_window(silent)
    window = application.window
    qtbot.waitUntil(window.isActiveWindow)
    window.reader.setFocus()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    panel = application.layout_choices.panel
    qtbot.waitUntil(panel.isVisible)
    for _ in range(20):
        focus = QApplication.focusWidget()
        if focus is not None and focus.objectName() == "paper-system":
            break
        press(Qt.Key.Key_Tab)
    for _ in range(3):
        press(Qt.Key.Key_Left)
    rendered = window.reader.rendered
    assert rendered is not None
    assert rendered.style.paper is CREAM
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    qtbot.waitUntil(window.reader.hasFocus)


@pytest.mark.parametrize("paper", [PaperChoice.DARK, PaperChoice.CONTRAST])
def test_a_phone_reads_the_code_of_a_dark_window(
    qtbot: QtBot, open_window: OpenWindow, paper: PaperChoice
) -> None:
    application = open_window(silent)
    application.appearance.use_layout(PageLayout(paper=paper))
    application.opening.open_text(str(SAVED_PAGE))
    application.window.actions_["hand_off"].setChecked(True)
    qtbot.waitUntil(
        lambda: ADDRESS in [found.text for found in zxingcpp.read_barcodes(screenshot())],
        timeout=10_000,
    )
