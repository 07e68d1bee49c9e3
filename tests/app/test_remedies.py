"""Where something failed, the button beside the sentence does it once more."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from haidai.article.values import Url
from haidai.errors import ErrorKind, HaidaiError, OutputError
from haidai.opening.sources import AddressSource, FileSource
from haidai.playback.state import ReadingState
from haidai.ui.telling.report_dialog import ReportDialog
from tests.app.conftest import Desk
from tests.fakes.pictures import address, drawn

FIXTURES = Path(__file__).parents[1] / "fixtures"


def labels(desk: Desk) -> list[str]:
    return [
        each.text() for each in desk.window.notice.findChildren(QPushButton) if each.isVisible()
    ]


def press(desk: Desk, label: str) -> None:
    buttons = desk.window.notice.findChildren(QPushButton)
    next(each for each in buttons if each.isVisible() and each.text() == label).click()


def choosing(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> list[str]:
    """Let the file dialog give one path after the other; gives the proposals it was shown."""
    proposals: list[str] = []
    chosen = iter(paths)

    def choose(*arguments: object) -> tuple[str, str]:
        proposals.append(str(arguments[2]))
        return str(next(chosen)), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return proposals


def test_a_file_that_has_come_back_opens_on_trying_again(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "stick.html"
    with qtbot.waitSignal(desk.application.opening.failed):
        desk.application.opening.open(FileSource(path))
    path.write_bytes((FIXTURES / "riverside.html").read_bytes())
    with qtbot.waitSignal(desk.application.opening.shown):
        press(desk, "重试")
    assert desk.window.notice.sentence == ""


def test_a_voice_that_failed_reads_on_trying_again(qtbot: QtBot, desk: Desk) -> None:
    voices, desk.synthesizer.voices_known = desk.synthesizer.voices_known, ()
    desk.application.listening.listen()
    qtbot.waitUntil(lambda: "重试" in labels(desk))
    desk.synthesizer.voices_known = voices
    press(desk, "重试")
    qtbot.waitUntil(lambda: desk.session.state == ReadingState.READING)
    assert desk.window.notice.sentence == ""


def test_an_export_that_failed_asks_again_for_the_same_article(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals = choosing(monkeypatch, tmp_path / "no" / "a.pdf", tmp_path / "b.pdf")
    exporting = desk.application.exporting
    with qtbot.waitSignal(exporting.printing.failed, timeout=20_000):
        desk.window.actions_["export_pdf"].trigger()
    assert labels(desk)[0] == "重试"
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.application.opening.open(FileSource(FIXTURES / "riverside.html"))
    exporting._printing_failed(OutputError(ErrorKind.CANNOT_WRITE, name="a.pdf"))
    with qtbot.waitSignal(exporting.printing.exported, timeout=20_000):
        press(desk, "重试")
    assert proposals[0] == proposals[1]
    assert (tmp_path / "b.pdf").exists()


def test_a_code_that_could_not_be_saved_asks_again_where(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, tmp_path / "no" / "a.png", tmp_path / "b.png")
    desk.window.actions_["hand_off"].setChecked(True)
    along = desk.application.hand_off.taking_along
    along._ask_and_save_picture("https://a.cn/")
    press(desk, "重试")
    assert (tmp_path / "b.png").exists()
    assert "b.png" in desk.window.notice.sentence


def test_more_than_the_sentence_says_is_behind_a_second_button(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: object, cancelled: Callable[[], bool]) -> None:
        raise HaidaiError(ErrorKind.NO_CONNECTION, host="a.cn") from OSError(111, "refused")

    monkeypatch.setattr(desk.application._doors.opener, "open", fail)
    with qtbot.waitSignal(desk.application.opening.failed):
        desk.application.opening.open(AddressSource(Url("https://a.cn/")))
    assert labels(desk) == ["重试", "详细信息"]
    press(desk, "详细信息")
    dialog = desk.window.findChild(ReportDialog)
    assert "refused" in dialog.text
    assert labels(desk) == ["重试", "详细信息"]
    dialog.reject()


def test_a_picture_that_did_not_come_is_fetched_again_by_a_press(
    qtbot: QtBot, desk_with_pictures: Desk
) -> None:
    desk = desk_with_pictures
    page = desk.window.reader
    pictures = page.rendered.pictures if page.rendered else None
    assert pictures is not None
    qtbot.waitUntil(lambda: 1 in pictures.facts and pictures.facts[1].missing)
    retriever = desk.application._doors.pictures
    retriever.contents[str(address(1))] = drawn(900, 600)  # type: ignore[attr-defined]
    page.pictures._press(1)
    qtbot.waitUntil(lambda: 1 in pictures.images)
