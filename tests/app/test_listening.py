"""Listening in the window: choices that last, ways into the text, the place that is kept."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QListWidget,
    QPushButton,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from haidai import paths
from haidai.article.model import Article
from haidai.article.values import Language
from haidai.opening.sources import FileSource
from haidai.playback.state import ReadingState
from haidai.settings.speed import Pauses, Speed
from haidai.speech.script import source_line
from haidai.speech.voices import Voice
from haidai.ui.listening.pronunciation_dialog import PronunciationDialog
from haidai.ui.listening.voice_dialog import VoiceDialog
from haidai.ui.listening.voice_names import name_by_id
from haidai.ui.outline import SECONDS_ROLE
from tests.app.conftest import Desk, marked
from tests.fakes.playback import VOICE

FIXTURES = Path(__file__).parents[1] / "fixtures"
OTHER = Voice("fake-zh-2", "另一个声音", Language("zh-CN"), "fake")
ENGLISH = Voice("fake-en", "English voice", Language("en"), "fake")


def point_of(desk: Desk, text: str) -> QPoint:
    """Where a piece of the article stands on the page."""
    reader = desk.window.reader
    cursor = reader.document().find(text)
    cursor.setPosition(cursor.selectionStart() + 1)
    return reader.cursorRect(cursor).center()


def test_a_double_click_reads_from_that_sentence(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.application.listening.ready)
    viewport = desk.window.reader.viewport()
    point = point_of(desk, "先从")
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    assert marked(desk).startswith("先从")


def test_the_menu_reads_from_here_or_what_is_selected(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.application.listening.ready)
    reader, menus = desk.window.reader, desk.application.listening.menu
    names = [action.text() for action in menus.menu(point_of(desk, "先从")).actions()]
    assert names == ["从这里读", "导出本节音频…", "全选", "在文中查找"]
    cursor = reader.document().find("四个小小的链接")
    reader.setTextCursor(cursor)
    menu = menus.menu(point_of(desk, "先从"))
    names = [action.text() for action in menu.actions()]
    assert names == [
        "从这里读",
        "朗读所选",
        "复制",
        "带出处复制",
        "导出本节音频…",
        "全选",
        "在文中查找",
    ]
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    assert marked(desk) == "四个小小的链接"
    desk.clock.advance(30)
    desk.session.tick()
    assert desk.session.state == ReadingState.STOPPED


def test_speed_and_pauses_last(qtbot: QtBot, desk: Desk, make_desk: Callable[[], Desk]) -> None:
    desk.window.actions_["faster"].trigger()
    desk.window.player.speed.pauses_requested.emit(Pauses.CALM)
    assert desk.store.settings.speed == Speed(1.1)
    assert desk.session.manner.speed == 1.1
    assert desk.window.player.speed.text() == "1.1×"
    desk.store.flush()
    again = make_desk()
    assert again.window.player.speed.text() == "1.1×"
    assert again.store.settings.pauses == Pauses.CALM


def test_the_keys_change_the_speed(qtbot: QtBot, desk: Desk) -> None:
    keys = {name: desk.window.actions_[name].shortcut().toString() for name in ("slower", "faster")}
    assert keys == {"slower": "Ctrl+[", "faster": "Ctrl+]"}
    for _ in range(20):
        desk.window.actions_["slower"].trigger()
    assert desk.store.settings.speed == Speed(0.5)
    assert not desk.window.actions_["slower"].isEnabled()


def open_voices(qtbot: QtBot, desk: Desk) -> VoiceDialog:
    desk.window.player.voice.click()
    dialog: VoiceDialog = desk.window.findChild(VoiceDialog)
    voices = dialog.findChild(QListWidget, "voices")
    qtbot.waitUntil(lambda: voices.count() > 0)
    return dialog


def test_a_voice_is_tried_chosen_and_remembered_for_its_language(qtbot: QtBot, desk: Desk) -> None:
    desk.synthesizer.voices_known = (ENGLISH, VOICE, OTHER)
    dialog = open_voices(qtbot, desk)
    voices = dialog.findChild(QListWidget, "voices")
    assert [voices.item(n).text() for n in range(voices.count())] == [VOICE.name, OTHER.name]
    voices.setCurrentRow(1)
    dialog.findChild(QPushButton, "tryVoice").click()
    qtbot.waitUntil(lambda: desk.synthesizer.manners[-1:] == [(OTHER.id, 1.0)])
    dialog.findChild(QPushButton, "useVoice").click()
    assert desk.store.settings.voice("zh") == OTHER.id
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    assert desk.synthesizer.manners[-1][0] == OTHER.id
    qtbot.waitUntil(lambda: desk.window.player.voice.text() == OTHER.name)


def test_own_pronunciations_are_kept_in_a_file_and_spoken(qtbot: QtBot, desk: Desk) -> None:
    dialog = open_voices(qtbot, desk)
    dialog.findChild(QPushButton, "ownWords").click()
    words = dialog.findChild(PronunciationDialog)
    table = words.findChild(QTableWidget, "words")
    table.item(0, 0).setText("海岱")
    table.item(0, 1).setText("海代")
    assert table.rowCount() == 2
    table.setCurrentCell(0, 0)
    words.findChild(QPushButton, "tryWord").click()
    qtbot.waitUntil(lambda: "海代" in desk.synthesizer.asked)
    words.findChild(QPushButton, "saveWords").click()
    assert (paths.data_folder() / "pronunciations.txt").read_text("utf-8") == "海岱 = 海代\n"
    assert len(desk.session.manner.rules) == 1
    dialog.reject()


def test_the_voice_chosen_in_an_earlier_run_is_called_by_its_name(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk()
    desk.store.change(voices=desk.store.settings.with_voice("zh", "sit/cmn+f2"))
    desk.application.start(None)
    qtbot.waitUntil(lambda: desk.application.listening.ready)
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    voice = desk.window.player.voice
    assert voice.text() == "普通话 · 女声一"
    desk.application.listening.choices.use_language(Language("en"))
    assert voice.text() == "声音"
    desk.application.listening.choices.use_language(Language("zh-CN"))
    assert voice.text() == "普通话 · 女声一"


def test_a_voice_whose_id_tells_no_name_is_called_voice() -> None:
    assert name_by_id("com.apple.voice.Tingting") == ""
    assert name_by_id("HKEY_LOCAL_MACHINE\\SOFTWARE\\Voices\\Huihui") == ""


@pytest.fixture
def words(qtbot: QtBot, desk: Desk) -> Iterator[PronunciationDialog]:
    """The 读音表, opened as the reader opens it."""
    dialog = open_voices(qtbot, desk)
    dialog.findChild(QPushButton, "ownWords").click()
    yield dialog.findChild(PronunciationDialog)
    dialog.reject()


def type_into(words: PronunciationDialog, row: int, *texts: str) -> None:
    """Type into the cells of a row; the last one is still being written."""
    table = words.findChild(QTableWidget, "words")
    for column, text in enumerate(texts):
        table.setCurrentCell(row, column)
        table.editItem(table.item(row, column))
        QTest.keyClicks(table.findChildren(QLineEdit)[-1], text)


def kept_words() -> str:
    return (paths.data_folder() / "pronunciations.txt").read_text("utf-8")


@pytest.mark.parametrize("way", ["esc", "cross", "save"])
def test_every_way_of_closing_keeps_the_words_that_were_written(
    desk: Desk, words: PronunciationDialog, way: str
) -> None:
    type_into(words, 0, "hd", "haidai")
    if way == "esc":
        QTest.keyClick(words.findChildren(QLineEdit)[-1], Qt.Key.Key_Escape)
        QTest.keyClick(words.findChild(QTableWidget, "words"), Qt.Key.Key_Escape)
    elif way == "cross":
        words.close()
    else:
        words.findChild(QPushButton, "saveWords").click()
    assert not words.isVisible()
    assert kept_words() == "hd = haidai\n"
    assert len(desk.session.manner.rules) == 1


def test_words_are_kept_while_the_list_is_still_open(words: PronunciationDialog) -> None:
    type_into(words, 0, "hd", "haidai")
    type_into(words, 1, "")
    assert kept_words() == "hd = haidai\n"
    words.close()


def test_cancel_puts_back_the_words_as_they_were(desk: Desk, words: PronunciationDialog) -> None:
    type_into(words, 0, "hd", "haidai")
    words.findChild(QPushButton, "cancel").click()
    assert not words.isVisible()
    assert kept_words() == ""
    assert desk.session.manner.rules == ()


def test_an_article_opened_again_offers_to_go_on_listening(qtbot: QtBot, desk: Desk) -> None:
    open_and_wait(qtbot, desk, "riverside.html")
    desk.application.listening.listen_to_section(1)
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    while desk.session.utterance < 5:
        desk.clock.advance(0.5)
        desk.session.tick()
    heard = marked(desk)
    desk.application.opening.go_back()
    qtbot.waitUntil(lambda: desk.application.listening.ready)
    assert "上次听到" not in desk.window.notice.sentence
    open_and_wait(qtbot, desk, "riverside.html")
    assert heard[:8] in desk.window.notice.sentence
    desk.window.notice.action_requested.emit(0)
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    assert marked(desk) == heard


def test_the_next_run_offers_to_go_on_listening(
    qtbot: QtBot, desk: Desk, make_desk: Callable[[], Desk]
) -> None:
    open_and_wait(qtbot, desk, "riverside.html")
    desk.application.listening.listen_to_section(1)
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    heard = marked(desk)
    desk.application.close()

    later = make_desk()
    later.application.start(None)
    qtbot.waitUntil(lambda: "上次听到" in later.window.notice.sentence)
    assert heard[:8] in later.window.notice.sentence
    later.window.notice.action_requested.emit(0)
    qtbot.waitUntil(lambda: later.session.state == ReadingState.READING)
    assert marked(later) == heard
    hear_to_the_end(later)
    later.application.close()

    last = make_desk()
    last.application.start(None)
    qtbot.waitUntil(lambda: last.application.listening.ready)
    assert "上次听到" not in last.window.notice.sentence


def open_and_wait(qtbot: QtBot, desk: Desk, name: str) -> None:
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.application.opening.open(FileSource(FIXTURES / name))
    qtbot.waitUntil(lambda: desk.application.listening.ready)


def test_nothing_of_a_reading_is_made_for_those_who_only_read(qtbot: QtBot, desk: Desk) -> None:
    open_and_wait(qtbot, desk, "riverside.html")
    times = desk.window.outline.findChild(QListView).model()
    assert all(times.data(times.index(row, 0), SECONDS_ROLE) > 0 for row in range(times.rowCount()))
    assert desk.sessions == []
    slowly = [times.data(times.index(row, 0), SECONDS_ROLE) for row in range(times.rowCount())]
    desk.window.actions_["faster"].trigger()
    faster = [times.data(times.index(row, 0), SECONDS_ROLE) for row in range(times.rowCount())]
    assert all(one > other for one, other in zip(slowly, faster, strict=True))
    assert desk.sessions == []
    desk.window.actions_["listen"].hover()
    qtbot.waitUntil(lambda: bool(desk.synthesizer.asked))
    assert len(desk.sessions) == 1
    assert desk.session.state == ReadingState.STOPPED


def test_time_and_source_are_read_from_the_title_on_where_that_is_chosen(
    qtbot: QtBot, desk: Desk
) -> None:
    open_and_wait(qtbot, desk, "riverside.html")
    article = desk.window.reader.article_shown
    assert article is not None
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    desk.window.player.speed.source_requested.emit(True)
    assert desk.store.settings.source_read
    line = source_line(article)
    qtbot.waitUntil(lambda: line in desk.synthesizer.asked)
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    while desk.session.utterance < 1:
        desk.hear(0.1)
    assert marked(desk) == article.title  # it has no place in the text
    while desk.session.utterance < 2:
        desk.hear(0.1)
    assert marked(desk) in article.text[len(article.title) :]
    # Behind the title the choice waits until the article is begun anew.
    here = desk.session.utterance
    desk.window.player.speed.source_requested.emit(False)
    assert desk.session.utterance == here
    hear_to_the_end(desk)
    desk.synthesizer.asked.clear()
    # The reader presses before anything more could come from another thread.
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    assert marked(desk) == article.title
    qtbot.waitUntil(lambda: len(desk.synthesizer.asked) > 3)
    assert line not in desk.synthesizer.asked


def test_what_begins_anew_is_read_as_it_is_chosen_by_then(qtbot: QtBot, desk: Desk) -> None:
    article = read_into_the_body(qtbot, desk)
    desk.window.player.speed.source_requested.emit(True)
    desk.application.listening.listen_from(0)
    assert desk.window.player.isVisible()
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    assert marked(desk) == article.title
    qtbot.waitUntil(lambda: source_line(article) in desk.synthesizer.asked)


def test_what_was_stopped_goes_on_there_although_another_choice_was_made(
    qtbot: QtBot, desk: Desk
) -> None:
    read_into_the_body(qtbot, desk)
    here = marked(desk)
    desk.window.player.speed.source_requested.emit(True)
    desk.application.listening.stop()
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    assert marked(desk) == here


def test_a_reading_that_is_awaited_is_not_lost_by_steering_and_is_given_up_by_pausing(
    qtbot: QtBot, desk: Desk
) -> None:
    read_into_the_body(qtbot, desk)
    listening, actions = desk.application.listening, desk.window.actions_
    desk.window.player.speed.source_requested.emit(True)
    listening.listen_from(0)
    actions["next_sentence"].trigger()
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    desk.window.player.speed.source_requested.emit(False)
    listening.stop()
    listening.listen()
    assert not listening.ready
    actions["play_pause"].trigger()
    assert not desk.window.player.isVisible()
    qtbot.waitUntil(lambda: listening.ready)
    assert desk.session.state == ReadingState.STOPPED


def read_into_the_body(qtbot: QtBot, desk: Desk) -> Article:
    """An article that tells its source, read to its third sentence."""
    open_and_wait(qtbot, desk, "riverside.html")
    article = desk.window.reader.article_shown
    assert article is not None
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    while desk.session.utterance < 2:
        desk.hear(0.1)
    return article


def hear_to_the_end(desk: Desk) -> None:
    while desk.session.state != ReadingState.STOPPED:
        QApplication.processEvents()
        desk.clock.advance(0.5)
        desk.session.tick()


def test_a_voice_that_is_tried_falls_silent_when_the_system_ends_the_program(
    qtbot: QtBot, desk: Desk
) -> None:
    dialog = open_voices(qtbot, desk)
    dialog.findChild(QPushButton, "tryVoice").click()
    tried = desk.sessions[-1]
    qtbot.waitUntil(lambda: tried.state is ReadingState.READING)
    desk.window.close()
    desk.application.close()
    assert tried.state is not ReadingState.READING
    assert all(each.name != "speech prefetch" for each in threading.enumerate())
