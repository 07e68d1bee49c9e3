"""正文不对? stands below the last line of an opened page and nowhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from haidai.rendering.papers import PAPERS
from haidai.settings.page_layout import PageLayout
from haidai.settings.text_size import TextSize
from haidai.ui.page.reader_view import ReaderView
from tests.fakes.articles import long_article, short_article


def line_of(view: ReaderView) -> QPushButton:
    QApplication.processEvents()
    found: QPushButton = view.findChild(QPushButton, "wrongText")
    return found


def last_line_bottom(view: ReaderView) -> float:
    bottom = view.lines.line(view.document().characterCount() - 1).bottom()
    return bottom - view.verticalScrollBar().value()


@pytest.mark.parametrize("size", [14, 20, 72])
def test_it_stands_below_the_last_line(qtbot: QtBot, view: ReaderView, size: int) -> None:
    view.set_type_size(TextSize(size))
    view.show_article(long_article())
    view.foot_line.offer(True)
    assert not line_of(view).isVisible()
    QApplication.processEvents()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    button = line_of(view)
    assert button.isVisible()
    assert last_line_bottom(view) <= button.geometry().top()
    assert button.geometry().bottom() <= view.viewport().height()
    with qtbot.waitSignal(view.foot_line.pressed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_short_page_shows_it_below_its_text(view: ReaderView) -> None:
    view.resize(1000, 3000)
    view.show_article(short_article())
    view.foot_line.offer(True)
    button = line_of(view)
    assert button.isVisible()
    assert 0 <= button.geometry().top() - last_line_bottom(view) <= 60


def test_an_article_that_came_with_us_has_none(view: ReaderView) -> None:
    view.resize(1000, 3000)
    view.show_article(short_article())
    view.foot_line.offer(False)
    assert not line_of(view).isVisible()


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_it_is_written_in_the_paper_s_own_ink(view: ReaderView, name: str) -> None:
    view.set_layout(PageLayout(), PAPERS[name])
    assert PAPERS[name].secondary in line_of(view).styleSheet()
