"""The program as a user starts it: a process of its own, real keys, real pixels."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops
from pytestqt.qtbot import QtBot

from haidai.rendering.papers import WHITE
from tests.journeys.conftest import screenshot

FIXTURES = Path(__file__).parents[1] / "fixtures"

pytestmark = pytest.mark.journey


@contextmanager
def started(*arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(
        [sys.executable, "-m", "haidai", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=dict(os.environ),
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def keys(*names: str) -> None:
    """Press keys in the window that has the focus."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def differs(before: Image.Image) -> bool:
    return ImageChops.difference(before, screenshot()).getbbox() is not None


def test_open_enlarge_scan_and_quit_with_the_keyboard(qtbot: QtBot) -> None:
    if not shutil.which("xdotool"):
        pytest.skip("xdotool is not installed")
    empty = screenshot()
    with started(str(FIXTURES / "riverside.html")) as process:
        qtbot.waitUntil(lambda: differs(empty), timeout=20_000)
        title = subprocess.run(
            ["xdotool", "search", "--sync", "--name", "溪畔观察", "getwindowname"],
            capture_output=True,
            check=True,
            timeout=20,
        )
        assert "海岱" in title.stdout.decode()
        small = screenshot()
        keys("ctrl+plus", "ctrl+plus")
        qtbot.waitUntil(lambda: differs(small))
        keys("ctrl+t")
        code = "https://news.example.com/2024/riverside.html"
        qtbot.waitUntil(
            lambda: [each.text for each in zxingcpp.read_barcodes(screenshot())] == [code]
        )
        keys("ctrl+q")
        assert process.wait(10) == 0
        assert process.stdout is not None
        assert process.stderr is not None
        assert (process.stdout.read(), process.stderr.read()) == (b"", b"")
    qtbot.waitUntil(lambda: not differs(empty))


def shows(colour: str) -> bool:
    """Whether any pixel of the screen has a colour, `#rrggbb`."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return (red, green, blue) in {found for _, found in screenshot().getcolors(1 << 24) or ()}


def test_find_words_and_look_up_the_keys_with_the_keyboard(qtbot: QtBot) -> None:
    if not shutil.which("xdotool"):
        pytest.skip("xdotool is not installed")
    empty = screenshot()
    with started(str(FIXTURES / "riverside.html")) as process:
        qtbot.waitUntil(lambda: differs(empty), timeout=20_000)
        command = ["xdotool", "search", "--sync", "--name", "溪畔观察"]
        subprocess.run(command, check=True, timeout=20, capture_output=True)
        assert not shows(WHITE.found_current)
        keys("ctrl+f")
        keys("2", "0", "2")
        qtbot.waitUntil(lambda: shows(WHITE.found_current))
        first = screenshot()
        keys("F3")
        qtbot.waitUntil(lambda: differs(first))
        assert shows(WHITE.found_current)
        keys("Escape")
        qtbot.waitUntil(lambda: not shows(WHITE.found_current))
        before = screenshot()
        keys("F1")
        qtbot.waitUntil(lambda: differs(before))
        keys("Escape")
        qtbot.waitUntil(lambda: not differs(before))
        keys("ctrl+q")
        assert process.wait(10) == 0
