"""The list of contents."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QListView
from pytestqt.qtbot import QtBot

from haidai.ui.looks.theme import LIGHT
from haidai.ui.outline import Outline


@pytest.fixture
def outline(qtbot: QtBot) -> Outline:
    outline = Outline(LIGHT)
    qtbot.addWidget(outline)
    outline.show_sections(["导语", "甲节", "乙节"])
    outline.show()
    qtbot.waitExposed(outline)
    return outline


def row_centre(outline: Outline, row: int) -> QPoint:
    view = outline.findChild(QListView)
    return view.visualRect(view.model().index(row, 0)).center()


def test_a_click_goes_to_a_section(qtbot: QtBot, outline: Outline) -> None:
    view = outline.findChild(QListView)
    with qtbot.waitSignal(outline.section_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row_centre(outline, 2))
    assert chosen.args == [2]


def test_a_double_click_reads_a_section(qtbot: QtBot, outline: Outline) -> None:
    view = outline.findChild(QListView)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row_centre(outline, 1))
    with qtbot.waitSignal(outline.listen_requested) as chosen:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row_centre(outline, 1))
    assert chosen.args == [1]


def test_enter_reads_the_section_the_keyboard_is_on(qtbot: QtBot, outline: Outline) -> None:
    view = outline.findChild(QListView)
    view.setCurrentIndex(view.model().index(1, 0))
    with qtbot.waitSignal(outline.listen_requested) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [1]


def test_the_space_bar_goes_to_the_section_the_keyboard_is_on(
    qtbot: QtBot, outline: Outline
) -> None:
    view = outline.findChild(QListView)
    view.setCurrentIndex(view.model().index(2, 0))
    with qtbot.waitSignal(outline.section_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert chosen.args == [2]


def test_times_are_shown_and_told_to_screen_readers(outline: Outline) -> None:
    outline.show_seconds([48, 100, 72], 365)
    model = outline.findChild(QListView).model()
    told = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "甲节 1 min 40 s"
    assert "6" in outline.findChild(QLabel, "outlineTitle").text()


def test_the_time_to_read_and_the_time_to_hear_are_told_apart(outline: Outline) -> None:
    title = outline.findChild(QLabel, "outlineTitle")
    outline.show_reading_time(125)
    assert title.accessibleName().split("\n")[1:] == ["about 2 min to read"]
    outline.show_seconds([48, 100, 72], 365)
    assert title.text().split("\n")[1:] == ["about 2 min to read", "about 6 min to hear"]
    assert title.accessibleName() == title.text()
    outline.show_sections(["另一节"])
    outline.show_reading_time(3 * 3600)
    assert title.accessibleName().split("\n")[1:] == ["about 3 hours to read"]


def test_the_rows_stay_where_they_are_when_the_times_come(outline: Outline) -> None:
    def layout() -> QRect:
        QApplication.sendPostedEvents()
        return outline.list.geometry()

    before = layout()
    outline.show_reading_time(125)
    assert layout() == before
    outline.show_seconds([48, 100, 72], 365)
    assert layout() == before


def test_the_section_being_read_is_marked_and_another_article_clears_it(outline: Outline) -> None:
    outline.show_reading(2)
    before = outline.grab().toImage()
    outline.show_reading(None)
    assert outline.grab().toImage() != before
    outline.show_sections([])
    outline.show_seconds([], 0)
    assert outline.findChild(QListView).model().rowCount() == 0


def test_the_row_of_the_keyboard_and_that_of_the_mouse_are_marked(
    qtbot: QtBot, outline: Outline
) -> None:
    view = outline.list
    view.setCurrentIndex(view.model().index(1, 0))
    view.clearFocus()
    plain = outline.grab().toImage()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert outline.grab().toImage() != plain
    view.clearFocus()
    assert outline.grab().toImage() == plain
    for row in (1, 2):
        qtbot.mouseMove(view.viewport(), row_centre(outline, row))
    qtbot.waitUntil(lambda: outline.grab().toImage() != plain)


def test_the_rows_follow_their_title_and_take_the_rest(qtbot: QtBot) -> None:
    outline = Outline(LIGHT)
    qtbot.addWidget(outline)
    outline.show_sections(["导语", "放大就清楚"])
    outline.resize(264, 700)
    outline.show()
    title = outline.findChild(QLabel, "outlineTitle")
    assert 0 <= outline.list.geometry().top() - title.geometry().bottom() < 20
    assert outline.list.height() > 500
