"""Where the parts of the window stand, and which of them a narrow window leaves out."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import LIGHT
from haidai.ui.main_window import PAGE_NEEDS, TITLE_ROOM, MainWindow


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, icons: Icons) -> MainWindow:
    window = MainWindow(icons, LIGHT, ())
    qtbot.addWidget(window)
    window.resize(1300, 800)
    window.show()
    qtbot.waitExposed(window)
    return window


def overlap(one: QWidget, other: QWidget) -> bool:
    return one.geometry().intersects(other.geometry())


def test_a_wide_window_has_room_for_all_three_columns(window: MainWindow) -> None:
    window.actions_["hand_off"].setChecked(True)
    QApplication.processEvents()
    assert window.outline.isVisible()
    assert window.panel.isVisible()
    assert not overlap(window.outline, window.reader)
    assert not overlap(window.reader, window.panel)


def test_a_narrow_window_gives_the_room_to_the_page(window: MainWindow) -> None:
    window.resize(1000, 700)
    QApplication.processEvents()
    assert window.outline.isVisible()
    window.actions_["hand_off"].setChecked(True)
    QApplication.processEvents()
    assert not window.outline.isVisible()
    window.actions_["hand_off"].setChecked(False)
    window.resize(700, 600)
    QApplication.processEvents()
    assert not window.outline.isVisible()
    assert window.reader.width() == window.width()


def test_the_outline_can_be_folded_away_and_back(window: MainWindow) -> None:
    window.actions_["outline"].trigger()
    assert not window.outline.isVisible()
    window.actions_["outline"].trigger()
    assert window.outline.isVisible()
    assert window.reader.width() >= PAGE_NEEDS


def test_all_buttons_fit_into_the_smallest_window(window: MainWindow) -> None:
    window.top_bar.show_travel(back=True, forward=True)
    window.resize(1, 1)
    QApplication.processEvents()
    assert window.width() <= 1024
    for child in window.top_bar.findChildren(QWidget):
        if child.isVisible() and child.parent() is window.top_bar:
            assert window.top_bar.rect().contains(child.geometry()), child.objectName()


def test_targets_are_large_enough(window: MainWindow) -> None:
    for child in window.top_bar.children():
        if isinstance(child, QWidget) and child.focusPolicy():
            assert child.height() >= 44, child.objectName()
            assert child.width() >= 44, child.objectName()


@pytest.mark.parametrize("place", [(40, 30, 900, 640), (0, 0, 700, 500)])
def test_the_window_stands_where_it_was(
    window: MainWindow, place: tuple[int, int, int, int]
) -> None:
    window.stand(place)
    assert window.geometry().getRect() == place


def test_a_maximized_window_is_maximized_again_and_knows_its_other_size(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.stand((40, 30, 700, 500), maximized=True)
    window.show()
    qtbot.waitExposed(window)
    assert window.isMaximized()
    assert window.place() == ((40, 30, 700, 500), True)
    window.showNormal()
    assert window.place()[1] is False


@pytest.mark.parametrize("place", [None, (99_000, 0, 900, 640), (-5_000, -5_000, 800, 600)])
def test_a_place_no_screen_shows_is_not_taken(
    window: MainWindow, place: tuple[int, int, int, int] | None
) -> None:
    window.stand(place)
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.contains(window.geometry())
    # Its title bar stands above it, with what moves and closes it.
    assert window.geometry().top() >= screen.top() + TITLE_ROOM


def test_a_hostile_title_stays_a_title(window: MainWindow) -> None:
    window.show_title("[*]\n\u202e<b>甲</b>" + "长" * 5_000)
    assert "\n" not in window.windowTitle()
    assert "\u202e" not in window.windowTitle()
    assert len(window.windowTitle()) < 300
