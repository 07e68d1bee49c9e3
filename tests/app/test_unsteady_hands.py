"""Hands that press twice, or too long, and what comes between: the reading goes on."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from haidai.playback.sleep_timer import Ending, SleepTimer
from haidai.playback.state import ReadingState
from haidai.ui.listening.voice_dialog import VoiceDialog
from tests.app.conftest import Desk


def double_click(button: QAbstractButton) -> None:
    """As a window system sends it: the second press is told as a double click."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    place = QPointF(button.rect().center())
    kinds = QEvent.Type
    for kind, pressed in (
        (kinds.MouseButtonPress, left),
        (kinds.MouseButtonRelease, none),
        (kinds.MouseButtonDblClick, left),
        (kinds.MouseButtonRelease, none),
    ):
        modifiers = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, button.mapToGlobal(place), left, pressed, modifiers)
        QApplication.sendEvent(button, event)


def hold(desk: Desk, key: Qt.Key, text: str = "") -> None:
    """Press a key and hold it for a moment."""
    handle = desk.window.windowHandle()
    for repeats in (False, True, True, True):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            modifiers = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(handle, QKeyEvent(kind, key, modifiers, text, repeats))


def begin(qtbot: QtBot, desk: Desk) -> None:
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: desk.session.state is ReadingState.READING)
    desk.hear(0.2)


def test_a_double_click_on_read_aloud_begins_to_read(qtbot: QtBot, desk: Desk) -> None:
    double_click(desk.window.findChild(QToolButton, "listen"))
    qtbot.waitUntil(lambda: desk.session.state is ReadingState.READING)


def test_a_double_click_on_pause_pauses(qtbot: QtBot, desk: Desk) -> None:
    begin(qtbot, desk)
    double_click(desk.window.findChild(QToolButton, "playPause"))
    assert desk.session.state is ReadingState.PAUSED


@pytest.mark.parametrize("name", ["layout", "hand_off"])
def test_a_double_click_opens_a_panel_and_does_not_close_it(desk: Desk, name: str) -> None:
    double_click(desk.window.findChild(QToolButton, name))
    assert desk.window.actions_[name].isChecked()


def test_fast_clicks_on_a_step_are_all_taken(qtbot: QtBot, desk: Desk) -> None:
    before = desk.store.settings.text_size
    double_click(desk.window.findChild(QToolButton, "larger"))
    assert desk.store.settings.text_size == before.larger().larger()


def test_space_that_is_held_pauses_once(qtbot: QtBot, desk: Desk) -> None:
    begin(qtbot, desk)
    desk.window.activateWindow()
    desk.window.reader.setFocus()
    hold(desk, Qt.Key.Key_Space, " ")
    assert desk.session.state is ReadingState.PAUSED


def test_a_key_of_a_sentence_that_is_held_goes_on(qtbot: QtBot, desk: Desk) -> None:
    begin(qtbot, desk)
    desk.window.activateWindow()
    desk.window.reader.setFocus()
    hold(desk, Qt.Key.Key_Right)
    assert desk.session.utterance == 4


def test_a_loudspeaker_that_goes_is_told_until_one_is_there_again(qtbot: QtBot, desk: Desk) -> None:
    begin(qtbot, desk)
    assert not desk.window.notice.isVisible()
    desk.output.device = False
    desk.hear(0.1)
    assert desk.session.state is ReadingState.READING
    assert "没有找到扬声器" in desk.window.notice.sentence
    desk.output.device = True
    desk.hear(0.1)
    assert not desk.window.notice.isVisible()


def voices_of(qtbot: QtBot, desk: Desk) -> VoiceDialog:
    desk.window.player.voice.click()
    dialog: VoiceDialog = desk.window.findChild(VoiceDialog)
    voices = dialog.findChild(QListWidget, "voices")
    qtbot.waitUntil(lambda: voices.count() > 0)
    return dialog


@pytest.mark.parametrize("chosen", [True, False])
def test_the_reading_goes_on_when_the_voices_have_been_tried(
    qtbot: QtBot, desk: Desk, chosen: bool
) -> None:
    begin(qtbot, desk)
    here = desk.session.utterance
    dialog = voices_of(qtbot, desk)
    assert desk.session.state is ReadingState.READING
    dialog.findChild(QPushButton, "tryVoice").click()
    assert desk.session.state is ReadingState.PAUSED
    if chosen:
        dialog.findChild(QPushButton, "useVoice").click()
    else:
        dialog.reject()
    qtbot.waitUntil(lambda: desk.session.state is ReadingState.READING)
    assert desk.session.utterance == here


def test_a_pause_stays_one_although_voices_were_tried(qtbot: QtBot, desk: Desk) -> None:
    begin(qtbot, desk)
    desk.session.pause()
    dialog = voices_of(qtbot, desk)
    dialog.findChild(QPushButton, "tryVoice").click()
    dialog.reject()
    assert desk.session.state is ReadingState.PAUSED


def test_a_voice_that_is_tried_without_a_loudspeaker_says_so(qtbot: QtBot, desk: Desk) -> None:
    desk.output.device = False
    dialog = voices_of(qtbot, desk)
    dialog.findChild(QPushButton, "tryVoice").click()
    audition = desk.sessions[-1]
    qtbot.waitUntil(lambda: audition.state is ReadingState.READING)
    audition.tick()
    assert "扬声器" in dialog.prompt
    dialog.reject()


def test_a_timer_that_is_set_before_the_first_sound_holds(qtbot: QtBot, desk: Desk) -> None:
    assert desk.sessions == []
    desk.window.player.timer.timer_requested.emit(SleepTimer(Ending.SECTION))
    assert desk.window.player.timer.text() == "读完本节停"
    begin(qtbot, desk)
    assert desk.session.sleep_timer.ending is Ending.SECTION


def test_the_media_keys_of_the_keyboard_steer_the_reading(qtbot: QtBot, desk: Desk) -> None:
    keys = Qt.Key
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.application.take_media_keys()
    hold(desk, keys.Key_MediaTogglePlayPause)
    qtbot.waitUntil(lambda: desk.session.state is ReadingState.READING)
    hold(desk, keys.Key_MediaNext)
    here = desk.session.utterance
    assert here > 0
    hold(desk, keys.Key_MediaPause)
    assert desk.session.state is ReadingState.PAUSED
    hold(desk, keys.Key_MediaPlay)
    qtbot.waitUntil(lambda: desk.session.state is ReadingState.READING)
    hold(desk, keys.Key_MediaPrevious)
    assert desk.session.utterance < here
    hold(desk, keys.Key_MediaStop)
    assert desk.session.state is ReadingState.STOPPED
