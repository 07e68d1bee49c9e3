"""What nobody has named: one report, one dialog, and the article stays."""

import gc
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from haidai.errors import ErrorKind, HaidaiError
from haidai.ui.telling.report_dialog import ReportDialog
from haidai.ui.telling.unexpected import Unexpected
from tests.app.conftest import Desk
from tests.homes import Home


@pytest.fixture
def hook(desk: Desk) -> Iterator[Unexpected]:
    """The hook as the program has it, in place of pytest's."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    desk.application.unexpected.catch_all()
    yield desk.application.unexpected
    desk.application.unexpected.let_go()
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def buttons(desk: Desk) -> list[str]:
    return [
        each.text() for each in desk.window.notice.findChildren(QPushButton) if each.isVisible()
    ]


def press(desk: Desk, label: str) -> None:
    for each in desk.window.notice.findChildren(QPushButton):
        if each.isVisible() and each.text() == label:
            each.click()


def dialogs(desk: Desk) -> list[ReportDialog]:
    return [each for each in desk.window.findChildren(ReportDialog) if each.isVisible()]


def divide_by_zero() -> None:
    _ = 1 // 0


@pytest.mark.no_qt_log
def test_an_exception_in_the_window_is_told_with_its_details_and_the_article_stays(
    qtbot: QtBot, desk: Desk, hook: Unexpected, caplog: pytest.LogCaptureFixture
) -> None:
    shown = desk.window.reader.article_shown
    desk.window.reader.verticalScrollBar().setValue(200)
    place = desk.window.reader.place()
    QTimer.singleShot(0, divide_by_zero)
    qtbot.waitUntil(lambda: "没有料到" in desk.window.notice.sentence)
    assert desk.window.reader.article_shown == shown
    assert desk.window.reader.place() == place
    assert "ZeroDivisionError" in caplog.text
    press(desk, "详细信息")
    (dialog,) = dialogs(desk)
    assert "Haidai" in dialog.text
    assert "in divide_by_zero" in dialog.text
    dialog.findChild(QPushButton, "copyReport").click()
    assert QGuiApplication.clipboard().text() == dialog.text
    assert "没有料到" in desk.window.notice.sentence


def test_one_in_a_thread_and_one_nobody_can_catch_are_told_too(
    qtbot: QtBot, desk: Desk, hook: Unexpected
) -> None:
    class Dying:
        def __del__(self) -> None:
            raise OSError("no more")

    thread = threading.Thread(target=divide_by_zero, name="weather")
    thread.start()
    thread.join()
    Dying()
    gc.collect()
    qtbot.waitUntil(lambda: "没有料到" in desk.window.notice.sentence)
    hook.show_details()
    (dialog,) = dialogs(desk)
    qtbot.waitUntil(lambda: "no more" in dialog.text)
    assert "thread weather" in dialog.text


def test_a_second_trouble_comes_into_the_same_dialog(
    qtbot: QtBot, desk: Desk, hook: Unexpected
) -> None:
    hook.report(ZeroDivisionError("eins"))
    hook.show_details()
    hook.report(KeyError("zwei"))
    hook.show_details(HaidaiError(ErrorKind.DISK_FULL, name="drei"))
    qtbot.waitUntil(lambda: "zwei" in dialogs(desk)[0].text)
    assert "drei" in dialogs(desk)[0].text
    assert len(dialogs(desk)) == 1
    dialogs(desk)[0].reject()
    qtbot.waitUntil(lambda: not desk.window.findChildren(QDialog))
    hook.show_details()
    assert len(dialogs(desk)) == 1


def test_the_same_trouble_again_and_again_is_counted_and_does_not_come_back_when_closed(
    qtbot: QtBot, desk: Desk, hook: Unexpected, caplog: pytest.LogCaptureFixture
) -> None:
    hook.report(ZeroDivisionError("immer"))
    qtbot.waitUntil(lambda: bool(desk.window.notice.sentence))
    desk.window.notice.close_notice()
    for _ in range(199):
        hook.report(ZeroDivisionError("immer"))
    hook.show_details()
    qtbot.waitUntil(lambda: "× 200" in dialogs(desk)[0].text)
    assert desk.window.notice.sentence == ""
    assert len([each for each in caplog.records if "unexpected (×" in each.message]) == 8


def test_an_error_about_an_error_ends_in_a_word_on_the_terminal(
    desk: Desk, hook: Unexpected, capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    class StrangeError(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    hook.report(StrangeError())

    def broken(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("haidai.ui.telling.unexpected.Trouble.of", broken)
    hook.report(ValueError("a"))
    assert "haidai: ValueError('a')" in capfd.readouterr().err


@pytest.mark.no_qt_log
def test_what_qt_complains_of_is_in_the_log(
    hook: Unexpected, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "qt"):
        qWarning("a strange font")
    assert "a strange font" in caplog.text


PROGRAM = """
import sys, threading
from PySide6.QtCore import QTimer
from haidai import app, cli

def fail():
    raise RuntimeError("https://a.example.com/b?q=secret")

start = app.Application.start
def failing(self, source):
    start(self, source)
    QTimer.singleShot(0, fail)
    QTimer.singleShot(400, self.window.close)
app.Application.start = failing
sys.exit(cli.main(["--"]))
"""


def test_the_program_goes_on_and_writes_a_discreet_log(home: Home) -> None:
    command = [sys.executable, "-c", PROGRAM]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    (path,) = home.folder.rglob("haidai.log")
    log_text = path.read_text(encoding="utf-8")
    assert log_text.startswith("\n══ Haidai ")
    assert "RuntimeError: https://a.example.com/b?…" in log_text
    assert "secret" not in log_text
