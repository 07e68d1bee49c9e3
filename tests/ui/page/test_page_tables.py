"""A table of the page changes its form with the type, and opens whole in a window of its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from haidai.article.model import Article, Paragraph, Section, Table
from haidai.article.values import Language
from haidai.rendering.fonts import reading_families
from haidai.settings.text_size import TextSize
from haidai.ui.page.page_buttons import PageFrame
from haidai.ui.page.reader_view import ReaderView
from haidai.ui.page.table_dialog import TableDialog
from tests.fakes.articles import paragraph

ROWS = tuple(
    (f"20{n}年", f"第{n}座冷库", "销售额增加", "损耗率下降", "人数增加") for n in range(10, 30)
)
TABLE = Table((("年份", "冷库名称", "销售额", "损耗率", "从业人数"), *ROWS))
BEFORE = tuple(Paragraph(paragraph(number)) for number in range(6))
ARTICLE = Article("账", (Section(None, None, (*BEFORE, TABLE, *BEFORE)),))


@pytest.fixture
def faces() -> tuple[str, ...]:
    return reading_families(Language("zh-CN"))


@pytest.fixture
def view(view: ReaderView) -> ReaderView:
    view.show_article(ARTICLE)
    QApplication.processEvents()
    return view


def top_of(view: ReaderView, offset: int) -> float:
    assert view.rendered is not None
    line = view.lines.line(view.rendered.positions.to_position(offset))
    return line.top() - view.verticalScrollBar().value()


def test_the_reading_line_stays_where_a_table_changes_its_form(view: ReaderView) -> None:
    assert view.rendered is not None
    for words in (BEFORE[3].text, "第15座冷库", "损耗率下降"):
        offset = ARTICLE.text.index(words) + 5
        view.show_article(ARTICLE, offset)
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() - 7)
        place, top = view.place(), top_of(view, view.place())
        for pixels in (72, 20, 48, 20):
            view.set_type_size(TextSize(pixels))
            QApplication.processEvents()
            assert view.place() == place
            assert abs(top_of(view, place) - top) <= 1, (words, pixels)


def test_only_a_table_without_room_has_a_line_that_leads_to_it(
    qtbot: QtBot, view: ReaderView
) -> None:
    offset = ARTICLE.text.index("年份")
    view.show_article(ARTICLE, offset - 5)
    assert list(view.tables.stops()) == []

    view.set_type_size(TextSize(72))
    [(position, number)] = view.tables.stops()
    view.verticalScrollBar().setValue(round(view.lines.line(position).top()))
    buttons = [each for each in view.findChildren(PageFrame) if each.isVisible()]

    assert [each.accessibleName() for each in buttons] == ["Show the whole table"]
    with qtbot.waitSignal(view.tables.activated) as pressed:
        view.tables.focus(number, Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(buttons[0], Qt.Key.Key_Return)
    assert pressed.args == [0]
    view.set_type_size(TextSize(20))
    assert list(view.tables.stops()) == []


def test_the_whole_table_scrolls_by_the_arrows_and_closes_by_escape(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    font = QFont()
    font.setPixelSize(72)
    dialog = TableDialog(TABLE, font, parent)
    dialog.show()
    qtbot.waitExposed(dialog)
    sheet = dialog.sheet

    assert sheet.accessibleName()
    assert sheet.fontMetrics().height() > 60
    for key, bar in (
        (Qt.Key.Key_Down, sheet.verticalScrollBar()),
        (Qt.Key.Key_Right, sheet.horizontalScrollBar()),
    ):
        assert bar.maximum() > 0
        qtbot.keyClick(sheet, key)
        assert bar.value() > 0
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_dialog_of_a_small_table_is_no_larger_than_it(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    font = QFont()
    font.setPixelSize(20)
    dialog = TableDialog(Table((("区县", "户数"), *(("历下区", "21.4"),) * 12)), font, parent)
    dialog.show()
    qtbot.waitExposed(dialog)
    sheet = dialog.sheet
    assert sheet.verticalScrollBar().maximum() == sheet.horizontalScrollBar().maximum() == 0
    assert 0 <= sheet.height() - sheet.whole_size().height() <= 2
    # The words keep off the lines between the cells.
    assert sheet.rowHeight(1) >= sheet.fontMetrics().height() + 10
