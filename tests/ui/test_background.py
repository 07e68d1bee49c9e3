"""Work beside the window."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from haidai.errors import ErrorKind, HaidaiError
from haidai.ui.background import Background, Cancelled


def test_a_result_comes_in_the_interface_thread(qtbot: QtBot) -> None:
    background = Background()
    threads = []
    background.finished.connect(lambda _: threads.append(threading.current_thread()))
    with qtbot.waitSignal(background.finished) as finished:
        background.start(lambda _: threading.current_thread())
    assert finished.args[0] is not threading.main_thread()
    assert threads == [threading.main_thread()]
    assert not background.busy
    background.close()


def test_a_named_error_comes_as_a_value(qtbot: QtBot) -> None:
    background = Background()

    def work(_: Cancelled) -> None:
        raise HaidaiError(ErrorKind.EMPTY, name="甲")

    with qtbot.waitSignal(background.failed) as failed:
        background.start(work)
    assert failed.args[0].kind == ErrorKind.EMPTY
    background.close()


def test_the_newest_work_wins_and_the_older_is_told(qtbot: QtBot) -> None:
    background = Background()
    told = threading.Event()

    def slow(cancelled: Cancelled) -> str:
        while not cancelled():
            threading.Event().wait(0.005)
        told.set()
        return "old"

    results = []
    background.finished.connect(results.append)
    background.start(slow)
    with qtbot.waitSignal(background.finished):
        background.start(lambda _: "new")
    assert told.wait(2)
    background.close()
    assert results == ["new"]


def test_what_is_cancelled_gives_nothing(qtbot: QtBot) -> None:
    background = Background()
    begun = threading.Event()

    def work(cancelled: Cancelled) -> str:
        begun.set()
        while not cancelled():
            threading.Event().wait(0.005)
        return "late"

    with qtbot.assertNotEmitted(background.finished, wait=50):
        background.start(work)
        assert begun.wait(2)
        background.cancel()
    background.close()


def test_an_error_without_a_name_reaches_the_hook_and_ends_the_waiting(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda broken: caught.append(broken.exc_value))
    background = Background()

    def work(_: Cancelled) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(background.broke):
        background.start(work)
    background.close()
    assert isinstance(caught[0], ZeroDivisionError)
