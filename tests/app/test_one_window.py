"""A second start brings the window to the front, with what it was given."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from haidai.article.model import Article
from haidai.commands.words import source_of_icon
from haidai.instance.claim import Claim, claim_file, noted
from haidai.instance.conversation import Answer, hand_over
from haidai.instance.start import turn
from haidai.opening.sources import FileSource, Source
from haidai.ui.background import Background
from haidai.ui.next_paint import NextPaint
from tests.app.conftest import Desk

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def claim(desk: Desk, tmp_path: Path) -> Claim:
    claim = Claim.take(claim_file(tmp_path))
    assert claim is not None
    desk.application.be_found(claim)
    return claim


def hand(qtbot: QtBot, folder: Path, source: Source | None) -> bool:
    """What a second process would do; whether the window took it."""
    start = Background()
    with qtbot.waitSignal(start.finished) as ended:
        start.start(lambda _: turn(folder, source).handed_over)
    start.close()
    return bool(ended.args[0])


def test_a_second_start_opens_its_article_in_this_window(
    qtbot: QtBot, desk: Desk, claim: Claim, tmp_path: Path
) -> None:
    with qtbot.waitSignal(desk.application.opening.shown):
        assert hand(qtbot, tmp_path, FileSource(FIXTURES / "riverside.txt"))
    assert desk.opened == FileSource(FIXTURES / "riverside.txt")
    claim.release()


def test_a_second_start_by_an_icon_has_its_mistake_told_here(
    qtbot: QtBot, desk: Desk, claim: Claim, tmp_path: Path
) -> None:
    before = desk.window.reader.article_shown
    with qtbot.waitSignal(desk.application.opening.failed):
        assert hand(qtbot, tmp_path, source_of_icon("ftp://news.example/1"))
    assert desk.window.notice.sentence.startswith("“ftp://news.example/1”不是可以打开的网址")
    assert desk.window.reader.article_shown == before
    claim.release()


def test_of_several_files_started_at_once_none_is_lost(
    qtbot: QtBot, desk: Desk, claim: Claim, tmp_path: Path
) -> None:
    names = ("riverside.txt", "typesetting.html", "riverside.html")
    opening, shown = desk.application.opening, []
    opening.shown.connect(lambda _: shown.append(desk.opened))
    opening.open(FileSource(FIXTURES / names[0]))
    for name in names[1:]:
        window = desk.application._one_window
        assert window is not None
        window.bring(FileSource(FIXTURES / name))
    qtbot.waitUntil(lambda: len(shown) == len(names))
    assert shown == [FileSource(FIXTURES / name) for name in names]
    claim.release()


def test_what_a_start_brings_does_not_wait_long_for_what_hangs(
    qtbot: QtBot, desk: Desk, claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("haidai.ui.one_window.PATIENCE", 20)
    opening, ended = desk.application.opening, Event()

    def hanging(article: Article) -> tuple[int, int]:
        return 0, int(article.url is not None and ended.wait(5))

    monkeypatch.setattr(opening, "_place_of", hanging)
    opening.open(FileSource(FIXTURES / "riverside.html"))
    window = desk.application._one_window
    assert window is not None
    with qtbot.waitSignal(opening.shown):
        window.bring(FileSource(FIXTURES / "riverside.txt"))
    ended.set()
    assert desk.opened == FileSource(FIXTURES / "riverside.txt")
    claim.release()


def test_a_second_start_with_nothing_brings_a_minimised_window_back(
    qtbot: QtBot, desk: Desk, claim: Claim, tmp_path: Path
) -> None:
    before = desk.window.reader.article_shown
    desk.window.showMaximized()
    desk.window.showMinimized()
    assert hand(qtbot, tmp_path, None)
    assert not desk.window.isMinimized()
    assert desk.window.windowState() & Qt.WindowState.WindowMaximized
    assert desk.window.reader.article_shown == before
    claim.release()


def test_a_message_that_makes_no_sense_changes_nothing(
    qtbot: QtBot, desk: Desk, claim: Claim, caplog: pytest.LogCaptureFixture
) -> None:
    before = desk.window.reader.article_shown
    start = Background()
    address = noted(claim.path)
    assert address is not None
    with qtbot.waitSignal(start.finished) as ended:
        start.start(lambda _: hand_over(address, b"rm -rf /\n"))
    start.close()
    assert ended.args[0] == Answer.TAKEN
    qtbot.waitUntil(lambda: "no start can say" in caplog.text)
    assert desk.window.reader.article_shown == before
    claim.release()


def test_after_the_end_the_window_is_found_no_more(desk: Desk, claim: Claim) -> None:
    address = noted(claim.path)
    assert address is not None
    desk.application.close()
    assert hand_over(address, b"a") == Answer.NOBODY
    claim.release()


def test_what_waits_for_the_first_paint_is_called_once_after_it(qtbot: QtBot, desk: Desk) -> None:
    painted: list[bool] = []
    NextPaint(desk.window.reader.viewport(), lambda: painted.append(True))
    assert painted == []
    desk.window.reader.viewport().update()
    qtbot.waitUntil(lambda: painted == [True])
    desk.window.reader.viewport().repaint()
    qtbot.wait(20)
    assert painted == [True]
