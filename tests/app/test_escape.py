"""Esc puts away what is nearest: where the focus is, then the reading, then the strip."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.app.conftest import Desk


def press_escape(qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    QApplication.processEvents()


def active(desk: Desk, qtbot: QtBot) -> Desk:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.window.reader.setFocus()
    return desk


def test_it_closes_a_notice(qtbot: QtBot, desk: Desk) -> None:
    window = active(desk, qtbot).window
    for part in (window.reader, window.top_bar.findChild(QToolButton, "open")):
        window.notice.show_sentence("没有打开。", "重试", trouble=True)
        part.setFocus()
        press_escape(qtbot)
        assert window.notice.sentence == ""


def test_it_stops_the_reading_before_it_closes_a_notice(qtbot: QtBot, desk: Desk) -> None:
    window = active(desk, qtbot).window
    desk.application.listening.listen()
    window.notice.show_sentence("没有打开。", trouble=True)
    press_escape(qtbot)
    assert not window.player.isVisible()
    assert window.notice.sentence
    press_escape(qtbot)
    assert window.notice.sentence == ""


def test_on_a_notice_it_closes_that_alone(qtbot: QtBot, desk: Desk) -> None:
    window = active(desk, qtbot).window
    desk.application.listening.listen()
    window.notice.show_sentence("没有打开。", "重试", trouble=True)
    window.notice.findChild(QPushButton).setFocus()
    press_escape(qtbot)
    assert window.notice.sentence == ""
    assert window.player.isVisible()


def test_it_gives_up_what_goes_on(qtbot: QtBot, desk: Desk) -> None:
    active(desk, qtbot)
    given_up: list[bool] = []
    desk.application.notices.say_going_on("正在打开……", lambda: given_up.append(True))
    press_escape(qtbot)
    assert given_up == [True]
    assert desk.window.notice.sentence == ""
    press_escape(qtbot)
    assert given_up == [True]


def test_in_the_panel_to_take_along_it_closes_that(qtbot: QtBot, desk: Desk) -> None:
    window = active(desk, qtbot).window
    window.actions_["hand_off"].trigger()
    window.panel.findChild(QPushButton, "export").setFocus()
    press_escape(qtbot)
    assert not window.panel.isVisible()
    assert QApplication.focusWidget() is window.reader


def test_on_the_first_question_it_says_large_enough(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk(first_start=True)
    desk.application.start(None)
    enough = active(desk, qtbot).window.findChild(QPushButton, "enough")
    enough.setFocus()
    press_escape(qtbot)
    assert not enough.isVisible()
    assert desk.store.settings.elder.asked
