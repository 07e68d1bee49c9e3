"""A menu with more rows than there is room for beside its button."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from haidai.ui.long_menu import LongMenu

SHEET = (
    "QMenu::item { min-height: 60px; padding: 0 20px; } QMenu[long='true'] { menu-scrollable: 1; }"
)


@pytest.fixture
def button(qtbot: QtBot, qapp: QApplication) -> Iterator[QToolButton]:
    window = QMainWindow()
    qtbot.addWidget(window)
    before = qapp.styleSheet()
    qapp.setStyleSheet(SHEET)
    window.setGeometry(0, 0, 800, 600)
    button = QToolButton(window)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setGeometry(300, 0, 100, 70)
    button.setMenu(LongMenu(window))
    window.show()
    qtbot.waitExposed(window)
    yield button
    qapp.setStyleSheet(before)


def opened(button: QToolButton, rows: int) -> tuple[QRect, list[int]]:
    """Where the menu stands with so many rows, and how many are in each column."""
    menu = button.menu()
    while len(menu.actions()) < rows:
        menu.addAction(f"第 {len(menu.actions())} 行")
    seen: list[tuple[QRect, list[int]]] = []

    def look() -> None:
        lefts = Counter(menu.actionGeometry(each).left() for each in menu.actions())
        seen.append((menu.geometry(), [lefts[left] for left in sorted(lefts)]))
        menu.close()

    QTimer.singleShot(0, look)
    button.showMenu()  # returns when it is closed
    return seen[0]


def place(button: QToolButton) -> QRect:
    return QRect(button.mapToGlobal(button.rect().topLeft()), button.size())


def test_what_has_room_stands_in_one_column(button: QToolButton) -> None:
    rect, columns = opened(button, 8)
    assert columns == [8]
    assert rect.top() > place(button).bottom()


@pytest.mark.parametrize(("rows", "expected"), [(13, [7, 6]), (16, [8, 8]), (25, [9, 9, 7])])
def test_long_ones_stand_in_even_columns_and_leave_their_button_free(
    button: QToolButton, rows: int, expected: list[int]
) -> None:
    rect, columns = opened(button, rows)
    assert columns == expected
    assert not rect.intersects(place(button))
    assert button.screen().availableGeometry().contains(rect)
    assert rect.height() < (expected[0] + 1) * 61


def test_what_loses_rows_stands_in_one_column_again(button: QToolButton) -> None:
    opened(button, 16)
    menu = button.menu()
    for action in menu.actions()[8:]:
        action.setVisible(False)
    rect, _ = opened(button, 8)
    assert rect.height() < 9 * 61
    assert rect.top() > place(button).bottom()


def test_nothing_is_left_of_an_opening(button: QToolButton) -> None:
    opened(button, 16)
    before = len(button.menu().findChildren(QAction))
    opened(button, 16)
    assert len(button.menu().findChildren(QAction)) == before


def test_too_many_for_the_screen_are_scrolled(button: QToolButton) -> None:
    menu: QMenu = button.menu()
    menu.addAction("一行很长的字" * 30)
    rect, columns = opened(button, 25)
    assert columns == [25]
    assert menu.property("long")
    assert rect.height() <= button.screen().availableGeometry().height()
