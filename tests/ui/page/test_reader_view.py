"""The page keeps the reader's place, never scrolls sideways, and follows what is read."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from haidai.article.model import Article, Link, Paragraph, Section
from haidai.article.spans import Span
from haidai.article.values import Url
from haidai.rendering.displayed import copied
from haidai.rendering.papers import DARK, PAPERS, WHITE
from haidai.rendering.style import Role
from haidai.settings.page_layout import LineWidth, PageLayout
from haidai.settings.text_size import TextSize
from haidai.ui.page.reader_view import ReaderView
from haidai.ui.page.reading_mark import moved
from tests.fakes.articles import long_article, short_article, span_of_section

SIZES = [TextSize(pixels) for pixels in TextSize.STEPS]


def top_of(view: ReaderView, offset: int) -> float:
    """Where the line with a character of the article stands, in pixels below the page's top."""
    assert view.rendered is not None
    position = view.rendered.positions.to_position(offset)
    return view.lines.line(position).top() - view.verticalScrollBar().value()


def settle() -> None:
    QApplication.processEvents()


def test_the_line_at_the_top_stays_through_every_size(view: ReaderView) -> None:
    view.show_article(long_article())
    settle()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    # A line that the edge does not cut: of another the same part is seen.
    view.show_article(long_article(), view.place())
    place, before = view.place(), None
    for size in (*SIZES, *reversed(SIZES), SIZES[4]):
        view.set_type_size(size)
        settle()
        top = top_of(view, place)
        assert before is None or abs(top - before) <= 1, size
        before = top
        assert view.place() == place


def test_the_line_at_the_top_stays_when_the_window_changes(view: ReaderView) -> None:
    view.show_article(long_article())
    settle()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 3)
    place = view.place()
    before = top_of(view, place)
    for width in (620, 400, 1400, 1000):
        view.resize(width, 700)
        settle()
        assert abs(top_of(view, place) - before) <= 1, width


def test_an_article_opens_at_the_place_it_is_given(view: ReaderView) -> None:
    article = long_article()
    offset = span_of_section(article, 1).start
    view.show_article(article, offset)
    settle()
    assert abs(top_of(view, offset)) <= 1
    assert view.place() == offset


@pytest.mark.parametrize("width", [640, 1000, 2400])
@pytest.mark.parametrize("size", [SIZES[0], SIZES[3], SIZES[-1]])
def test_no_line_is_longer_than_forty_characters_or_the_page(
    view: ReaderView, width: int, size: TextSize
) -> None:
    view.resize(width, 700)
    view.set_type_size(size)
    view.show_article(replace(long_article(), title="无" * 200))
    settle()
    assert view.horizontalScrollBar().maximum() == 0
    document = view.document()
    block, lines = document.begin(), 0
    while block.isValid() and lines < 200:
        rect = document.documentLayout().blockBoundingRect(block)
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            right = rect.left() + line.naturalTextRect().right()
            assert right <= view.viewport().width() + 1
            assert line.naturalTextRect().width() <= 40 * size.pixels + 1
            lines += 1
        block = block.next()
    assert lines > 20


@pytest.mark.parametrize("size", [20, 48, 72])
def test_no_character_of_a_title_stands_alone(view: ReaderView, size: int) -> None:
    view.set_type_size(TextSize(size))
    for words in range(7, 31):
        view.show_article(replace(short_article(), title="望" * words, trail=()))
        lines = view.document().begin().layout()
        lengths = [lines.lineAt(number).textLength() for number in range(lines.lineCount())]
        assert max(lengths) - min(lengths) <= len(lengths), lengths


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("望河镇的冷库账：省下的都是钱", ["望河镇的冷库账：", "省下的都是钱"]),
        ("路通了，人回来了，望河镇的萝卜又甜了", ["路通了，人回来了，", "望河镇的萝卜又甜了"]),
        ("冷库，让望河镇的萝卜一年四季都卖得出去", ["冷库，让望河镇的萝卜", "一年四季都卖得出去"]),
    ],
)
def test_a_title_of_two_lines_is_broken_where_it_pauses(
    view: ReaderView, title: str, lines: list[str]
) -> None:
    view.set_type_size(TextSize(48))
    view.show_article(replace(short_article(), title=title, trail=()))
    block = view.document().begin()
    drawn = [block.layout().lineAt(number) for number in range(block.layout().lineCount())]
    texts = [
        block.text()[line.textStart() : line.textStart() + line.textLength()] for line in drawn
    ]
    assert [copied(text) for text in texts] == lines


def test_every_heading_in_view_has_its_button_at_its_line(qtbot: QtBot, view: ReaderView) -> None:
    article = short_article()
    view.show_article(article)
    settle()
    buttons = view.viewport().findChildren(QPushButton, "listenHere")
    assert len(buttons) == 1
    heading = article.sections[1].heading
    assert heading is not None
    assert heading in buttons[0].accessibleName()
    centre = buttons[0].mapTo(view.viewport(), buttons[0].rect().center()).y()
    top = top_of(view, span_of_section(article, 1).start)
    assert top <= centre <= top + 60
    with qtbot.waitSignal(view.listen_requested) as asked:
        buttons[0].click()
    assert asked.args == [1]


def test_buttons_leave_with_their_headings(view: ReaderView) -> None:
    view.show_article(long_article())
    settle()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    settle()
    height = view.viewport().height()
    for button in view.viewport().findChildren(QPushButton, "listenHere"):
        if button.isVisible():
            assert -44 <= button.mapTo(view.viewport(), QPoint()).y() <= height


def test_another_article_takes_the_place_of_a_longer_one(view: ReaderView) -> None:
    view.show_article(long_article())
    view.resize(700, 500)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.show_article(Article("短", (Section(None, None, (Paragraph("一句。"),)),)))
    settle()
    assert "一句。" in view.toPlainText()
    assert view.verticalScrollBar().value() == 0


def test_the_sentence_is_marked_by_its_span_and_followed(view: ReaderView) -> None:
    article = long_article()
    view.show_article(article)
    settle()
    for section in range(len(article.sections)):
        start = span_of_section(article, section).start
        span = Span(start, start + 5)
        view.highlight(span)
        settle()
        marked = [each.cursor.selectedText() for each in view.extraSelections()]  # type: ignore[attr-defined]
        assert "".join(marked) == span.of(article.text)
        assert 0 <= top_of(view, span.start) <= view.viewport().height() * 0.8
    view.highlight(None)
    assert view.extraSelections() == []


def test_a_reader_who_scrolls_away_is_left_there_until_the_chip_is_pressed(
    view: ReaderView,
) -> None:
    article = long_article()
    view.show_article(article)
    settle()
    first = span_of_section(article, 0)
    view.highlight(Span(first.start, first.start + 5))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    chip = view.findChild(QPushButton, "backToReading")
    assert chip.isVisible()
    away = bar.value()
    view.highlight(Span(first.start + 5, first.start + 20))
    assert bar.value() == away
    chip.click()
    assert not chip.isVisible()
    assert 0 <= top_of(view, first.start + 5) <= view.viewport().height()


def test_changing_the_size_while_reading_is_not_scrolling_away(view: ReaderView) -> None:
    article = long_article()
    view.show_article(article)
    settle()
    start = span_of_section(article, 1).start
    view.highlight(Span(start, start + 4))
    for size in (SIZES[-1], SIZES[0], SIZES[5]):
        view.set_type_size(size)
        settle()
    assert not view.findChild(QPushButton, "backToReading").isVisible()


def test_copied_text_is_plain_and_without_joiners(view: ReaderView) -> None:
    text = "西南·东北～中间，阿依古丽·买买提。"
    view.show_article(Article("标题", (Section(None, None, (Paragraph(text),)),)))
    view.selectAll()
    view.copy()
    copied = QGuiApplication.clipboard().text()
    assert text in copied
    assert "\u2060" not in copied
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]


def test_control_and_wheel_ask_for_another_size_and_do_not_zoom(
    qtbot: QtBot, view: ReaderView
) -> None:
    view.show_article(long_article())
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(view.mapToGlobal(QPoint(50, 50))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(view.size_steps_requested) as asked:
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args == [1]


def test_the_arrow_and_page_keys_scroll(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(long_article())
    settle()
    bar = view.verticalScrollBar()
    for key, grows in (
        (Qt.Key.Key_Down, True),
        (Qt.Key.Key_PageDown, True),
        (Qt.Key.Key_Up, False),
        (Qt.Key.Key_End, True),
        (Qt.Key.Key_Home, False),
    ):
        before = bar.value()
        qtbot.keyClick(view, key)
        assert (bar.value() > before) is grows, key


def test_links_of_the_trail_are_told_and_not_followed(qtbot: QtBot, view: ReaderView) -> None:
    article = short_article()
    view.show_article(article)
    with qtbot.waitSignal(view.link_activated) as activated:
        view.anchorClicked.emit(QUrl(str(article.trail[0].url)))
    assert activated.args == [article.trail[0].url]
    assert view.article_shown == article


def test_a_click_on_the_words_of_a_link_in_the_text_tells_its_address(
    qtbot: QtBot, view: ReaderView
) -> None:
    url = Url("https://news.example/b.html?a=%E6%96%87&b=1")
    block = Paragraph("据溪畔日报报道", (Link(Span(1, 5), url),))
    article = Article("老渡口的清晨", (Section(None, None, (block,)),))
    view.show_article(article)
    assert view.rendered is not None
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.rendered.positions.to_position(article.text.index("日报")))
    with qtbot.waitSignal(view.link_activated) as activated:
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center()
        )
    assert activated.args == [url]
    view.set_type_size(TextSize(40))
    assert str(url) in {view.anchorAt(view.cursorRect(cursor).center())}


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "", "data:x"])
def test_a_link_that_is_no_web_address_leads_nowhere(
    qtbot: QtBot, view: ReaderView, link: str
) -> None:
    view.show_article(short_article())
    with qtbot.assertNotEmitted(view.link_activated, wait=10):
        view.anchorClicked.emit(QUrl(link))


def test_nothing_an_article_names_is_loaded(view: ReaderView) -> None:
    assert view.loadResource(2, QUrl("file:///etc/passwd")) is None


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_every_paper_colours_sheet_and_text(view: ReaderView, name: str) -> None:
    paper = PAPERS[name]
    view.set_layout(PageLayout(), paper)
    view.show_article(short_article())
    settle()
    image = view.viewport().grab().toImage()
    assert image.pixelColor(5, 5).name() == paper.background
    cursor = QTextCursor(view.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert cursor.charFormat().foreground().color().name() == paper.secondary


@pytest.mark.parametrize(
    "layout",
    [
        PageLayout(line_spacing=2.4),
        PageLayout(line_spacing=1.5, width=LineWidth.NARROW),
        PageLayout(width=LineWidth.WIDE, indent=False),
    ],
)
def test_the_reading_line_stays_through_every_change_of_layout(
    view: ReaderView, layout: PageLayout
) -> None:
    view.resize(1200, 600)
    view.show_article(long_article())
    settle()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    place = view.place()

    view.set_layout(layout, DARK)
    settle()
    assert view.place() == place
    view.set_layout(PageLayout(), WHITE)
    settle()
    assert view.place() == place


def test_the_layout_is_seen_in_the_lines(view: ReaderView) -> None:
    view.resize(1400, 600)
    view.show_article(short_article())
    view.set_layout(PageLayout(line_spacing=2.1, width=LineWidth.NARROW, indent=False), WHITE)
    assert view.rendered is not None
    style = view.rendered.style
    assert style.column == 24 * style.type_size
    assert style.line(Role.PARAGRAPH).line_height == 2.1 * style.type_size
    assert style.line(Role.PARAGRAPH).indent == 0


def test_places_in_text_outside_the_basic_plane_are_right(view: ReaderView) -> None:
    text = "𠮷野家里，" * 3 + "这一句要亮。" + "后面还有𠮷。"
    article = Article("标题", (Section("甲", None, (Paragraph(text),)),), url=Url("https://a.cn/"))
    view.show_article(article)
    start = article.text.index("这一句")
    view.highlight(Span(start, start + 6))
    marked = [each.cursor.selectedText() for each in view.extraSelections()]  # type: ignore[attr-defined]
    assert marked == ["这一句要亮。"]


@pytest.mark.parametrize(
    ("lines", "place"),
    [((100, 140), None), ((100, 790), None), ((30, 60), -250), ((790, 830), 510)],
)
def test_the_page_moves_only_when_the_sentence_leaves_its_middle(
    lines: tuple[float, float], place: int | None
) -> None:
    assert moved(*lines, view_top=0, height=1000) == place


def test_hiding_and_showing_the_window_keeps_the_place(view: ReaderView) -> None:
    view.show_article(long_article())
    view.document().size()  # lays out the whole: until then the foot of the page is a guess
    settle()
    bar = view.verticalScrollBar()
    for value in (0, 333, bar.maximum()):
        bar.setValue(value)
        view.hide()
        view.show()
        settle()
        assert bar.value() == value
