"""大字版 in the whole window: large type, large labels, five buttons, everything else in 更多."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from haidai.settings.elder import Elder
from haidai.settings.text_size import TextSize
from tests.app.conftest import Desk
from tests.text_room import cut_off

FIVE = ["smaller", "larger", "hand_off", "print", "listen"]


def in_the_bar(desk: Desk) -> list[str]:
    buttons = desk.window.top_bar.findChildren(QToolButton)
    return [each.objectName() for each in buttons if each.isVisible()]


def under_more(desk: Desk) -> list[str]:
    return [each.objectName() for each in desk.window.more_menu.actions() if each.objectName()]


def settle(desk: Desk, width: int = 1360, height: int = 900) -> None:
    desk.window.resize(width, height)
    QApplication.processEvents()


@pytest.fixture
def elder_desk(desk: Desk) -> Desk:
    settle(desk)
    desk.window.actions_["elder"].trigger()
    QApplication.processEvents()
    return desk


def test_one_switch_in_the_bar_makes_everything_large(desk: Desk) -> None:
    settle(desk)
    assert "elder" in in_the_bar(desk)
    desk.window.actions_["elder"].trigger()
    QApplication.processEvents()
    assert in_the_bar(desk) == [*FIVE, "more"]
    assert desk.store.settings.text_size == TextSize(24)
    for label in desk.window.findChildren(QLabel):
        assert label.fontInfo().pixelSize() >= 18, label.objectName()


def test_everything_else_is_under_more_and_so_is_the_way_back(elder_desk: Desk) -> None:
    assert {"open", "elder", "outline", "listen_here", "export_pdf"} <= set(under_more(elder_desk))
    elder_desk.window.actions_["elder"].trigger()
    QApplication.processEvents()
    assert "elder" in in_the_bar(elder_desk)
    assert elder_desk.store.settings.text_size == TextSize(20)


def test_every_target_is_60_pixels_on_both_sides(elder_desk: Desk) -> None:
    elder_desk.application.listening.listen()
    QApplication.processEvents()
    for kind in (QToolButton, QPushButton):
        for button in elder_desk.window.findChildren(kind):
            if button.isVisible():
                assert min(button.width(), button.height()) >= 60, button.objectName()


def test_the_type_stays_readable_in_it(elder_desk: Desk) -> None:
    assert not elder_desk.window.actions_["smaller"].isEnabled()
    elder_desk.window.actions_["larger"].trigger()
    assert elder_desk.window.actions_["smaller"].isEnabled()
    elder_desk.window.actions_["usual_size"].trigger()
    assert elder_desk.store.settings.text_size == TextSize(24)


def test_it_is_there_again_at_the_next_start(
    elder_desk: Desk, make_desk: Callable[..., Desk]
) -> None:
    again = make_desk()
    again.application.start(None)
    settle(again)
    assert in_the_bar(again) == [*FIVE, "more"]


def test_print_prints_at_one_press(elder_desk: Desk, qtbot: QtBot) -> None:
    button = elder_desk.window.top_bar.findChild(QToolButton, "print")
    assert button.menu() is None
    elder_desk.window.actions_["print"].triggered.disconnect()
    with qtbot.waitSignal(elder_desk.window.actions_["print"].triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_labels_follow_the_text_after_the_page(desk: Desk) -> None:
    settle(desk)
    label = desk.window.top_bar.findChild(QToolButton, "listen")
    before = label.fontInfo().pixelSize()
    for _ in range(4):
        desk.window.actions_["larger"].trigger()  # 24, 28, 32, 40
    assert label.fontInfo().pixelSize() == before  # the page comes first
    QApplication.processEvents()
    assert before == 15
    assert label.fontInfo().pixelSize() == 21


def test_the_outline_lies_over_a_narrow_page_and_goes_with_a_choice(
    desk: Desk, qtbot: QtBot
) -> None:
    settle(desk, 900, 600)
    outline = desk.window.outline
    assert not outline.isVisible()
    desk.window.actions_["outline"].trigger()
    assert outline.isVisible()
    assert outline.geometry().intersects(desk.window.reader.geometry())
    rect = outline.list.visualRect(outline.list.model().index(2, 0))
    qtbot.mouseClick(
        outline.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() - QPoint(0, 2)
    )
    assert desk.window.reader.place() > 0
    qtbot.waitUntil(lambda: not outline.isVisible())
    assert desk.window.reader.hasFocus()


def test_escape_closes_the_sheet_and_not_the_reading(desk: Desk) -> None:
    settle(desk, 900, 600)
    desk.application.listening.listen()
    desk.window.actions_["outline"].trigger()
    QApplication.processEvents()
    QTest.keyClick(desk.window.outline.list, Qt.Key.Key_Escape)
    assert not desk.window.outline.isVisible()
    assert desk.window.player.isVisible()


def test_a_page_can_be_read_from_where_it_stands_without_a_double_click(desk: Desk) -> None:
    desk.window.reader.show_section(2)
    desk.window.actions_["listen_here"].trigger()
    QApplication.processEvents()
    assert desk.session.utterance > 0
    assert desk.window.player.isVisible()


def test_the_choice_is_written(elder_desk: Desk) -> None:
    assert elder_desk.store.settings.elder == Elder(True, TextSize(20), True)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_window_can_be_narrow_and_very_large(desk: Desk, language: str) -> None:
    desk.window.language_requested.emit(language)
    desk.application.listening.listen()
    for extent in ((640, 600), (3840, 2160)):
        settle(desk, *extent)
        settle(desk, *extent)
        assert desk.window.size().toTuple() == extent
        assert cut_off(desk.window) == []
