"""The window as a whole: what was open stays open, every wish arrives, everything is closed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListView, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from haidai.article.model import Article, Paragraph, Section
from haidai.errors import ErrorKind, HaidaiError
from haidai.library.visits import visit
from haidai.opening.sources import FileSource, TextSource
from haidai.playback.state import ReadingState
from haidai.settings.print_choices import PrintChoices, PrintSize
from haidai.settings.text_size import TextSize
from haidai.speech.pronunciations import Pronunciations
from haidai.ui.opening.welcome import welcome_article
from haidai.ui.printing.print_dialog import PrintDialog
from tests.app.conftest import Desk
from tests.fakes.articles import span_of_section
from tests.fakes.playback import VOICE
from tests.fakes.sharing import FakeSharing

FIXTURES = Path(__file__).parents[1] / "fixtures"
ROW = "菜价又降了。\n\n" + "市里的菜市场今天开门很早，来买菜的人不少。" * 8 + "\n"


def shown(desk: Desk) -> str:
    article = desk.window.reader.article_shown
    return article.title if article else ""


def button(desk: Desk, name: str) -> QToolButton:
    found: QToolButton = desk.window.top_bar.findChild(QToolButton, name)
    return found


def open_file(qtbot: QtBot, desk: Desk, path: Path) -> None:
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.application.opening.open(FileSource(path))


def test_it_starts_with_the_welcome_article(desk: Desk) -> None:
    assert shown(desk) == welcome_article().title
    assert desk.window.notice.sentence == ""
    assert desk.window.reader.hasFocus() or not desk.window.isActiveWindow()


def test_the_welcome_article_is_the_tour_of_the_buttons() -> None:
    article = welcome_article()
    assert [crumb.text for crumb in article.trail][-1] == "正文"
    assert article.published
    assert article.source
    assert article.editors
    assert article.sections[0].heading is None
    assert all(section.heading and section.deck for section in article.sections[1:])
    for word in ("大字体", "小字体", "打印", "扫码带走", "朗读", "导出 PDF", "听本节"):
        assert word in article.text


def test_a_file_opens_with_its_title_sections_and_address(qtbot: QtBot, desk: Desk) -> None:
    open_file(qtbot, desk, FIXTURES / "riverside.html")
    article = desk.window.reader.article_shown
    assert article is not None
    assert article.url is not None
    assert article.title in desk.window.windowTitle()
    names = desk.window.outline.findChild(QListView).model()
    assert names.rowCount() == len(article.sections)
    assert desk.application.recent.articles[0].title == article.title


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda folder: folder / "nothing.html", ErrorKind.FILE_MISSING),
        (lambda folder: folder, ErrorKind.FILE_IS_FOLDER),
        (lambda folder: write(folder, b""), ErrorKind.EMPTY),
        (lambda folder: write(folder, os.urandom(4000)), ErrorKind.NOT_TEXT),
    ],
)
def test_what_cannot_be_opened_is_said_in_a_sentence_and_the_page_stays(
    qtbot: QtBot,
    desk: Desk,
    tmp_path: Path,
    make: Callable[[Path], Path],
    kind: ErrorKind,
) -> None:
    desk.window.reader.verticalScrollBar().setValue(300)
    place = desk.window.reader.place()
    with qtbot.waitSignal(desk.application.opening.failed) as failed:
        desk.application.opening.open(FileSource(make(tmp_path)))
    assert failed.args[0].kind == kind
    assert desk.window.notice.sentence.endswith("。")
    assert shown(desk) == welcome_article().title
    assert desk.window.reader.place() == place


def write(folder: Path, content: bytes) -> Path:
    path = folder / "file.txt"
    path.write_bytes(content)
    return path


def test_a_start_with_a_source_that_fails_shows_the_welcome_article_and_says_why(
    qtbot: QtBot, make_desk: Callable[[], Desk], tmp_path: Path
) -> None:
    desk = make_desk()
    desk.application.start(FileSource(tmp_path / "nothing.html"))
    qtbot.waitUntil(lambda: bool(shown(desk)))
    assert shown(desk) == welcome_article().title
    assert "nothing.html" in desk.window.notice.sentence


def test_back_and_forward_find_the_places_again(qtbot: QtBot, desk: Desk) -> None:
    reader, actions = desk.window.reader, desk.window.actions_
    desk.window.resize(1200, 800)
    assert not button(desk, "back").isVisible()
    reader.verticalScrollBar().setValue(400)
    place = reader.place()
    assert place > 0
    open_file(qtbot, desk, FIXTURES / "riverside.txt")
    assert reader.verticalScrollBar().value() == 0
    assert button(desk, "back").isVisible()
    actions["back"].trigger()
    assert (shown(desk), reader.place()) == (welcome_article().title, place)
    assert not actions["back"].isEnabled()
    actions["forward"].trigger()
    assert shown(desk) != welcome_article().title


def test_the_size_steps_are_shown_and_remembered(
    qtbot: QtBot, desk: Desk, make_desk: Callable[[], Desk]
) -> None:
    for _ in range(4):
        qtbot.mouseClick(button(desk, "larger"), Qt.MouseButton.LeftButton)
    assert desk.store.settings.text_size == TextSize(40)
    assert desk.window.top_bar.findChild(QLabel, "typeSize").text() == "40"
    assert make_desk().window.top_bar.findChild(QLabel, "typeSize").text() == "40"
    desk.window.actions_["usual_size"].trigger()
    assert desk.store.settings.text_size == TextSize(20)


def test_at_either_end_of_the_sizes_one_button_has_nothing_to_do(desk: Desk) -> None:
    desk.application.sizing.step(+99)
    assert desk.store.settings.text_size == TextSize(72)
    assert not button(desk, "larger").isEnabled()
    desk.application.sizing.step(-99)
    assert desk.store.settings.text_size == TextSize(14)
    assert not button(desk, "smaller").isEnabled()
    assert button(desk, "larger").isEnabled()


def test_a_pasted_article_opens(qtbot: QtBot, desk: Desk) -> None:
    QGuiApplication.clipboard().setText(ROW)
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.window.actions_["paste"].trigger()
    assert "菜市场" in desk.window.reader.toPlainText()


def test_an_empty_clipboard_is_said_in_words(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.window.actions_["paste"].trigger()
    assert desk.window.notice.sentence
    assert shown(desk) == welcome_article().title


def test_taking_along_shows_the_address_or_says_there_is_none(qtbot: QtBot, desk: Desk) -> None:
    qtbot.mouseClick(button(desk, "hand_off"), Qt.MouseButton.LeftButton)
    assert desk.window.panel.isVisible()
    assert "没有网址" in desk.window.panel.findChild(QLabel, "absence").text()
    open_file(qtbot, desk, FIXTURES / "riverside.html")
    shown_address = desk.window.panel.findChild(QLabel, "address").text().replace("\u200b", "")
    assert shown_address == "https://news.example.com/2024/riverside.html"
    qtbot.mouseClick(button(desk, "hand_off"), Qt.MouseButton.LeftButton)
    assert not desk.window.panel.isVisible()


def test_a_phone_gets_the_voice_and_the_pronunciations_of_the_window(
    qtbot: QtBot, desk: Desk
) -> None:
    choices, sharing = desk.application.listening.choices, FakeSharing("192.168.1.7")
    choices.use_voice(VOICE)
    choices.use_pronunciations(Pronunciations.of([("海岱", "海代")]))
    qtbot.mouseClick(button(desk, "hand_off"), Qt.MouseButton.LeftButton)
    desk.application.hand_off.taking_along._sharing = sharing
    desk.window.panel.findChild(QPushButton, "shareTab").click()
    qtbot.waitUntil(lambda: len(sharing.serving) == 1)
    (manner,) = sharing.manners
    assert (manner.voice, len(manner.rules)) == (VOICE.id, 1)


def test_listening_marks_the_sentence_and_a_second_press_stops(qtbot: QtBot, desk: Desk) -> None:
    qtbot.mouseClick(button(desk, "listen"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    assert desk.window.player.isVisible()
    desk.clock.advance(0.1)
    desk.session.tick()
    assert len(desk.window.reader.extraSelections()) == 2  # the sentence, and the word in it
    qtbot.mouseClick(button(desk, "listen"), Qt.MouseButton.LeftButton)
    assert desk.session.state == ReadingState.STOPPED
    assert not desk.window.player.isVisible()
    assert desk.window.reader.extraSelections() == []
    assert not desk.output.playing


def test_escape_stops_the_reading(qtbot: QtBot, desk: Desk) -> None:
    desk.application.listening.listen_to_section(1)
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    desk.window.activateWindow()
    qtbot.keyClick(desk.window, Qt.Key.Key_Escape)
    assert desk.session.state == ReadingState.STOPPED


def test_another_article_stops_the_reading_of_the_one_before(qtbot: QtBot, desk: Desk) -> None:
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    open_file(qtbot, desk, FIXTURES / "riverside.txt")
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.STOPPED)
    assert not desk.window.player.isVisible()


def test_a_wish_to_listen_before_the_sentences_are_ready_is_kept(
    qtbot: QtBot, make_desk: Callable[[], Desk]
) -> None:
    desk = make_desk()
    desk.application.start(None)
    desk.window.actions_["listen"].trigger()
    assert desk.window.actions_["listen"].isChecked()
    qtbot.waitUntil(lambda: bool(desk.sessions) and desk.session.state == ReadingState.READING)


def test_a_missing_voice_is_said_and_nothing_is_read(qtbot: QtBot, desk: Desk) -> None:
    desk.synthesizer.voices_known = ()
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: bool(desk.window.notice.sentence))
    assert "声音" in desk.window.notice.sentence
    assert desk.output.written == []


def test_a_missing_printer_offers_the_pdf(desk: Desk) -> None:
    desk.application.exporting.printing.failed.emit(HaidaiError(ErrorKind.NO_PRINTER))
    assert desk.window.notice.findChild(QPushButton).text() == "导出 PDF"


def test_the_last_choice_about_paper_is_remembered(qtbot: QtBot, desk: Desk) -> None:
    choices = PrintChoices(PrintSize.LARGEST, "A5", landscape=True)
    desk.window.actions_["print"].trigger()
    dialog = desk.window.findChild(PrintDialog)
    dialog.choices_made.emit(choices)
    dialog.close()
    assert desk.store.settings.printing == choices

    desk.window.actions_["print"].trigger()

    opened = [each for each in desk.window.findChildren(PrintDialog) if each.isVisible()]
    assert [each.choices for each in opened] == [choices]
    opened[0].close()


def test_saving_tells_its_pages_until_something_else_is_said(qtbot: QtBot, desk: Desk) -> None:
    printing = desk.application.exporting.printing
    printing.export_started.emit("甲.pdf")
    assert desk.window.notice.sentence == "正在保存“甲.pdf”……"
    printing.progressed.emit(3, 12)
    assert "第 3 页，共 12 页" in desk.window.notice.sentence
    printing.progressed.emit(4, 12)
    assert "第 4 页" in desk.window.notice.sentence
    desk.application.notices.say("别的")
    printing.progressed.emit(5, 12)
    assert desk.window.notice.sentence == "别的"


def test_the_window_speaks_english_when_asked_and_chinese_again(desk: Desk) -> None:
    listen = button(desk, "listen")
    assert listen.text() == "朗读"
    desk.application._use_language("en")
    QApplication.processEvents()
    assert listen.text() == "Read aloud"
    assert "Source: " in desk.window.reader.toPlainText()
    desk.application.notices.explain(HaidaiError(ErrorKind.NO_ADDRESS))
    assert desk.window.notice.sentence.startswith("This article")
    desk.application._use_language("zh-CN")
    QApplication.processEvents()
    assert listen.text() == "朗读"
    assert "来源：" in desk.window.reader.toPlainText()
    assert desk.store.settings.language == "zh-CN"


def test_opening_something_slow_can_be_cancelled(qtbot: QtBot, desk: Desk) -> None:
    desk.application.opening.open(TextSource(ROW, "甲"))
    desk.application.telling._opening_started("甲")
    cancel = desk.window.notice.findChild(QPushButton)
    assert cancel.text() == "取消"
    cancel.click()
    qtbot.wait(50)  # long enough for a result to come, were it not given up
    assert shown(desk) == welcome_article().title
    assert desk.window.notice.sentence == ""


def test_every_button_has_a_name_and_every_word_is_translated(desk: Desk) -> None:
    for widget in desk.window.findChildren(QToolButton):
        name = widget.accessibleName() or widget.text()
        assert name, widget.objectName()
        if widget.isVisible():
            assert any("\u4e00" <= letter <= "\u9fff" for letter in name), name


def test_a_very_long_article_is_read_part_by_part(qtbot: QtBot, desk: Desk) -> None:
    text = "很长的一段话，说了很久。" * 30
    whole = Article("长文", (Section(None, None, (Paragraph(text),) * 1_000),))
    desk.application.opening.show(visit(whole))
    bar = desk.window.part_bar
    assert bar.isVisible()
    before, after = bar.findChildren(QPushButton)
    assert not before.isEnabled()
    first = desk.window.reader.article_shown
    after.click()
    second = desk.window.reader.article_shown
    assert first is not None
    assert second is not None
    assert first.text != second.text
    assert "第 2" in bar.accessibleName()
    desk.window.actions_["back"].trigger()
    assert not bar.isVisible()
    desk.window.actions_["forward"].trigger()
    assert desk.window.reader.article_shown == second


def test_a_click_in_the_outline_goes_to_the_section(qtbot: QtBot, desk: Desk) -> None:
    desk.window.outline.section_chosen.emit(3)
    article = desk.window.reader.article_shown
    assert article is not None
    place = desk.window.reader.place()
    assert span_of_section(article, 2).start < place <= span_of_section(article, 3).start


def test_the_window_comes_back_where_it_was_left(
    qtbot: QtBot, desk: Desk, make_desk: Callable[[], Desk]
) -> None:
    open_file(qtbot, desk, FIXTURES / "riverside.txt")
    reader = desk.window.reader
    reader.verticalScrollBar().setValue(350)
    article, place = reader.article_shown, reader.place()
    assert place > 0
    desk.window.close()
    desk.application.close()
    again = make_desk()
    again.application.start(None)
    assert (again.window.reader.article_shown, again.window.reader.place()) == (article, place)


def test_a_pasted_text_is_not_lost_when_the_window_is_killed(
    qtbot: QtBot, desk: Desk, make_desk: Callable[[], Desk]
) -> None:
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.application.opening.open(TextSource(ROW, "甲"))
    keeping = desk.application.keeping
    assert keeping is not None
    qtbot.waitUntil(lambda: keeping._library.last() is not None)
    again = make_desk()  # the first one has written nothing at its end
    again.application.start(None)
    assert "菜市场" in again.window.reader.toPlainText()


def test_an_article_opened_again_opens_at_its_place(qtbot: QtBot, desk: Desk) -> None:
    open_file(qtbot, desk, FIXTURES / "riverside.txt")
    reader = desk.window.reader
    reader.verticalScrollBar().setValue(350)
    place = reader.place()
    open_file(qtbot, desk, FIXTURES / "riverside.html")
    assert reader.place() == 0
    open_file(qtbot, desk, FIXTURES / "riverside.txt")
    assert reader.place() == place


def test_the_welcome_article_is_not_what_a_reader_comes_back_to(
    qtbot: QtBot, desk: Desk, make_desk: Callable[[], Desk]
) -> None:
    open_file(qtbot, desk, FIXTURES / "riverside.txt")
    title = shown(desk)
    desk.window.actions_["welcome"].trigger()
    assert shown(desk) == welcome_article().title
    desk.application.close()
    again = make_desk()
    again.application.start(None)
    assert shown(again) == title


def test_the_word_about_silence_goes_when_the_reading_stops(qtbot: QtBot, desk: Desk) -> None:
    desk.output.device = False
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: "扬声器" in desk.window.notice.sentence)
    desk.application.listening.stop()
    assert desk.window.notice.sentence == ""


def test_f1_shows_the_keys_and_the_menu_the_way_to_use_the_window(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    dialog = desk.window.findChild(QDialog, "keysDialog")
    assert dialog.isVisible()
    dialog.accept()
    actions = desk.window.actions_
    assert {actions["keys"], actions["welcome"]} <= set(desk.window.more_menu.actions())


def test_the_same_article_from_elsewhere_is_known_to_be_from_there(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    moved = tmp_path / "moved.txt"
    moved.write_bytes((FIXTURES / "riverside.txt").read_bytes())
    for path in (FIXTURES / "riverside.txt", FIXTURES / "riverside.html", moved):
        open_file(qtbot, desk, path)
        assert desk.opened == FileSource(path)
