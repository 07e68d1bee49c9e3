"""Copied text is what the reader sees, plain, and on wish says where it comes from."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from haidai.article.model import Article, Image, Paragraph, Section, Table
from haidai.article.values import Url
from haidai.library.visits import Visit, visit
from haidai.ui.page.page_menu import PageMenu
from tests.app.conftest import Desk
from tests.fakes.articles import long_article, short_article

TABLE = Table((("年份", "产量"), ("2022", "5100"), ("2023", "6300")))
ARTICLE = Article(
    "账本",
    (
        Section(
            None,
            None,
            (
                Paragraph("表前·一句。"),
                TABLE,
                Paragraph("表后一句。"),
                Image(Url("https://a.cn/1.jpg"), "图说"),
                Paragraph("最后～一句。"),
            ),
        ),
    ),
    source="望河日报",
    url=Url("https://news.example/1.html"),
)


def show(desk: Desk, article: Article) -> None:
    desk.application.opening.show(visit(article))
    QApplication.processEvents()


def select(desk: Desk, first: str, last: str) -> None:
    """From the beginning of one piece of the page's text to the end of another."""
    reader = desk.window.reader
    start = reader.document().find(first).selectionStart()
    end = reader.document().find(last).selectionEnd()
    assert 0 <= start < end
    cursor = QTextCursor(reader.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)


def copied(desk: Desk, action: str = "copy") -> str:
    QGuiApplication.clipboard().clear()
    desk.window.actions_[action].trigger()
    return QGuiApplication.clipboard().text()


def test_the_rows_of_a_table_are_copied_as_rows(desk: Desk) -> None:
    show(desk, ARTICLE)
    select(desk, "表前", "最后")
    assert copied(desk).split("\n") == [
        "表前·一句。",
        "年份\t产量",
        "2022\t5100",
        "2023\t6300",
        "表后一句。",
        "",
        "图说",
        "最后",
    ]


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("5100", "6300", "5100\n6300"),
        ("2022", "6300", "2022\t5100\n2023\t6300"),
        ("20", "22", "2022"),
        ("年份", "年份", "年份"),
    ],
)
def test_cells_of_a_table_are_copied_as_they_are_selected(
    desk: Desk, first: str, last: str, text: str
) -> None:
    show(desk, ARTICLE)
    select(desk, first, last)
    assert copied(desk) == text


def test_with_source_the_place_it_comes_from_is_below(qtbot: QtBot, desk: Desk) -> None:
    show(desk, ARTICLE)
    select(desk, "表后", "表后一句。")
    QGuiApplication.clipboard().clear()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(desk.window.reader, Qt.Key.Key_C, modifiers)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("表后一句。\n\n《账本》\n")
    assert "望河日报" in text
    assert text.endswith("\nhttps://news.example/1.html")


def test_without_a_selection_the_whole_article_is_copied_and_that_is_said(desk: Desk) -> None:
    whole = long_article()
    parts = tuple(Article(whole.title, (section,)) for section in whole.sections)
    desk.application.opening.show(Visit(whole, parts, part=1))
    text = copied(desk, "copy_with_source")
    assert text.startswith(whole.text)
    assert whole.source is not None
    assert text.endswith(whole.source)
    assert desk.window.notice.sentence


def test_copying_nothing_keeps_what_was_copied(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("先前的")
    desk.window.actions_["copy"].trigger()
    assert QGuiApplication.clipboard().text() == "先前的"


def test_selecting_all_and_copying_leaves_the_place(qtbot: QtBot, desk: Desk) -> None:
    article = short_article()
    show(desk, article)
    desk.window.resize(900, 460)
    QApplication.processEvents()
    bar = desk.window.reader.verticalScrollBar()
    bar.setValue(300)
    qtbot.keyClick(desk.window.reader, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(desk.window.reader, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() == 300
    text = QGuiApplication.clipboard().text()
    for passage in article.passages:
        if passage.block is None or not isinstance(
            article.sections[passage.section or 0].blocks[passage.block], Table
        ):
            assert passage.span.of(article.text) in text
    assert "年份\t产量（吨）\n2022\t5100\n2023\t6300\t增长" in text


def test_the_menu_of_the_page_offers_what_can_be_done(desk: Desk) -> None:
    show(desk, ARTICLE)
    menu = desk.window.reader.findChild(PageMenu)
    actions = desk.window.actions_
    assert actions["copy"] not in menu.menu(QPoint(100, 100)).actions()
    assert actions["find"] in menu.menu(QPoint(100, 100)).actions()
    select(desk, "表后", "表后一句。")
    offered = menu.menu(QPoint(100, 100)).actions()
    assert actions["copy"] in offered
    assert actions["copy_with_source"] in offered
    assert actions["select_all"] in offered


def test_words_selected_beside_the_page_are_copied_as_ever(qtbot: QtBot, desk: Desk) -> None:
    desk.window.notice.show_sentence("可以选中的一句话")
    label = desk.window.notice.findChild(QLabel, "sentence")
    label.setFocus()
    label.setSelection(2, 4)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "选中的一"
