"""The accessibility walk through the window in its states and through its dialogs."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QListWidget,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from haidai.ui.main_window import MainWindow
from tests.accessibility import (
    ELDER_TARGET,
    TARGET,
    controls,
    faults_of_focus,
    path_of,
    walk,
    walk_menu,
)
from tests.app.conftest import Desk

Show = Callable[[Desk], None]


def trouble(desk: Desk) -> None:
    desk.window.notice.show_sentence("没有打开。", "重试", trouble=True)


def parts(desk: Desk) -> None:
    desk.window.part_bar.show_part(1, 3)


def reading(desk: Desk) -> None:
    desk.window.actions_["listen"].trigger()


def taking_along(desk: Desk) -> None:
    desk.window.actions_["hand_off"].setChecked(True)


def sharing_stopped(desk: Desk) -> None:
    taking_along(desk)
    desk.window.panel._share_tab.setChecked(True)


def finding(desk: Desk) -> None:
    desk.window.actions_["find"].trigger()


def gone_elsewhere(desk: Desk) -> None:
    desk.window.reader.foot_line.offer(True)
    desk.window.top_bar.show_travel(back=True, forward=True)


def layout_choices(desk: Desk) -> None:
    desk.window.actions_["layout"].setChecked(True)


def asked_for_size(desk: Desk) -> None:
    desk.application.sizing._ask()


def everything(desk: Desk) -> None:
    for show in (trouble, parts, reading, taking_along, finding, gone_elsewhere):
        show(desk)


def plain(desk: Desk) -> None:
    """The welcome article and nothing else."""


STATES: list[Show] = [
    plain,
    trouble,
    parts,
    reading,
    taking_along,
    finding,
    gone_elsewhere,
    layout_choices,
    asked_for_size,
    everything,
]


def shown(desk: Desk, qtbot: QtBot, show: Show, *, elder: bool = False) -> MainWindow:
    window = desk.window
    window.resize(1800, 1000)
    desk.application.sizing.use_elder(elder)
    show(desk)
    QApplication.processEvents()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("show", STATES)
def test_every_control_of_the_window_tells_what_it_is(desk: Desk, qtbot: QtBot, show: Show) -> None:
    faults = walk(shown(desk, qtbot, show))
    assert not faults, "\n".join(map(str, faults))


@pytest.mark.parametrize("show", STATES)
def test_every_control_is_large_in_the_elder_layout(desk: Desk, qtbot: QtBot, show: Show) -> None:
    faults = walk(shown(desk, qtbot, show, elder=True), ELDER_TARGET)
    assert not faults, "\n".join(map(str, faults))


def test_the_focus_is_seen_on_every_control_of_the_window(desk: Desk, qtbot: QtBot) -> None:
    faults = faults_of_focus(shown(desk, qtbot, everything))
    assert not faults, "\n".join(map(str, faults))


@pytest.mark.parametrize("elder", [False, True])
def test_every_row_of_every_menu_is_large_and_has_words(
    desk: Desk, qtbot: QtBot, elder: bool
) -> None:
    window = shown(desk, qtbot, everything, elder=elder)
    for menu in window.findChildren(QMenu):
        faults = walk_menu(menu, ELDER_TARGET if elder else TARGET)
        assert not faults, "\n".join(map(str, faults))


# Tab


def tabbed(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> list[str]:
    """What has the focus after each press of a key, until it is where it began."""
    met: list[str] = []
    while True:
        qtbot.keyClick(QApplication.focusWidget(), key)
        focused = QApplication.focusWidget()
        assert focused is not None
        met.append(path_of(focused))  # now: a row of the page may stand for another later
        if focused is window.reader:
            return met
        assert len(met) < 200, "the page is never come back to"


@pytest.mark.parametrize("show", STATES)
def test_tab_meets_every_control_once_and_back(desk: Desk, qtbot: QtBot, show: Show) -> None:
    window = shown(desk, qtbot, show)
    window.reader.setFocus()
    forward = tabbed(qtbot, window, Qt.Key.Key_Tab)
    assert len(set(forward)) == len(forward)
    back = tabbed(qtbot, window, Qt.Key.Key_Backtab)
    assert back[:-1] == forward[-2::-1]
    # Every button of the window is met, those of the page that is out of view too.
    window.reader.verticalScrollBar().setValue(0)
    reachable = {
        path_of(each)
        for each in controls(window)
        if each.isEnabled() and not reached_by_arrows(each)
    }
    assert reachable <= set(forward)


def reached_by_arrows(control: QWidget) -> bool:
    """Whether it is one of several of which one is chosen: Tab comes to that one."""
    group = control.group() if isinstance(control, QAbstractButton) else None
    return group is not None and group.exclusive() and not control.isChecked()


def test_tab_goes_from_the_top_of_the_window_to_its_foot(desk: Desk, qtbot: QtBot) -> None:
    window = shown(desk, qtbot, everything)
    window.top_bar.findChild(QToolButton, "open").setFocus()
    names = ["open"]
    while names[-1] != "playPause" and len(names) < 200:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().objectName())
    order = ["open", "larger", "hand_off", "more", "closeNotice", "ownAddressTab", "playPause"]
    assert [name for name in names if name in order] == order
    assert names.index("listenHere") < names.index("ownAddressTab")


def test_a_dialog_gives_the_focus_back(desk: Desk, qtbot: QtBot) -> None:
    window = shown(desk, qtbot, plain)
    window.reader.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    before = QApplication.focusWidget()
    assert before.objectName() == "listenHere"
    window.actions_["open"].trigger()
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window.activateWindow()  # no window manager does so here
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is before


def close_notice(desk: Desk) -> QWidget:
    trouble(desk)
    return desk.window.notice.findChild(QToolButton, "closeNotice")


def stop_reading(desk: Desk) -> QWidget:
    reading(desk)
    action = desk.window.actions_["stop"]
    buttons = desk.window.player.findChildren(QToolButton)
    return next(each for each in buttons if each.defaultAction() is action)


@pytest.mark.parametrize("begin", [close_notice, stop_reading])
def test_what_goes_away_gives_the_focus_to_the_page(
    desk: Desk, qtbot: QtBot, begin: Callable[[Desk], QWidget]
) -> None:
    window = shown(desk, qtbot, plain)
    pressed = begin(desk)
    QApplication.processEvents()
    pressed.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(pressed, Qt.Key.Key_Space)
    assert not pressed.isVisible()
    assert QApplication.focusWidget() is window.reader


def test_a_button_that_is_switched_off_gives_the_focus_to_the_next_one(
    desk: Desk, qtbot: QtBot
) -> None:
    window = shown(desk, qtbot, plain)
    larger = window.top_bar.findChild(QToolButton, "larger")
    larger.setFocus()
    while larger.isEnabled():
        qtbot.keyClick(larger, Qt.Key.Key_Space)
    assert QApplication.focusWidget().objectName() == "layout"


def test_a_panel_that_goes_away_gives_the_focus_to_the_page(desk: Desk, qtbot: QtBot) -> None:
    window = shown(desk, qtbot, taking_along)
    window.panel.findChild(QPushButton, "export").setFocus()
    window.actions_["hand_off"].trigger()
    assert QApplication.focusWidget() is window.reader


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_presses_what_the_space_bar_presses(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    window = shown(desk, qtbot, plain)
    button = window.top_bar.findChild(QToolButton, "hand_off")
    button.setFocus()
    qtbot.keyClick(button, key)
    assert window.actions_["hand_off"].isChecked()


# Its dialogs


def ask_what_to_open(desk: Desk, qtbot: QtBot) -> None:
    for number in range(9):
        desk.application.recent.add(f"题目{number}", f"https://news.example/{number}")
    desk.window.actions_["open"].trigger()


def ask_how_to_print(desk: Desk, qtbot: QtBot) -> None:
    desk.window.actions_["print"].trigger()


def ask_for_voice(desk: Desk, qtbot: QtBot) -> None:
    desk.application.listening.choices.ask_for_voice()


def ask_for_words(desk: Desk, qtbot: QtBot) -> None:
    ask_for_voice(desk, qtbot)
    desk.window.findChild(QPushButton, "ownWords").click()


def enlarge_picture(desk: Desk, qtbot: QtBot) -> None:
    pictures = desk.window.reader.pictures
    qtbot.waitUntil(lambda: pictures.shown(0) is not None)
    pictures.activated.emit(0)


def look_up_keys(desk: Desk, qtbot: QtBot) -> None:
    desk.window.actions_["keys"].trigger()


def show_details(desk: Desk, qtbot: QtBot) -> None:
    desk.application.notices.details_requested.emit(None)


DIALOGS = [
    ask_what_to_open,
    ask_how_to_print,
    ask_for_voice,
    ask_for_words,
    enlarge_picture,
    look_up_keys,
    show_details,
]


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("ask", DIALOGS)
def test_every_control_of_a_dialog(
    desk_with_pictures: Desk, qtbot: QtBot, ask: Callable[[Desk, QtBot], None], elder: bool
) -> None:
    desk_with_pictures.application.sizing.use_elder(elder)
    ask(desk_with_pictures, qtbot)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    try:
        qtbot.waitUntil(dialog.isActiveWindow)
        faults = walk(dialog, ELDER_TARGET if elder else TARGET) + faults_of_focus(dialog)
    finally:
        for each in reversed(desk_with_pictures.window.findChildren(QDialog)):
            each.close()
    assert not faults, "\n".join(map(str, faults))


@pytest.mark.parametrize("ask", DIALOGS)
def test_tab_goes_through_all_of_a_dialog(
    desk_with_pictures: Desk, qtbot: QtBot, ask: Callable[[Desk, QtBot], None]
) -> None:
    ask(desk_with_pictures, qtbot)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    try:
        qtbot.waitUntil(dialog.isActiveWindow)
        wanted = {
            path_of(each)
            for each in controls(dialog)
            if each.isEnabled() and not reached_by_arrows(each)
        }
        met = set()
        for _ in range(2 * len(wanted) + 2):
            qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
            met.add(path_of(QApplication.focusWidget()))
    finally:
        for each in reversed(desk_with_pictures.window.findChildren(QDialog)):
            each.close()
    assert wanted <= met


# The walk itself finds what is wrong


@pytest.fixture
def plain_window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    window = QWidget()
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def button(window: QWidget, text: str = "按下") -> QPushButton:
    made = QPushButton(text, window)
    made.setGeometry(10, 10, 120, 50)
    made.show()
    return made


def test_the_walk_finds_nothing_wrong_with_a_good_button(plain_window: QWidget) -> None:
    button(plain_window)
    assert walk(plain_window) == []


def plant_no_name(window: QWidget) -> None:
    button(window, "")


def plant_other_name(window: QWidget) -> None:
    button(window).setAccessibleName("别的")


def plant_no_focus(window: QWidget) -> None:
    button(window).setFocusPolicy(Qt.FocusPolicy.NoFocus)


def plant_small(window: QWidget) -> None:
    button(window).resize(120, 30)


def plant_silent_role(window: QWidget) -> None:
    thing = QWidget(window)
    thing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    thing.setAccessibleName("画面")
    thing.setGeometry(10, 10, 100, 100)
    thing.show()


def plant_untold_key(window: QWidget) -> None:
    tool = QToolButton(window)
    action = QAction("打开", tool)
    action.setShortcut("Ctrl+O")
    tool.setDefaultAction(action)
    tool.setToolTip("打开")
    tool.setGeometry(10, 10, 80, 60)
    tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    tool.show()


def plant_low_rows(window: QWidget) -> None:
    rows = QListWidget(window)
    rows.setAccessibleName("行")
    rows.addItem("一")
    rows.setGeometry(10, 10, 200, 200)
    rows.setStyleSheet("QListWidget::item { height: 20px; }")
    rows.show()


@pytest.mark.parametrize(
    ("plant", "wrong"),
    [
        (plant_no_name, "no name"),
        (plant_other_name, "does not say what stands on it"),
        (plant_no_focus, "the keyboard cannot reach it"),
        (plant_small, "30 px, less than 44"),
        (plant_silent_role, "says nothing"),
        (plant_untold_key, "Ctrl O is told nowhere"),
        (plant_low_rows, "px high, less than 44"),
    ],
)
def test_the_walk_finds_a_planted_fault(
    plain_window: QWidget, plant: Callable[[QWidget], None], wrong: str
) -> None:
    plant(plain_window)
    assert any(wrong in str(fault) for fault in walk(plain_window))


def test_the_walk_finds_a_focus_that_is_not_seen(plain_window: QWidget) -> None:
    hidden = button(plain_window)
    hidden.setStyleSheet("QPushButton { border: 1px solid #000000; outline: none; }")
    assert any("its focus changes" in str(fault) for fault in faults_of_focus(plain_window))
    hidden.setStyleSheet("QPushButton:focus { border: 3px solid #0b57d0; }")
    assert faults_of_focus(plain_window) == []


def test_the_walk_finds_a_low_row_of_a_menu(plain_window: QWidget) -> None:
    menu = QMenu(plain_window)
    menu.addAction("一")
    menu.addAction("…")
    menu.setStyleSheet("QMenu::item { padding: 1px; }")
    wrongs = [fault.wrong for fault in walk_menu(menu)]
    assert any("px high" in wrong for wrong in wrongs)
    assert "no words" in wrongs
