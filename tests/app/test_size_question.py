"""字够大吗？ A strip at the first start, once ever, and never in the way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from haidai.settings.text_size import TextSize
from tests.app.conftest import Desk


def answer(desk: Desk, name: str) -> QPushButton:
    found: QPushButton | None = desk.window.findChild(QPushButton, name)
    assert found is not None
    return found


def asks(desk: Desk) -> bool:
    found = desk.window.findChild(QPushButton, "enough")
    return found is not None and found.isVisible()


@pytest.fixture
def first(make_desk: Callable[..., Desk]) -> Desk:
    desk = make_desk(first_start=True)
    desk.application.start(None)
    QApplication.processEvents()
    return desk


def test_it_stands_above_the_page_and_leaves_the_focus_there(first: Desk) -> None:
    assert asks(first)
    assert first.window.focusWidget() is first.window.reader
    assert answer(first, "enough").mapTo(first.window, answer(first, "enough").pos()).y() < (
        first.window.reader.mapTo(first.window, first.window.reader.pos()).y()
    )


@pytest.mark.parametrize("name", ["enough", "aLittleLarger", "useElder"])
def test_after_any_answer_it_is_never_asked_again(
    qtbot: QtBot, first: Desk, make_desk: Callable[..., Desk], name: str
) -> None:
    qtbot.mouseClick(answer(first, name), Qt.MouseButton.LeftButton)
    again = make_desk(first_start=True)
    again.application.start(None)
    QApplication.processEvents()
    assert not asks(again)


def test_large_enough_closes_it(qtbot: QtBot, first: Desk) -> None:
    qtbot.mouseClick(answer(first, "enough"), Qt.MouseButton.LeftButton)
    assert not asks(first)
    assert first.store.settings.text_size == TextSize(20)


def test_a_little_larger_can_be_pressed_until_it_is_enough(qtbot: QtBot, first: Desk) -> None:
    for _ in range(2):
        qtbot.mouseClick(answer(first, "aLittleLarger"), Qt.MouseButton.LeftButton)
    assert first.store.settings.text_size == TextSize(28)
    assert asks(first)


def test_the_large_layout_needs_no_more_questions(qtbot: QtBot, first: Desk) -> None:
    qtbot.mouseClick(answer(first, "useElder"), Qt.MouseButton.LeftButton)
    assert first.store.settings.elder.on
    assert not asks(first)


def test_unanswered_it_is_asked_again(first: Desk, make_desk: Callable[..., Desk]) -> None:
    again = make_desk(first_start=True)
    again.application.start(None)
    QApplication.processEvents()
    assert asks(again)
