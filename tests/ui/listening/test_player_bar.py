"""The player below the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from haidai.ui.listening.player_bar import PlayerBar, ProgressTrack
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import LIGHT
from haidai.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, icons: Icons) -> MainWindow:
    window = MainWindow(icons, LIGHT, ())
    qtbot.addWidget(window)
    window.player.show()
    window.show()
    qtbot.waitExposed(window)
    return window


def play_button(player: PlayerBar) -> QToolButton:
    found: QToolButton = player.findChild(QToolButton, "playPause")
    return found


def test_every_button_asks_for_its_action(qtbot: QtBot, window: MainWindow) -> None:
    for name in ("previous_section", "previous_sentence", "next_sentence", "next_section", "stop"):
        buttons = window.player.findChildren(QToolButton)
        button = next(each for each in buttons if each.defaultAction() is window.actions_[name])
        with qtbot.waitSignal(window.actions_[name].triggered):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.actions_["play_pause"].triggered):
        qtbot.mouseClick(play_button(window.player), Qt.MouseButton.LeftButton)


def test_the_large_button_says_what_it_will_do(window: MainWindow) -> None:
    player = window.player
    player.show_playing(playing=True)
    pausing = play_button(player).grab().toImage()
    assert play_button(player).accessibleName() == "Pause"
    player.show_playing(playing=False)
    assert play_button(player).accessibleName() == "Play"
    assert play_button(player).grab().toImage() != pausing


def test_time_and_bar_show_how_far_it_is(window: MainWindow) -> None:
    window.player.show_progress(132, 365)
    assert window.player.findChild(QLabel, "elapsed").text() == "2:12 / 6:05"
    assert window.player.track.accessibleName() == "Heard 2 min 12 s of 6 min 5 s"
    window.player.show_progress(0, 0)
    assert window.player.findChild(QLabel, "elapsed").text() == "0:00 / 0:00"


def test_the_bar_fills_from_the_left_and_has_its_ticks(qtbot: QtBot) -> None:
    track = ProgressTrack(LIGHT)
    qtbot.addWidget(track)
    track.resize(400, 24)
    track.show_share(0.5)
    track.show_ticks([0.75])
    image = track.grab().toImage()
    middle = image.height() // 2
    assert image.pixelColor(100, middle) == QColor(LIGHT.accent)
    assert image.pixelColor(240, middle) == QColor(LIGHT.hover)
    assert image.pixelColor(300, middle - 6) == QColor(LIGHT.quiet_ink)
    track.show_share(7.0)
    assert track.grab().toImage().pixelColor(390, middle) == QColor(LIGHT.accent)
