"""导出音频: from the menu to a file, with its progress, and back out of it."""

import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from haidai import app
from haidai.article.model import Article, Paragraph, Section
from haidai.library.visits import visit
from haidai.opening.sources import FileSource
from haidai.settings.speed import Speed
from haidai.speech.script import reading_script, section_of
from tests.app.conftest import Desk
from tests.fakes.playback import FakeSynthesizer

FIXTURES = Path(__file__).parents[1] / "fixtures"
RATE = 16_000


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> FakeSynthesizer:
    """The voice that every export of this test finds."""
    fake = FakeSynthesizer(RATE)
    monkeypatch.setattr(app, "own_synthesizer", lambda: fake)
    return fake


@pytest.fixture
def desk(qtbot: QtBot, make_desk: Callable[..., Desk], voice: FakeSynthesizer) -> Desk:
    desk = make_desk()
    desk.application.start(None)
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.application.opening.open(FileSource(FIXTURES / "riverside.html"))
    return desk


def export(desk: Desk, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Choose it in the menu, and the file in the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    row = next(each for each in desk.window.more_menu.actions() if each.text() == "导出音频")
    row.trigger()


def script_of(desk: Desk) -> list[str]:
    article = desk.window.reader.article_shown
    assert article is not None
    return [each.text for each in reading_script(article)]


def test_the_menu_leads_to_a_file_read_as_it_was_chosen(
    qtbot: QtBot,
    desk: Desk,
    voice: FakeSynthesizer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    desk.application.listening.choices.use_speed(Speed(2.0))
    told: list[str] = []
    progressed = desk.application.exporting.audio_export.progressed
    progressed.connect(lambda name, percent: told.append(desk.window.notice.sentence))
    path = tmp_path / "溪畔.wav"
    with qtbot.waitSignal(desk.application.exporting.audio_export.exported):
        export(desk, monkeypatch, path)
    assert {speed for _, speed in voice.manners} == {2.0}
    assert len(voice.asked) == len(script_of(desk))
    with wave.open(str(path)) as file:
        assert file.getframerate() == RATE
        assert file.getnframes() > RATE
    assert told[0] == "正在保存“溪畔.wav”… 0%"
    assert len(set(told)) > 3
    assert str(path) in desk.window.notice.sentence
    assert desk.window.notice.findChild(QPushButton).text() == "打开看看"
    assert voice.closed.is_set()


def test_a_closed_strip_stays_closed_while_it_is_saved(
    qtbot: QtBot,
    desk: Desk,
    voice: FakeSynthesizer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    told: list[str] = []

    def close(_name: str, percent: int) -> None:
        told.append(desk.window.notice.sentence)
        if not percent:
            desk.window.notice.close_notice()

    exporting = desk.application.exporting
    exporting.audio_export.progressed.connect(close)
    with qtbot.waitSignal(exporting.audio_export.exported):
        export(desk, monkeypatch, tmp_path / "a.wav")
    assert len(told) > 3
    assert set(told[1:]) == {""}
    assert "a.wav" in desk.window.notice.sentence


def test_cancelling_leaves_no_file_and_no_word_of_it(
    qtbot: QtBot,
    desk: Desk,
    voice: FakeSynthesizer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    path = tmp_path / "out" / "a.mp3"
    path.parent.mkdir()
    voice.hanging = set(script_of(desk)[4:])
    export(desk, monkeypatch, path)
    qtbot.waitUntil(lambda: bool(voice.asked))
    desk.window.notice.action_requested.emit(0)
    assert desk.window.notice.sentence == ""
    voice.free.set()
    qtbot.waitUntil(voice.closed.is_set)
    desk.application.exporting.audio_export.close()
    qtbot.wait(50)
    assert desk.window.notice.sentence == ""
    assert list(path.parent.iterdir()) == []


def test_a_voice_that_fails_is_told_and_leaves_no_file(
    qtbot: QtBot,
    desk: Desk,
    voice: FakeSynthesizer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    voice.voices_known = ()
    with qtbot.waitSignal(desk.application.exporting.audio_export.failed):
        export(desk, monkeypatch, tmp_path / "a.mp3")
    assert "声音" in desk.window.notice.sentence
    assert not (tmp_path / "a.mp3").exists()


def test_the_menu_of_the_page_saves_the_section_it_was_opened_at(
    qtbot: QtBot,
    desk: Desk,
    voice: FakeSynthesizer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    reader = desk.window.reader
    article = reader.article_shown
    assert article is not None
    proposed: list[str] = []
    path = tmp_path / "一节.wav"

    def choose(_: object, __: str, proposal: str, ___: str) -> tuple[str, str]:
        proposed.append(Path(proposal).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    reader.show_section(1)
    point = reader.cursorRect(reader.document().find(article.sections[1].heading)).center()
    menu = desk.application.listening.menu.menu(point)
    row = next(each for each in menu.actions() if each.text() == "导出本节音频…")
    with qtbot.waitSignal(desk.application.exporting.audio_export.exported):
        row.trigger()
    assert proposed == [f"{article.sections[1].heading}.mp3"]
    assert path.exists()
    assert voice.asked[0] == article.sections[1].heading
    assert len(voice.asked) == len(section_of(reading_script(article), 1))


def test_a_menu_that_is_open_when_another_article_comes_saves_what_it_was_opened_on(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader = desk.window.reader
    assert reader.article_shown is not None
    heading = reader.article_shown.sections[1].heading
    assert heading is not None
    reader.show_section(1)
    point = reader.cursorRect(reader.document().find(heading)).center()
    menu = desk.application.listening.menu.menu(point)
    row = next(each for each in menu.actions() if each.text() == "导出本节音频…")
    desk.application.opening.show(
        visit(Article("菜价", (Section(None, None, (Paragraph("降。"),)),)))
    )
    proposed: list[str] = []

    def choose(_: object, __: str, proposal: str, ___: str) -> tuple[str, str]:
        proposed.append(Path(proposal).stem)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    row.trigger()
    assert proposed == [heading]


def test_an_article_of_one_section_is_saved_as_a_whole_alone(desk: Desk) -> None:
    desk.application.opening.show(
        visit(Article("菜价", (Section(None, None, (Paragraph("降。"),)),)))
    )
    menu = desk.application.listening.menu.menu(desk.window.reader.viewport().rect().center())
    assert "导出本节音频…" not in [each.text() for each in menu.actions()]


def test_without_a_file_nothing_is_made(
    desk: Desk, voice: FakeSynthesizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    desk.window.actions_["export_audio"].trigger()
    assert desk.window.notice.sentence == ""
    assert voice.asked == []
