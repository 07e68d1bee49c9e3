"""A thin line shows how far the article is read; it is told, but never in the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from haidai.article.model import Article
from haidai.rendering.papers import PAPERS
from haidai.settings.page_layout import PageLayout
from haidai.ui.page.progress_mark import HEIGHT
from haidai.ui.page.reader_view import ReaderView
from tests.fakes.articles import long_article


@pytest.fixture
def view(view: ReaderView) -> ReaderView:
    view.show_article(long_article())
    view.document().size()
    QApplication.processEvents()
    return view


def drawn(view: ReaderView, colour: str) -> int:
    """How many pixels of the line have a colour."""
    image = view.progress.grab().toImage()
    return sum(image.pixelColor(x, 1).name() == colour for x in range(image.width()))


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_the_line_grows_with_the_way_through_the_article(view: ReaderView, name: str) -> None:
    paper = PAPERS[name]
    view.set_layout(PageLayout(), paper)
    view.document().size()
    QApplication.processEvents()
    bar, width = view.verticalScrollBar(), view.viewport().width()
    for share in (0, 0.25, 1):
        bar.setValue(round(bar.maximum() * share))
        assert drawn(view, paper.link) == pytest.approx(width * share, abs=2)
        assert drawn(view, paper.background) == pytest.approx(width * (1 - share), abs=2)


def test_the_line_lies_above_the_sheet_and_covers_no_text(view: ReaderView) -> None:
    for width in (500, 1400, 1000):
        view.resize(width, 700)
        QApplication.processEvents()
        sheet, line = view.viewport().geometry(), view.progress.geometry()
        assert line.height() == HEIGHT
        assert (line.left(), line.right()) == (sheet.left(), sheet.right())
        assert line.bottom() + 1 == sheet.top()


def test_a_part_is_a_part_of_the_way(view: ReaderView) -> None:
    view.progress.show_part(0.25, 0.5)
    bar = view.verticalScrollBar()
    bar.setValue(0)
    assert view.progress.share == 0.25
    bar.setValue(bar.maximum())
    assert view.progress.share == 0.5


def test_an_article_that_fits_the_page_is_read_whole(view: ReaderView) -> None:
    view.show_article(Article("短"))
    QApplication.processEvents()
    assert view.progress.share == 1


def test_screen_readers_are_told_on_coming_to_the_page_and_not_at_every_step(
    qtbot: QtBot, view: ReaderView
) -> None:
    told = QAccessible.queryAccessibleInterface(view)
    bar = view.verticalScrollBar()
    view.clearFocus()
    bar.setValue(bar.maximum() // 2)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    words = told.text(QAccessible.Text.Description)
    assert "50 %" in words
    bar.setValue(bar.maximum())
    assert told.text(QAccessible.Text.Description) == words
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert "100 %" in told.text(QAccessible.Text.Description)
