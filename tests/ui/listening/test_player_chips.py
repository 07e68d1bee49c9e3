"""Speed, voice and timer at the right of the player."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from haidai.playback.sleep_timer import Ending, SleepTimer
from haidai.settings.speed import Pauses, Speed
from haidai.ui.listening.player_chips import SpeedChip, TimerChip, VoiceChip
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import LIGHT
from haidai.ui.main_window import MainWindow


def row(chip: QToolButton, text: str) -> QAction:
    return next(action for action in chip.menu().actions() if action.text() == text)


def test_the_speed_shows_what_is_chosen_and_asks_for_another(qtbot: QtBot) -> None:
    chip = SpeedChip()
    qtbot.addWidget(chip)
    assert chip.text() == "1.0×"
    chip.show_choice(Speed(1.25), Pauses.CALM, source_read=True)
    assert chip.text() == "1.25×"
    assert row(chip, "1.25×").isChecked()
    assert row(chip, "Long pauses").isChecked()
    assert not row(chip, "Usual pauses").isChecked()
    with qtbot.waitSignal(chip.speed_requested) as asked:
        row(chip, "2.0×").trigger()
    assert asked.args == [Speed(2.0)]
    with qtbot.waitSignal(chip.pauses_requested) as asked:
        row(chip, "Short pauses").trigger()
    assert asked.args == [Pauses.COMPACT]
    assert row(chip, "Read time and source too").isChecked()
    with qtbot.waitSignal(chip.source_requested) as asked:
        row(chip, "Read time and source too").trigger()
    assert asked.args == [False]


def test_the_timer_asks_and_counts_down(qtbot: QtBot) -> None:
    chip = TimerChip()
    qtbot.addWidget(chip)
    assert chip.text() == "Timer"
    with qtbot.waitSignal(chip.timer_requested) as asked:
        row(chip, "Stop after this section").trigger()
    assert asked.args == [SleepTimer(Ending.SECTION)]
    with qtbot.waitSignal(chip.timer_requested) as asked:
        row(chip, "Stop in 30 minutes").trigger()
    assert asked.args == [SleepTimer.after(30)]
    chip.show_timer(SleepTimer(Ending.TIME, 725))
    assert chip.text() == "12 min left"
    chip.show_timer(SleepTimer())
    assert chip.text() == "Timer"
    assert row(chip, "No timer").isChecked()


def test_every_chip_is_large_enough_and_has_a_name(
    qtbot: QtBot, dressed: QApplication, icons: Icons
) -> None:
    window = MainWindow(icons, LIGHT, ())
    qtbot.addWidget(window)
    window.player.show()
    window.show()
    for chip in (window.player.speed, window.player.timer, window.player.voice):
        assert chip.height() >= 44
        assert chip.accessibleName()


def test_the_voice_is_named_once_it_is_known(qtbot: QtBot) -> None:
    chip = VoiceChip()
    qtbot.addWidget(chip)
    assert chip.text() == "Voice"
    chip.show_voice("普通话 · 女声")
    assert chip.text() == "普通话 · 女声"
