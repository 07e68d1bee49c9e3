"""Looking for words in the article: marked, counted, gone to, and closed again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from haidai.article.model import Article, Paragraph, Section, Table
from haidai.article.search import SearchableText
from haidai.article.spans import Span
from haidai.library.visits import Visit, visit
from haidai.rendering.papers import PAPERS
from haidai.settings.page_layout import PageLayout, Script
from haidai.settings.text_size import TextSize
from haidai.ui.page.find_bar import FindBar
from tests.app.conftest import Desk
from tests.fakes.articles import hostile_article, long_article, short_article


def show(desk: Desk, article: Article) -> None:
    desk.application.opening.show(visit(article))
    QApplication.processEvents()


def bar(desk: Desk) -> FindBar:
    return desk.window.findChild(FindBar, "findBar")


def field(desk: Desk) -> QLineEdit:
    return bar(desk).findChild(QLineEdit)


def count(desk: Desk) -> str:
    return bar(desk).findChild(QLabel, "findCount").text()


def look_for(desk: Desk, words: str) -> None:
    desk.window.actions_["find"].trigger()
    field(desk).setText(words)
    QApplication.processEvents()


def places(desk: Desk) -> list[tuple[int, int]]:
    """Every stretch of the document that is marked, by Qt or painted below the text."""
    reader = desk.window.reader
    found = [
        (each.cursor.selectionStart(), each.cursor.selectionEnd())  # type: ignore[attr-defined]
        for each in reader.extraSelections()
    ]
    for rect in reader.found.rects():
        middle = rect.center().toPoint()
        left, right = QPoint(round(rect.left()) + 1, middle.y()), QPoint(middle)
        right.setX(round(rect.right()) - 1)
        ends = (reader.cursorForPosition(point).position() for point in (left, right))
        found.append((next(ends), next(ends)))
    return sorted(found)


def marked(desk: Desk) -> list[str]:
    """The words that are marked."""
    cursor = QTextCursor(desk.window.reader.document())
    words = []
    for start, end in places(desk):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        words.append(cursor.selectedText())
    return words


def current(desk: Desk) -> int:
    """Where the mark of the current place stands in the document."""
    reader = desk.window.reader
    assert reader.rendered is not None
    strong = reader.rendered.style.paper.found_current
    (found,) = (
        each.cursor.selectionStart()  # type: ignore[attr-defined]
        for each in reader.extraSelections()
        if each.format.background().color().name() == strong  # type: ignore[attr-defined]
    )
    return int(found)


def test_what_is_typed_is_marked_counted_and_gone_through(qtbot: QtBot, desk: Desk) -> None:
    article = long_article()
    show(desk, article)
    look_for(desk, "冷库")
    total = article.text.count("冷库")
    assert total > 3
    assert count(desk) == f"1 / {total}"
    assert set(marked(desk)) == {"冷库"}
    first = current(desk)
    qtbot.keyClick(field(desk), Qt.Key.Key_Return)
    assert count(desk) == f"2 / {total}"
    second = current(desk)
    assert second > first
    qtbot.keyClick(desk.window, Qt.Key.Key_F3)
    assert current(desk) > second
    qtbot.keyClick(desk.window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert current(desk) == second
    qtbot.keyClick(field(desk), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert current(desk) == first


def test_the_place_gone_to_stands_on_the_page(desk: Desk) -> None:
    article = long_article(20_000)
    show(desk, article)
    look_for(desk, "冷库")
    reader = desk.window.reader
    for _ in range(12):
        desk.window.actions_["find_next"].trigger()
        line = reader.lines.line(current(desk))
        top = line.top() - reader.verticalScrollBar().value()
        assert 0 < top < reader.viewport().height() * 0.8


def test_the_search_goes_on_from_the_other_end_and_says_so(desk: Desk) -> None:
    show(desk, long_article())
    look_for(desk, "冷库")
    desk.window.actions_["find_previous"].trigger()
    assert "结尾" in count(desk) or "end" in count(desk)
    desk.window.actions_["find_next"].trigger()
    assert count(desk).startswith("1 / ")
    assert "开头" in count(desk) or "头" in count(desk) or "beginning" in count(desk)


def test_the_search_begins_where_the_reader_is(desk: Desk) -> None:
    article = long_article(6_000)
    show(desk, article)
    scrolling = desk.window.reader.verticalScrollBar()
    scrolling.setValue(scrolling.maximum() // 2)
    place = desk.window.reader.place()
    look_for(desk, "萝卜")
    expected = article.text.count("萝卜", 0, place) + 1
    assert count(desk).startswith(f"{expected} / ")


def test_what_is_not_there_is_said_in_words(desk: Desk) -> None:
    show(desk, long_article())
    before = desk.window.reader.verticalScrollBar().value()
    look_for(desk, "海豚")
    assert count(desk) in {"没有找到", "Not found"}
    assert marked(desk) == []
    assert desk.window.reader.verticalScrollBar().value() == before
    desk.window.actions_["find_next"].trigger()
    assert not [each for each in bar(desk).findChildren(QPushButton) if each.isEnabled()][1:]


def test_selected_words_are_looked_for(desk: Desk) -> None:
    article = long_article()
    show(desk, article)
    reader = desk.window.reader
    assert reader.rendered is not None
    offset = article.text.index("冷库", article.text.index("冷库") + 1)
    ((start, end),) = reader.rendered.positions.to_document(
        type(article.passages[0].span)(offset, offset + 2)
    )
    cursor = QTextCursor(reader.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    desk.window.actions_["find"].trigger()
    assert field(desk).text() == "冷库"
    assert count(desk).startswith("2 / ")


def test_escape_closes_the_bar_and_the_page_stays_and_can_be_typed_to(
    qtbot: QtBot, desk: Desk
) -> None:
    show(desk, long_article(8_000))
    look_for(desk, "冷库")
    desk.window.actions_["find_next"].trigger()
    desk.window.actions_["find_next"].trigger()
    value = desk.window.reader.verticalScrollBar().value()
    place = desk.window.reader.place()
    qtbot.keyClick(field(desk), Qt.Key.Key_Escape)
    assert bar(desk).isHidden()
    assert marked(desk) == []
    assert desk.window.focusWidget() is desk.window.reader
    assert desk.window.reader.place() == place
    assert value > 0
    look_for(desk, "冷库")
    qtbot.keyClick(desk.window.reader, Qt.Key.Key_Escape)
    assert bar(desk).isHidden()


def test_escape_in_the_bar_leaves_the_reading_alone(qtbot: QtBot, desk: Desk) -> None:
    desk.window.actions_["listen"].trigger()
    qtbot.waitUntil(lambda: desk.window.reader.extraSelections() != [])
    look_for(desk, "字体")
    assert len(marked(desk)) > 1
    qtbot.keyClick(field(desk), Qt.Key.Key_Escape)
    assert desk.window.actions_["listen"].isChecked()
    assert len(marked(desk)) == 1


def test_pasting_into_the_field_does_not_open_an_article(qtbot: QtBot, desk: Desk) -> None:
    article = desk.window.reader.article_shown
    desk.window.actions_["find"].trigger()
    QGuiApplication.clipboard().setText("字体")
    qtbot.keyClick(field(desk), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field(desk).text() == "字体"
    assert desk.window.reader.article_shown is article


def test_a_long_article_is_searched_in_all_its_parts(
    qtbot: QtBot, desk: Desk, make_desk: Callable[..., Desk]
) -> None:
    article = long_article(3_000)
    pieces = [Section(None, None, (Paragraph("甲乙。" * 20 + "找我。"),)) for _ in range(3)]
    parts = tuple(Article("三部分", (piece,)) for piece in pieces)
    desk.application.opening.show(Visit(article, parts))
    look_for(desk, "找我")
    qtbot.waitUntil(lambda: count(desk) == "1 / 3")
    for number in (2, 3, 1):
        desk.window.actions_["find_next"].trigger()
        assert count(desk).startswith(f"{number} / 3")
        assert desk.window.reader.article_shown is parts[number - 1]
        assert marked(desk) == ["找我"]
    desk.window.actions_["find_previous"].trigger()
    assert desk.window.reader.article_shown is parts[2]


def test_another_article_is_searched_for_the_same_words(desk: Desk) -> None:
    show(desk, long_article())
    look_for(desk, "冷库")
    show(desk, Article("另一篇", (Section(None, None, (Paragraph("冷库，冷库。"),)),)))
    assert "2" in count(desk)
    assert marked(desk) == ["冷库", "冷库"]
    assert desk.window.reader.verticalScrollBar().value() == 0


def test_marks_stay_on_their_words_through_sizes_papers_and_languages(desk: Desk) -> None:
    show(desk, long_article())
    look_for(desk, "望河镇")
    for size in (72, 14, 20):
        desk.window.reader.set_type_size(TextSize(size))
        assert set("".join(marked(desk))) == set("望河镇")
    desk.window.reader.set_layout(PageLayout(), PAPERS["dark"])
    assert current(desk) >= 0
    desk.application._use_language("en")
    assert set("".join(marked(desk))) == set("望河镇")
    assert " / " in count(desk)


def test_fifty_thousand_places_are_counted_and_only_those_in_view_marked(desk: Desk) -> None:
    paragraph = Paragraph("的啊" * 25)
    show(desk, Article("多", (Section(None, None, (paragraph,) * 2_000),)))
    look_for(desk, "的")
    assert count(desk) == "1 / 50000"
    assert 0 < len(marked(desk)) < 1_000
    desk.window.actions_["find_previous"].trigger()
    assert count(desk).startswith("50000 / 50000")
    assert current(desk) > 0


def test_a_step_of_scrolling_paints_what_comes_into_view_and_no_more(desk: Desk) -> None:
    show(desk, Article("多", (Section(None, None, (Paragraph("的啊" * 500),) * 20),)))
    look_for(desk, "的")
    reader = desk.window.reader
    scrolling = reader.verticalScrollBar()
    painted: list[QRect] = []
    reader.found.paint = painted.append  # type: ignore[method-assign]
    for _ in range(3):
        scrolling.setValue(scrolling.value() + 37)
        QApplication.processEvents()
    assert painted
    assert max(part.height() for part in painted) < 120
    strip = QRect(0, 200, 10, 37)
    whole = reader.found.rects()
    assert 0 < len(reader.found.rects(strip)) < len(whole) / 5
    assert set(map(QRectF.getRect, reader.found.rects(strip))) <= set(map(QRectF.getRect, whole))


def test_every_column_of_a_table_row_cut_by_the_foot_is_marked(desk: Desk) -> None:
    rows = tuple((f"甲{n}", "冷库" * 12, "冷库" * 12) for n in range(60))
    show(desk, Article("表", (Section(None, None, (Table(rows),)),)))
    look_for(desk, "冷库")
    reader = desk.window.reader
    scrolling = reader.verticalScrollBar()
    for step in range(6):
        scrolling.setValue(700 + 11 * step)
        rects = [rect for rect in reader.found.rects() if rect.bottom() < reader.height() - 2]
        lowest = max(rects, key=lambda rect: (rect.bottom(), rect.left()))
        columns = {
            rect.left() > reader.width() / 2 for rect in rects if abs(rect.top() - lowest.top()) < 1
        }
        assert columns == {False, True}


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_every_place_in_view_is_marked_after_scrolling(desk: Desk, share: float) -> None:
    show(desk, long_article(8_000))
    look_for(desk, "萝卜")
    reader = desk.window.reader
    reader.document().size()
    scrolling = reader.verticalScrollBar()
    scrolling.setValue(round(scrolling.maximum() * share))
    shades = {start for start, _ in places(desk)}
    text = reader.toPlainText()
    top = reader.cursorForPosition(QPoint(70, 40)).position()
    foot = reader.lines.position_at(reader.viewport().height() - 40)
    at = text.find("萝卜", top)
    while 0 <= at < foot:
        assert at in shades
        at = text.find("萝卜", at + 1)


def test_the_progress_of_a_part_counts_in_its_article(desk: Desk) -> None:
    parts = tuple(Article("三", (Section(None, None, (Paragraph("字" * n),)),)) for n in (98, 198))
    desk.application.opening.show(Visit(Article("三"), parts))
    assert desk.window.reader.progress.share == pytest.approx(1 / 3)
    desk.application.opening.turn_to(1)
    assert desk.window.reader.progress.share == pytest.approx(1)


def test_the_outline_tells_how_long_the_article_takes_to_read(qtbot: QtBot, desk: Desk) -> None:
    show(desk, long_article(3_000))
    title = desk.window.outline.findChild(QLabel, "outlineTitle")
    qtbot.waitUntil(lambda: "9 分钟" in title.text() or "10 分钟" in title.text())


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_marks_are_seen_below_the_letters(desk: Desk, name: str) -> None:
    paper = PAPERS[name]
    show(desk, long_article())
    desk.window.reader.set_layout(PageLayout(), paper)
    look_for(desk, "萝卜")
    QApplication.processEvents()
    image = desk.window.reader.viewport().grab().toImage()
    rects = [rect for rect in desk.window.reader.found.rects() if rect.top() > 0]
    rects = [rect for rect in rects if rect.bottom() < image.height()]
    assert rects
    for rect in rects:
        inner = rect.toRect().adjusted(1, 1, -1, -1)
        seen = [
            image.pixelColor(x, y).name()
            for x in range(inner.left(), inner.right())
            for y in range(inner.top(), inner.bottom())
        ]
        assert seen.count(paper.found) > len(seen) / 3
        assert paper.text in seen


def test_marks_in_the_sentence_being_read_are_not_hidden_by_it(desk: Desk) -> None:
    article = long_article()
    show(desk, article)
    look_for(desk, "冷库")
    reader, paper = desk.window.reader, PAPERS["white"]
    assert reader.rendered is not None
    second = article.text.index("冷库", article.text.index("冷库") + 1)
    reader.highlight(Span(second - 5, second + 10))
    (stretch,) = reader.rendered.positions.to_document(Span(second, second + 2))
    assert places(desk).count(stretch) == 1
    looks = [each.format.background().color().name() for each in reader.extraSelections()]  # type: ignore[attr-defined]
    assert looks.index(paper.highlight) < looks.index(paper.found)
    reader.highlight(None)
    looks = [each.format.background().color().name() for each in reader.extraSelections()]  # type: ignore[attr-defined]
    assert paper.found not in looks
    assert places(desk).count(stretch) == 1


@pytest.mark.parametrize("words", ["产量", "三个小时", "天亮以前", "冷藏车", "𠮷祥如意，", "🙂"])
def test_every_kind_of_block_is_searched_and_marked_where_it_stands(desk: Desk, words: str) -> None:
    article = short_article()
    if words not in article.text:  # what a picture shows is no text of the article
        show(desk, article)
        look_for(desk, words)
        assert count(desk) in {"没有找到", "Not found"}
        return
    show(desk, article)
    look_for(desk, words)
    reader = desk.window.reader
    assert marked(desk) == [words]
    reader.found.show(article, SearchableText(article.text).find(words), None)
    (rect,) = reader.found.rects()
    image = reader.viewport().grab().toImage()
    ground = reader.rendered.style.paper.found  # type: ignore[union-attr]
    inner = rect.toRect().adjusted(1, 1, -1, -1)
    corners = (inner.topLeft(), inner.topRight(), inner.bottomLeft(), inner.bottomRight())
    assert ground in {image.pixelColor(corner).name() for corner in corners}


@pytest.mark.parametrize("letter", ["甲", "·", "e", " ", "\u0301", "<", "\ud800", "\u202e", "🙂"])
def test_hostile_articles_are_searched_like_others(desk: Desk, letter: str) -> None:
    article = hostile_article()
    show(desk, article)
    look_for(desk, letter)
    for _ in range(5):
        desk.window.actions_["find_previous"].trigger()
        desk.window.reader.viewport().grab()
    assert count(desk) or not letter.strip("\u0301\ud800\u202e ")
    assert desk.window.reader.article_shown is article


def test_an_article_shown_in_another_script_is_searched_in_that_script(
    qtbot: QtBot, desk: Desk
) -> None:
    original = Article("题", (Section(None, None, (Paragraph("后来，后来。"),)),))
    other = Article("題", (Section(None, None, (Paragraph("後來，後來。"),)),))
    show(desk, original)
    look_for(desk, "后来")
    assert len(marked(desk)) == 2
    opening = desk.application.opening
    opening.dress = lambda visit: visit.in_script(Script.TRADITIONAL, lambda *_: other)
    with qtbot.waitSignal(opening.shown):
        opening.dress_anew()
    assert count(desk) in {"没有找到", "Not found"}
    assert marked(desk) == []
    field(desk).setText("後來")
    assert count(desk) == "1 / 2"
    assert set(marked(desk)) == {"後來"}
