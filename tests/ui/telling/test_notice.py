"""The strip above the page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import LIGHT
from haidai.ui.telling.notice import Notice


def test_it_says_one_sentence_as_plain_text(qtbot: QtBot, icons: Icons) -> None:
    notice = Notice(icons, LIGHT)
    qtbot.addWidget(notice)
    assert notice.sentence == ""
    notice.show_sentence("<b>找不到</b>文件“甲”。", trouble=True)
    label = notice.findChild(QLabel, "sentence")
    assert notice.isVisible()
    assert label.text() == "<b>找不到</b>文件“甲”。"
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert notice.accessibleName() == label.text()


def test_the_newest_sentence_takes_the_place_of_the_one_before(qtbot: QtBot, icons: Icons) -> None:
    notice = Notice(icons, LIGHT)
    qtbot.addWidget(notice)
    notice.show_sentence("甲", "重试")
    button = notice.findChild(QPushButton)
    assert button.isVisible()
    notice.show_sentence("乙")
    assert notice.sentence == "乙"
    assert not button.isVisible()


def test_its_buttons_ask_for_the_remedies_and_its_cross_closes_it(
    qtbot: QtBot, icons: Icons
) -> None:
    notice = Notice(icons, LIGHT)
    qtbot.addWidget(notice)
    notice.show_sentence("没有打印机", "导出 PDF", "详细信息")
    for number, button in enumerate(notice.findChildren(QPushButton)):
        with qtbot.waitSignal(notice.action_requested) as requested:
            button.click()
        assert requested.args == [number]
    with qtbot.waitSignal(notice.closed):
        notice.close_notice()
    assert not notice.isVisible()
