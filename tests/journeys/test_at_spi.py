"""The window as another program sees it through AT-SPI, the way of screen readers on Linux."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from haidai.rendering.displayed import copied
from haidai.ui.opening.welcome import welcome_article

OUTSIDE = Path(__file__).with_name("outside_at_spi.py")
SYSTEM_PYTHON = "/usr/bin/python3"
LARGER, HEAR, SCAN = "大字体", "听本节：放大就清楚", "扫码带走"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is Linux's"),
]


def why_not() -> str:
    """What is not there that this needs."""
    if shutil.which("dbus-run-session") is None:
        return "dbus-run-session is not installed"
    asked = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
    )
    return "" if asked.returncode == 0 else "python3-pyatspi is not installed"


@pytest.fixture(scope="module")
def seen(home_of_all: object) -> dict[str, Any]:
    """What was found and heard, before and after some buttons were pressed."""
    absent = why_not()
    if absent:
        pytest.skip(absent)
    window = [sys.executable, "-X", "faulthandler", "-m", "haidai"]
    command = [SYSTEM_PYTHON, str(OUTSIDE), SCAN, LARGER, "--", *window]
    environment = os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    asked = subprocess.run(
        ["dbus-run-session", "--", *command],
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr[-3000:]
    told: dict[str, Any] = json.loads(asked.stdout.splitlines()[-1])  # the registry talks before
    return told


def named(seen: list[dict[str, Any]], role: str) -> list[str]:
    return [node["name"] for node in seen if node["role"] == role]


def test_the_buttons_are_there_by_their_names(seen: dict[str, Any]) -> None:
    buttons = named(seen["found"], "push button") + named(seen["found"], "check box")
    for name in ("打开", "小字体", LARGER, SCAN, "打印", "朗读", "更多", HEAR):
        assert name in buttons


def test_nothing_that_can_be_pressed_is_without_a_name(seen: dict[str, Any]) -> None:
    for node in (*seen["found"], *seen["after"]):
        if node["actions"] and node["role"] != "scroll bar":
            assert node["name"], node


def test_the_headings_are_headings_with_their_level(seen: dict[str, Any]) -> None:
    headings = [
        (node["name"], node["attributes"].get("level"))
        for node in seen["found"]
        if node["role"] == "heading"
    ]
    article = welcome_article()
    assert headings[:2] == [(article.title, "1"), (article.sections[1].heading, "2")]


def test_hear_this_stands_in_its_heading(seen: dict[str, Any]) -> None:
    places = {node["name"]: at for at, node in enumerate(seen["found"])}
    heading, button = places["放大就清楚"], places[HEAR]
    assert button == heading + 1
    assert seen["found"][button]["depth"] == seen["found"][heading]["depth"] + 1


def test_the_text_of_the_article_can_be_read(seen: dict[str, Any]) -> None:
    page = next(node for node in seen["found"] if node["name"] == "文章")
    text = copied(page["text"])
    for line in welcome_article().text.split("\n"):
        assert line in text


def test_a_press_from_outside_works_and_is_announced(seen: dict[str, Any]) -> None:
    assert seen["heard"] == "字号 24"
    scan = next(node for node in seen["after"] if node["name"] == SCAN)
    assert "checked" in scan["states"]
