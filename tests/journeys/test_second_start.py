"""Two starts, one window: processes of their own, as a user makes them."""

import os
import signal
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.processes import shows, started, windows
from tests.timing import took

pytestmark = pytest.mark.journey


def test_a_second_start_hands_its_article_to_the_first_window(qtbot: QtBot) -> None:
    with started() as first:
        qtbot.waitUntil(lambda: len(windows()) == 1, timeout=20_000)
        begun = time.monotonic()
        with started("riverside.html") as second:
            assert second.wait(10) == 0
            assert second.stderr is not None
            assert second.stderr.read() == b""
        took(time.monotonic() - begun, at_most=5)
        qtbot.waitUntil(lambda: shows("溪畔观察"), timeout=10_000)
        text = "粥摊开张了。\n\n" + "老街上的粥摊今天开张，来喝粥的人排起了队。" * 8
        with started("-", text=text.encode()) as third:
            assert third.wait(10) == 0
        qtbot.waitUntil(lambda: shows("粥摊开张了"), timeout=10_000)
        subprocess.run(
            ["xdotool", "search", "--name", "海岱", "windowminimize"], check=True, timeout=10
        )
        qtbot.waitUntil(lambda: windows() == [], timeout=10_000)
        with started() as fourth:
            assert fourth.wait(10) == 0
        qtbot.waitUntil(lambda: shows("粥摊开张了"), timeout=10_000)
        assert first.poll() is None


def test_of_two_starts_at_the_same_moment_one_window_stays(qtbot: QtBot) -> None:
    with ExitStack() as all_of_them:
        starts = [all_of_them.enter_context(started("riverside.html")) for _ in range(3)]
        qtbot.waitUntil(
            lambda: sorted(each.poll() is None for each in starts) == [False, False, True],
            timeout=30_000,
        )
        qtbot.waitUntil(lambda: shows("溪畔观察"), timeout=20_000)
        assert [each.returncode for each in starts if each.poll() is not None] == [0, 0]


def test_after_a_killed_window_the_next_start_opens_one(qtbot: QtBot) -> None:
    with started() as first:
        qtbot.waitUntil(lambda: len(windows()) == 1, timeout=20_000)
        first.kill()
        first.wait()
    qtbot.waitUntil(lambda: windows() == [], timeout=10_000)
    with started("riverside.html") as second:
        qtbot.waitUntil(lambda: shows("溪畔观察"), timeout=20_000)
        assert second.poll() is None


def test_another_data_folder_is_another_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with started() as first:
        qtbot.waitUntil(lambda: len(windows()) == 1, timeout=20_000)
        monkeypatch.setitem(os.environ, "XDG_DATA_HOME", str(tmp_path))
        with started() as second:
            qtbot.waitUntil(lambda: len(windows()) == 2, timeout=20_000)
            assert first.poll() is None
            assert second.poll() is None


def test_a_first_window_that_hangs_keeps_nobody_out(qtbot: QtBot) -> None:
    with started() as first:
        qtbot.waitUntil(lambda: len(windows()) == 1, timeout=20_000)
        welcome = windows()
        first.send_signal(signal.SIGSTOP)
        try:
            with started("riverside.html") as second:
                qtbot.waitUntil(lambda: len(windows()) == 2, timeout=20_000)
                assert second.poll() is None
        finally:
            first.send_signal(signal.SIGCONT)
        qtbot.waitUntil(lambda: windows() == welcome, timeout=10_000)
        qtbot.wait(500)  # long enough for the article to come, were it not given up
        assert windows() == welcome
