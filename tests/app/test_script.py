"""简 ↔ 繁 in the window: what is seen is what is read and printed; the library has the original."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from haidai.article.model import Article
from haidai.library.library import Library
from haidai.library.visits import visit
from haidai.playback.places import Step
from haidai.playback.state import ReadingState
from haidai.settings.page_layout import Script
from haidai.settings.text_size import TextSize
from haidai.ui.outline import READING_ROLE
from tests.app.conftest import Desk, marked
from tests.fakes.articles import long_article, short_article

TRADITIONAL = "望河鎮：一根蘿蔔帶活一個村"


def choose(qtbot: QtBot, desk: Desk, script: Script) -> None:
    appearance = desk.application.appearance
    with qtbot.waitSignal(desk.application.opening.shown):
        appearance.use_layout(replace(appearance.layout, script=script))


def shown(desk: Desk) -> Article:
    article = desk.window.reader.article_shown
    assert article is not None
    return article


def test_the_open_article_changes_its_script_and_keeps_its_place(qtbot: QtBot, desk: Desk) -> None:
    desk.application.opening.show(visit(long_article(20_000)))
    bar = desk.window.reader.verticalScrollBar()
    bar.setValue(4_011)
    place = desk.window.reader.place()

    choose(qtbot, desk, Script.TRADITIONAL)

    assert "蘿蔔" in shown(desk).text
    assert desk.window.reader.place() == place > 0
    assert bar.value() == 4_011
    choose(qtbot, desk, Script.ORIGINAL)
    assert shown(desk) == long_article(20_000)
    assert desk.window.reader.place() == place


def test_the_words_of_the_page_are_in_the_characters_of_the_article(
    qtbot: QtBot, desk: Desk
) -> None:
    reader = desk.window.reader
    choose(qtbot, desk, Script.TRADITIONAL)
    qtbot.waitUntil(lambda: "來源：" in reader.toPlainText())
    assert "来源" not in reader.toPlainText()
    choose(qtbot, desk, Script.ORIGINAL)
    qtbot.waitUntil(lambda: "来源：" in reader.toPlainText())


def test_what_is_seen_is_what_is_read_and_taken_along(qtbot: QtBot, desk: Desk) -> None:
    desk.application.opening.show(visit(short_article()))

    choose(qtbot, desk, Script.TRADITIONAL)

    current = desk.application.opening.visits.current
    assert current is not None
    assert current.whole.title == shown(desk).title == TRADITIONAL
    assert current.article is shown(desk)


def test_the_library_keeps_the_original(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.application.opening.show(visit(short_article()))
    choose(qtbot, desk, Script.TRADITIONAL)

    desk.application.close()

    library = Library(tmp_path / "library.sqlite")
    kept = library.last()
    library.close()
    assert kept is not None
    assert kept.article == short_article()


def test_an_article_before_is_shown_in_the_script_of_now(qtbot: QtBot, desk: Desk) -> None:
    opening = desk.application.opening
    opening.show(visit(short_article()))
    opening.show(visit(long_article()))
    choose(qtbot, desk, Script.TRADITIONAL)

    opening.go_back()

    assert shown(desk).title == TRADITIONAL
    opening.go_forward()
    assert "蘿蔔" in shown(desk).text


def test_the_next_start_shows_the_script_that_was_chosen(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk()
    layout = desk.store.settings.layout
    desk.store.change(layout=replace(layout, script=Script.TRADITIONAL))
    later = make_desk()

    with qtbot.waitSignal(later.application.opening.shown):
        later.application.start(None)

    assert shown(later).language.is_traditional
    later.application.opening.show(visit(short_article()))
    assert shown(later).title == TRADITIONAL


def read_to(qtbot: QtBot, desk: Desk, utterance: int) -> None:
    desk.application.opening.show(visit(short_article()))
    qtbot.waitUntil(lambda: desk.application.listening.ready)
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: desk.session.state is ReadingState.READING)
    while desk.session.utterance < utterance:
        desk.hear(0.1)


def test_a_reading_goes_on_where_it_is_while_its_characters_change(
    qtbot: QtBot, desk: Desk
) -> None:
    read_to(qtbot, desk, 2)
    desk.hear(0.35)
    here, word, streams = desk.window.reader.span_read, marked(desk, 1), len(desk.output.rates)
    assert here is not None

    choose(qtbot, desk, Script.TRADITIONAL)

    assert desk.session.state is ReadingState.READING
    assert len(desk.output.rates) == streams  # nothing is heard twice, and nothing is missed
    assert marked(desk) == here.of(shown(desk).text) != here.of(short_article().text)
    assert len(marked(desk, 1)) == len(word) > 0
    assert desk.window.player.isVisible()
    desk.session.go(Step.NEXT_SENTENCE)
    after = desk.window.reader.span_read
    assert after is not None
    assert after.start >= here.end
    assert marked(desk) == after.of(shown(desk).text)


def test_a_pause_keeps_its_sentence_while_the_characters_change(qtbot: QtBot, desk: Desk) -> None:
    read_to(qtbot, desk, 2)
    desk.session.pause()
    here = desk.window.reader.span_read

    choose(qtbot, desk, Script.TRADITIONAL)

    assert desk.session.state is ReadingState.PAUSED
    assert desk.window.reader.span_read == here
    desk.window.actions_["play_pause"].trigger()
    qtbot.waitUntil(lambda: desk.session.state is ReadingState.READING)
    assert desk.window.reader.span_read == here


def test_what_was_stopped_goes_on_there_in_the_characters_of_now(qtbot: QtBot, desk: Desk) -> None:
    read_to(qtbot, desk, 2)
    here = desk.window.reader.span_read
    assert here is not None
    desk.application.listening.stop()
    choose(qtbot, desk, Script.TRADITIONAL)
    desk.synthesizer.asked.clear()

    desk.application.listening.listen()

    qtbot.waitUntil(lambda: desk.session.state is ReadingState.READING)
    assert desk.window.reader.span_read == here
    qtbot.waitUntil(lambda: bool(desk.synthesizer.asked))
    assert desk.synthesizer.asked[0].startswith(here.of(shown(desk).text)[:4])


def test_a_place_heard_is_offered_in_other_characters_too(qtbot: QtBot, desk: Desk) -> None:
    read_to(qtbot, desk, 2)
    here = desk.window.reader.span_read
    assert here is not None
    desk.application.opening.show(visit(long_article()))
    choose(qtbot, desk, Script.TRADITIONAL)

    desk.application.opening.go_back()

    qtbot.waitUntil(lambda: desk.window.notice.isVisible())
    assert here.of(shown(desk).text)[:6] in desk.window.notice.sentence


def test_the_same_article_opened_again_does_not_end_its_reading(qtbot: QtBot, desk: Desk) -> None:
    read_to(qtbot, desk, 2)
    here = desk.window.reader.span_read

    desk.application.opening.show(visit(short_article()))

    assert desk.session.state is ReadingState.READING
    assert desk.window.reader.span_read == here


def test_who_has_scrolled_away_stays_away_while_the_characters_change(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.application.opening.show(visit(long_article(20_000)))
    qtbot.waitUntil(lambda: desk.application.listening.ready)
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: desk.session.state is ReadingState.READING)
    desk.window.reader.verticalScrollBar().setValue(4_000)
    place = desk.window.reader.place()

    choose(qtbot, desk, Script.TRADITIONAL)

    assert desk.window.reader.place() == place
    assert desk.window.reader.findChild(QPushButton, "backToReading").isVisible()


def test_the_page_keeps_to_the_reading_while_the_characters_change(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.application.sizing.use(TextSize(72))
    read_to(qtbot, desk, 1)
    reader, outline = desk.window.reader, desk.window.outline
    title = outline.findChild(QLabel, "outlineTitle")
    times = title.text()
    assert "听完" in times

    choose(qtbot, desk, Script.TRADITIONAL)

    assert desk.session.utterance == 1
    top = reader.verticalScrollBar().value()
    assert reader.span_read is not None
    place = reader.rendered.positions.to_position(reader.span_read.start)
    assert top <= reader.lines.line(place).top() <= top + reader.viewport().height()
    assert not reader.findChild(QPushButton, "backToReading").isVisible()
    assert outline.list.model().index(0, 0).data(READING_ROLE)
    assert title.text() == times
