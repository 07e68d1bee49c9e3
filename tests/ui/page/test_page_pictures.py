"""Pictures come to the page without moving the reader, and are found by every hand and eye."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from haidai.article.spans import Span
from haidai.rendering.papers import WHITE
from haidai.rendering.picture_decoding import DecodedPicture
from haidai.settings.page_layout import LineWidth, PageLayout
from haidai.settings.text_size import TextSize
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import LIGHT
from haidai.ui.page.page_pictures import Wish
from haidai.ui.page.reader_view import ReaderView
from tests.fakes.pictures import article_with_pictures


@pytest.fixture
def view(qtbot: QtBot, icons: Icons) -> ReaderView:
    view = ReaderView(icons, LIGHT, ())
    qtbot.addWidget(view)
    view.set_layout(PageLayout(width=LineWidth.WIDE), WHITE)
    view.resize(1000, 700)
    view.show()
    qtbot.waitExposed(view)
    return view


def picture(width: int = 800, height: int = 300) -> DecodedPicture:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    return DecodedPicture(image, (width, height))


def top_of(view: ReaderView, offset: int) -> float:
    assert view.rendered is not None
    position = view.rendered.positions.to_position(offset)
    return view.lines.line(position).top() - view.verticalScrollBar().value()


def buttons(view: ReaderView) -> list[QAbstractButton]:
    QApplication.processEvents()
    found = view.viewport().findChildren(QAbstractButton, "picture")
    return [button for button in found if button.isVisible()]


def test_only_pictures_near_the_view_are_wanted(qtbot: QtBot, view: ReaderView) -> None:
    with qtbot.waitSignal(view.pictures.wanted) as wanted:
        view.show_article(article_with_pictures(40))
    numbers = [wish.number for wish in wanted.args[0]]
    assert numbers[0] == 0
    assert len(numbers) <= 7
    with qtbot.waitSignal(view.pictures.wanted) as wanted:
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert 39 in [wish.number for wish in wanted.args[0]]


def test_a_picture_is_wanted_in_the_width_it_is_shown_in(qtbot: QtBot, view: ReaderView) -> None:
    with qtbot.waitSignal(view.pictures.wanted) as wanted:
        view.show_article(article_with_pictures(1))
    assert view.rendered is not None
    assert wanted.args[0] == [Wish(0, round(view.rendered.style.column))]
    view.pictures.show(0, round(view.rendered.style.column), picture())
    with qtbot.waitSignal(view.pictures.wanted) as wanted:
        view.resize(500, 700)
    assert wanted.args[0][0].width < 500


def test_the_line_being_read_stays_when_pictures_come_or_fail(view: ReaderView) -> None:
    article = article_with_pictures(12)
    view.show_article(article)
    QApplication.processEvents()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    place = view.place()
    before = top_of(view, place)
    for number in range(12):
        if number % 3:
            view.pictures.show(number, 800, picture(800, 100 + 90 * number))
        else:
            view.pictures.miss(number)
        QApplication.processEvents()
        assert view.place() == place
        assert abs(top_of(view, place) - before) <= 1


def test_the_sentence_being_heard_stays_when_a_picture_above_it_in_view_comes(
    view: ReaderView,
) -> None:
    article = article_with_pictures(6)
    view.show_article(article)
    QApplication.processEvents()
    assert view.rendered is not None
    place = view.rendered.picture_positions()[2]
    view.verticalScrollBar().setValue(round(view.lines.line(place).top()) - 60)
    start = view.rendered.positions.offset_near(place)
    view.highlight(Span(start, start + 4))
    before = top_of(view, start)
    assert 0 < before < view.viewport().height()
    view.pictures.show(2, 800, picture(800, 200))
    QApplication.processEvents()
    assert abs(top_of(view, start) - before) <= 1


def test_the_place_is_kept_through_every_size_with_a_picture_at_the_top(view: ReaderView) -> None:
    view.show_article(article_with_pictures(6))
    QApplication.processEvents()
    for number in range(6):
        view.pictures.show(number, 800, picture(800, 1600))
    assert view.rendered is not None
    line = view.lines.line(view.rendered.picture_positions()[3])
    view.verticalScrollBar().setValue(round(line.top() + line.height() * 0.4))
    place = view.place()
    for size in (*TextSize.STEPS, 14, 20):
        view.set_type_size(TextSize(size))
        QApplication.processEvents()
        line = view.lines.line(view.rendered.picture_positions()[3])
        share = (view.verticalScrollBar().value() - line.top()) / line.height()
        assert abs(share - 0.4) < 0.01
        assert view.place() == place


@pytest.mark.parametrize("order", [range(40), range(39, -1, -1), [0, 39, 3, 20]])
def test_no_line_is_lost_when_pictures_come_before_the_page_is_laid_out(
    view: ReaderView, order: Sequence[int]
) -> None:
    view.show_article(article_with_pictures(40, paragraphs=8))
    last = view.document().lastBlock()
    assert last.layout().lineCount() == 0, "the page is laid out as a whole: nothing to test"
    for number in order:
        view.pictures.show(number, 800, picture(800, 250))
    view.set_type_size(TextSize(24))
    view.pictures.show(0, 800, picture(800, 350))
    view.document().size()
    block = view.document().begin()
    while block.isValid():
        assert block.layout().lineCount() > 0, block.text()
        block = block.next()


def test_a_click_or_enter_on_a_picture_asks_for_it_large(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(article_with_pictures(2))
    view.pictures.show(0, 800, picture())
    button = buttons(view)[0]
    with qtbot.waitSignal(view.pictures.activated) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [0]
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(view.pictures.activated):
            qtbot.keyClick(button, key)


def test_a_picture_tells_a_screen_reader_what_it_shows(view: ReaderView) -> None:
    view.show_article(article_with_pictures(2))
    view.pictures.show(0, 800, picture())
    button = buttons(view)[0]
    told = QAccessible.queryAccessibleInterface(button)
    assert "画面1" in told.text(QAccessible.Text.Name)
    assert button.toolTip() == ""
    view.pictures.miss(0)
    assert "not loaded" in buttons(view)[0].accessibleName()
    assert "画面1" in buttons(view)[0].accessibleName()


def test_a_picture_covers_its_place_and_leaves_with_it(view: ReaderView) -> None:
    view.show_article(article_with_pictures(20))
    view.pictures.show(0, 800, picture())
    rect = buttons(view)[0].geometry()
    image = view.viewport().grab().toImage()
    assert image.pixelColor(rect.center()).name() == "#ff0000"
    assert image.pixelColor(rect.center().x(), rect.top() - 3).name() != "#ff0000"
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    names = [each.accessibleName() for each in buttons(view)]
    assert names
    assert not any(name.endswith("画面1") for name in names)


def test_a_hundred_pictures_do_not_fill_the_memory(view: ReaderView) -> None:
    view.show_article(article_with_pictures(100))
    assert view.rendered is not None
    for number in range(100):
        view.pictures.show(number, 1600, picture(1600, 1600))
    kept = sum(image.sizeInBytes() for image in view.rendered.pictures.images.values())
    assert kept <= 100_000_000
    assert 0 in view.rendered.pictures.images
    assert len(view.rendered.pictures.facts) == 100


def test_a_dropped_picture_is_wanted_again_when_it_comes_near(
    qtbot: QtBot, view: ReaderView
) -> None:
    view.show_article(article_with_pictures(30))
    assert view.rendered is not None
    column = round(view.rendered.style.column)
    for number in range(30):
        view.pictures.show(number, column, picture())
    view.rendered.pictures.images.pop(29)
    with qtbot.waitSignal(view.pictures.wanted) as wanted:
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert wanted.args[0] == [Wish(29, column)]


def test_copied_text_leaves_pictures_out(view: ReaderView) -> None:
    view.show_article(article_with_pictures(2))
    view.selectAll()
    view.copy()
    assert "\ufffc" not in QGuiApplication.clipboard().text()
    assert "图1：清晨的菜市场" in QGuiApplication.clipboard().text()


def test_pictures_of_the_article_before_are_not_shown(view: ReaderView) -> None:
    view.show_article(article_with_pictures(2))
    view.pictures.show(9, 800, picture())
    view.pictures.miss(9)
    view.show_article(article_with_pictures(0))
    assert buttons(view) == []
