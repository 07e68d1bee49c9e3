"""The dialog that asks what to open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from haidai.library.recent import RecentArticle
from haidai.ui.looks.icons import Icons
from haidai.ui.opening.open_dialog import OpenDialog

RECENT = (
    RecentArticle("<b>甲</b>", "https://a.cn/1"),
    RecentArticle("乙", "file:///tmp/%E4%BA%8C%202.html"),
)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    QGuiApplication.clipboard().clear()
    return widget


def test_what_is_typed_is_chosen_by_enter(qtbot: QtBot, icons: Icons, parent: QWidget) -> None:
    dialog = OpenDialog((), icons, parent)
    field = dialog.findChild(QLineEdit)
    opens = dialog.findChild(QPushButton, "openNow")
    assert not opens.isEnabled()
    qtbot.keyClicks(field, "  ")
    assert not opens.isEnabled()
    field.setText("www.example.com/a.html")
    assert opens.isEnabled()
    dialog.show()
    with qtbot.waitSignal(dialog.source_chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args == ["www.example.com/a.html"]
    assert not dialog.isVisible()


def test_whoever_chooses_a_file_cannot_delete_it_by_a_slip(
    qtbot: QtBot, icons: Icons, parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    asked: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        asked.append(dialog.testOption(QFileDialog.Option.ReadOnly))
        dialog.reject()

    QTimer.singleShot(0, look)
    OpenDialog((), icons, parent).findChild(QPushButton, "browse").click()
    assert asked == [True]


def test_an_address_on_the_clipboard_is_proposed(
    qtbot: QtBot, icons: Icons, parent: QWidget
) -> None:
    QGuiApplication.clipboard().setText(" https://a.cn/1?b=2 ")
    dialog = OpenDialog((), icons, parent)
    assert dialog.findChild(QLineEdit).text() == "https://a.cn/1?b=2"
    QGuiApplication.clipboard().setText("两行\nhttps://a.cn/")
    assert OpenDialog((), icons, parent).findChild(QLineEdit).text() == ""


def test_what_did_not_open_is_proposed_again_to_be_mended(
    qtbot: QtBot, icons: Icons, parent: QWidget
) -> None:
    QGuiApplication.clipboard().setText("https://a.cn/1")
    dialog = OpenDialog((), icons, parent, "www.exampel.com/a")
    field = dialog.findChild(QLineEdit)
    assert (field.text(), field.selectedText()) == ("www.exampel.com/a",) * 2


def test_it_is_closed_by_a_button_as_by_escape(qtbot: QtBot, icons: Icons, parent: QWidget) -> None:
    dialog = OpenDialog((), icons, parent)
    dialog.show()
    with qtbot.assertNotEmitted(dialog.source_chosen):
        dialog.findChild(QPushButton, "cancel").click()
    assert not dialog.isVisible()


def test_a_click_on_a_recent_article_opens_it_again(
    qtbot: QtBot, icons: Icons, parent: QWidget
) -> None:
    dialog = OpenDialog(RECENT, icons, parent)
    dialog.show()
    entries = dialog.findChild(QListWidget)
    assert entries.item(0).text() == "<b>甲</b>\nhttps://a.cn/1"
    assert entries.item(1).text() == "乙\n/tmp/二 2.html"
    where = entries.visualItemRect(entries.item(1)).center()
    with qtbot.waitSignal(dialog.source_chosen) as chosen:
        qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args == ["file:///tmp/%E4%BA%8C%202.html"]


def test_one_click_chooses_once(qtbot: QtBot, icons: Icons, parent: QWidget) -> None:
    dialog = OpenDialog(RECENT, icons, parent)
    dialog.show()
    entries = dialog.findChild(QListWidget)
    chosen: list[str] = []
    dialog.source_chosen.connect(chosen.append)
    where = entries.visualItemRect(entries.item(0)).center()
    qtbot.mouseDClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.keyClick(entries, Qt.Key.Key_Return)
    assert chosen == ["https://a.cn/1"]


def test_copied_text_has_its_own_button(qtbot: QtBot, icons: Icons, parent: QWidget) -> None:
    dialog = OpenDialog((), icons, parent)
    dialog.show()
    with qtbot.waitSignal(dialog.copied_text_chosen):
        dialog.findChild(QPushButton, "pasteText").click()


def test_escape_chooses_nothing(qtbot: QtBot, icons: Icons, parent: QWidget) -> None:
    dialog = OpenDialog(RECENT, icons, parent)
    dialog.show()
    with qtbot.assertNotEmitted(dialog.source_chosen, wait=10):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
