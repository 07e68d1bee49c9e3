"""What a screen reader and the keyboard find on the page: headings, links, pictures, the text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from haidai.article.model import Article, Crumb, Paragraph, Section
from haidai.article.values import Url
from haidai.rendering.displayed import copied
from haidai.settings.text_size import TextSize
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import LIGHT
from haidai.ui.page.page_accessibility import tell_screen_readers
from haidai.ui.page.reader_view import ReaderView
from tests.fakes.articles import linked_article, long_article, short_article
from tests.fakes.pictures import article_with_pictures

Name = QAccessible.Text.Name
TAB, BACK = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


@pytest.fixture(autouse=True)
def _a_screen_reader_listens(qapp: QApplication) -> Iterator[None]:
    tell_screen_readers()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def view(qtbot: QtBot, icons: Icons) -> ReaderView:
    view = ReaderView(icons, LIGHT, ())
    qtbot.addWidget(view)
    view.resize(1000, 1000)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


def on_page(view: ReaderView) -> list[QAccessibleInterface]:
    """What a screen reader finds on the page, in its order, the hidden left out."""
    page = QAccessible.queryAccessibleInterface(view.viewport())
    found = [page.child(number) for number in range(page.childCount())]
    return [each for each in found if not each.state().invisible]


def headings(view: ReaderView) -> list[QAccessibleInterface]:
    return [each for each in on_page(view) if each.role() == QAccessible.Role.Heading]


def focused(view: ReaderView) -> str:
    """The name of what has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    assert widget is view or view.isAncestorOf(widget)
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(Name)


def in_view(view: ReaderView, widget: QWidget) -> bool:
    place = widget.mapTo(view.viewport(), QPoint())
    return view.viewport().rect().contains(widget.rect().translated(place))


def test_headings_are_objects_with_their_words_and_their_level(view: ReaderView) -> None:
    view.show_article(short_article())
    found = [
        (each.text(Name), each.attributesInterface().attributeValue(QAccessible.Attribute.Level))
        for each in headings(view)
    ]
    assert found == [("望河镇：一根萝卜带活一个村", 1), ("家门口的车间", 2), ("三个小时到餐桌", 3)]
    assert "2" in headings(view)[1].text(QAccessible.Text.Description)


def test_a_heading_answers_everything_a_screen_reader_asks(view: ReaderView) -> None:
    """An answer of the wrong kind ends the process, in PySide6."""
    view.show_article(short_article())
    for told in on_page(view):
        assert told.textInterface() is None
        assert told.valueInterface() is None
        assert told.tableCellInterface() is None
        assert told.editableTextInterface() is None
        assert told.selectionInterface() is None
        told.actionInterface()
        assert told.parent().indexOfChild(told) >= 0


def test_the_heading_of_a_section_holds_its_button(view: ReaderView) -> None:
    view.show_article(short_article())
    title, section, below = headings(view)
    assert (title.childCount(), below.childCount()) == (0, 0)
    assert section.childCount() == 1
    button = section.child(0)
    assert button.role() == QAccessible.Role.Button
    assert button.text(Name) == "Hear this section: 家门口的车间"
    assert section.rect().contains(button.rect())


def test_a_heading_lies_on_its_line_and_the_mouse_goes_through_it(view: ReaderView) -> None:
    view.show_article(short_article())
    row = headings(view)[1].object()
    assert isinstance(row, QWidget)
    assert view.rendered is not None
    top = view.lines.line(view.rendered.positions.heading_positions()[1]).center().y()
    assert row.geometry().contains(round(view.rendered.style.side) + 10, round(top))
    assert view.viewport().childAt(row.geometry().center()) is None
    button = row.findChild(QPushButton)
    middle = button.mapTo(view.viewport(), button.rect().center())
    assert view.viewport().childAt(middle) is button


def test_the_page_is_met_in_the_order_it_is_read(view: ReaderView) -> None:
    view.show_article(article_with_pictures(3, paragraphs=1))
    view.verticalScrollBar().setValue(300)
    view.verticalScrollBar().setValue(0)
    tops = [each.rect().top() for each in on_page(view)]
    assert tops == sorted(tops)
    assert len(tops) >= 4


def test_rows_of_headings_are_used_again(view: ReaderView) -> None:
    view.show_article(long_article())
    for _ in range(3):
        for value in range(0, view.verticalScrollBar().maximum(), 200):
            view.verticalScrollBar().setValue(value)
    rows = view.viewport().findChildren(QPushButton, "listenHere")
    assert len(rows) <= 8


def test_links_are_objects_with_their_words(view: ReaderView) -> None:
    view.show_article(short_article())
    links = [each for each in on_page(view) if each.role() == QAccessible.Role.Link]
    assert [each.text(Name) for each in links] == ["首页", "乡村频道"]
    assert all(each.state().focusable for each in links)


def test_a_screen_reader_presses_a_link(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(short_article())
    link = next(each for each in on_page(view) if each.role() == QAccessible.Role.Link)
    actions = link.actionInterface()
    assert actions.pressAction() in actions.actionNames()
    with qtbot.waitSignal(view.link_activated) as followed:
        actions.doAction(actions.pressAction())
    assert followed.args == [Url("https://news.example/")]


def test_tab_goes_through_the_page_as_it_is_read_and_back(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(short_article())
    view.foot_line.offer(True)
    expected = [
        "首页",
        "乡村频道",
        "Hear this section: 家门口的车间",
        "Picture on its way: 图为村民在分拣萝卜。林一苇 摄",
        "Hear this section: 账本里的变化",
        "Hear this section: 相关链接",
        "Not the right text?",
    ]
    met = []
    for _ in expected:
        qtbot.keyClick(QApplication.focusWidget(), TAB)
        met.append(focused(view))
        widget = QApplication.focusWidget()
        assert in_view(view, widget), met
    assert met == expected
    back = []
    for _ in expected:
        back.append(focused(view))
        qtbot.keyClick(QApplication.focusWidget(), BACK)
    assert back == expected[::-1]
    assert QApplication.focusWidget() is view


def test_tab_reaches_every_heading_of_a_long_article(qtbot: QtBot, view: ReaderView) -> None:
    article = long_article()
    view.show_article(article)
    expected = [section.heading for section in article.sections if section.heading]
    for heading in expected:
        qtbot.keyClick(QApplication.focusWidget(), TAB)
        assert focused(view) == f"Hear this section: {heading}"
        assert in_view(view, QApplication.focusWidget())


def test_tab_reaches_every_link_of_the_text_in_its_order(qtbot: QtBot, view: ReaderView) -> None:
    article = linked_article(12)
    view.show_article(article)
    links = [each.text(Name) for each in on_page(view) if each.role() == QAccessible.Role.Link]
    words = [
        link.span.of(block.text)
        for section in article.sections
        for block in section.blocks
        for link in getattr(block, "links", ())
    ]
    assert links == words[: len(links)]
    met = []
    for _ in range(len(words) + 1):
        qtbot.keyClick(QApplication.focusWidget(), TAB)
        met.append(focused(view))
        assert in_view(view, QApplication.focusWidget()), met
    assert [name for name in met if not name.startswith("Hear this")] == words


def test_tab_begins_where_the_reader_has_scrolled_to(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(article_with_pictures(6))
    view.show_section(3)
    before = view.verticalScrollBar().value()
    qtbot.keyClick(view, TAB)
    assert focused(view) == "Hear this section: 第3节 菜市场里的一天"
    assert view.verticalScrollBar().value() == before


def test_scrolling_away_does_not_move_the_focus(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(long_article())
    qtbot.keyClick(view, TAB)
    name = focused(view)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown):
        qtbot.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()
        assert focused(view) == name
    view.set_type_size(TextSize(48))
    assert focused(view) == name


def test_another_article_takes_the_focus_back_to_the_page(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(short_article())
    qtbot.keyClick(view, TAB)
    view.show_article(long_article())
    assert QApplication.focusWidget() is view


def test_enter_follows_the_link_that_has_the_focus(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(short_article())
    qtbot.keyClick(view, TAB)
    qtbot.keyClick(QApplication.focusWidget(), TAB)
    with qtbot.waitSignal(view.link_activated) as followed:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert followed.args == [Url("https://news.example/country/")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_press_hear_this(qtbot: QtBot, view: ReaderView, key: Qt.Key) -> None:
    view.show_article(long_article())
    qtbot.keyClick(view, TAB)
    with qtbot.waitSignal(view.listen_requested):
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_the_link_that_has_the_focus_has_a_frame(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(short_article())
    plain = view.viewport().grab().toImage()
    qtbot.keyClick(view, TAB)
    framed = view.viewport().grab().toImage()
    frame = QApplication.focusWidget().geometry()
    changed = [
        QPoint(x, y)
        for x in range(framed.width())
        for y in range(min(framed.height(), 120))
        if framed.pixel(x, y) != plain.pixel(x, y)
    ]
    assert len(changed) > frame.width()
    assert all(frame.contains(point) for point in changed)


def test_a_link_over_two_lines_has_a_frame_on_each(qtbot: QtBot, view: ReaderView) -> None:
    long = "很长的频道名字" * 12
    article = Article(
        "题目",
        (Section(None, None, (Paragraph("一句。"),)),),
        trail=(Crumb(long, Url("https://news.example/")),),
    )
    view.show_article(article)
    qtbot.keyClick(view, TAB)
    assert len(QApplication.focusWidget()._rects) >= 2


def test_pictures_are_met_with_their_words_even_where_they_did_not_come(
    qtbot: QtBot, view: ReaderView
) -> None:
    view.show_article(article_with_pictures(2))
    view.pictures.miss(1)
    met = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), TAB)
        met.append(focused(view))
    assert met == [
        "Picture on its way: 画面1",
        "Hear this section: 第1节 菜市场里的一天",
        "Picture not loaded: 画面2",
    ]


def test_the_text_interface_gives_the_article(view: ReaderView) -> None:
    """With the joiners that keep marks off a line's start, which are drawn and said as nothing."""
    view.show_article(short_article())
    text = QAccessible.queryAccessibleInterface(view).textInterface()
    given = copied(text.text(0, text.characterCount()))
    for line in short_article().text.split("\n"):
        assert line in given or "\t" in line
    state = QAccessible.queryAccessibleInterface(view).state()
    assert state.focusable
    assert state.multiLine
