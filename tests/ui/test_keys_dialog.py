"""The sheet of keys shows every key of the window, and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from haidai.ui import key_names
from haidai.ui.actions import ROWS
from haidai.ui.key_names import keycaps
from haidai.ui.keys_dialog import KeysDialog, grouped
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import LIGHT
from haidai.ui.main_window import MainWindow
from haidai.ui.page.scroll_keys import SCROLL_KEYS


@pytest.fixture
def window(qtbot: QtBot, icons: Icons) -> MainWindow:
    window = MainWindow(icons, LIGHT, ())
    qtbot.addWidget(window)
    window.resize(1024, 600)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> KeysDialog:
    dialog = KeysDialog(window.actions_, window)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def shown(dialog: KeysDialog, name: str) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel, name)]


def test_every_action_with_a_key_is_in_exactly_one_group() -> None:
    placed = [name for names in grouped().values() for name in names]
    assert sorted(placed) == sorted(row.name for row in ROWS if row.keys)


def test_every_key_is_shown_with_what_it_does(window: MainWindow, dialog: KeysDialog) -> None:
    keys, words = shown(dialog, "keycap"), shown(dialog, "keyWords")
    assert len(keys) == len(words) == sum(1 for row in ROWS if row.keys) + len(SCROLL_KEYS) + 2
    assert all(keys)
    assert all(words)
    assert len(set(keys)) == len(keys)
    assert words[keys.index("Ctrl O")] == window.actions_["open"].statusTip()
    assert words[keys.index("Ctrl + / Ctrl =")] == window.actions_["larger"].statusTip()


def test_a_key_that_is_changed_is_shown_changed(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["open"].setShortcut(QKeySequence("Ctrl+Shift+Y"))
    dialog = KeysDialog(window.actions_, window)
    qtbot.addWidget(dialog)
    assert "Ctrl Shift Y" in shown(dialog, "keycap")
    assert "Ctrl O" not in shown(dialog, "keycap")


def test_the_sheet_is_scrolled_and_closed_by_keys(qtbot: QtBot, dialog: KeysDialog) -> None:
    sheet = dialog.findChild(QScrollArea)
    QApplication.processEvents()
    assert dialog.focusWidget() is sheet
    bar = sheet.verticalScrollBar()
    assert bar.maximum() > 0
    qtbot.keyClick(sheet, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_no_line_of_the_sheet_is_cut_off(dialog: KeysDialog) -> None:
    QApplication.processEvents()
    table = dialog.findChild(QScrollArea).widget()
    for label in dialog.findChildren(QLabel):
        needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
        assert label.height() >= max(needed, label.minimumSizeHint().height()), label.text()
        assert label.geometry().right() <= table.width(), label.text()


@pytest.mark.parametrize(
    ("shortcut", "caps"),
    [
        ("Ctrl++", ("Ctrl", "+")),
        ("Ctrl+Shift+C", ("Ctrl", "Shift", "C")),
        ("Alt+Left", ("Alt", "←")),
        ("+", ("+",)),
        ("Space", ("空格",)),
        ("Ctrl+PgDown", ("Ctrl", "PgDn")),
    ],
)
def test_keys_are_called_what_stands_on_them(
    monkeypatch: pytest.MonkeyPatch, shortcut: str, caps: tuple[str, ...]
) -> None:
    monkeypatch.setattr(key_names.sys, "platform", "linux")
    assert keycaps(shortcut, {"Space": "空格"}) == caps


def test_on_a_mac_they_are_called_as_on_a_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_names.sys, "platform", "darwin")
    assert keycaps("Ctrl+Shift+C") == ("⌘", "⇧", "C")


@given(st.text("Ctrl+Shif A", max_size=20))
def test_any_shortcut_has_keys(shortcut: str) -> None:
    assert "+".join(keycaps(shortcut)) == shortcut
