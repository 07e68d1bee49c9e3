"""The whole way without a mouse: real keys, sent through the screen, and what is then seen."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from haidai.app import Application, MakeSession
from haidai.article.values import Url
from haidai.playback.state import ReadingState
from haidai.ui.main_window import MainWindow
from tests.accessibility import path_of
from tests.journeys.conftest import screenshot
from tests.journeys.test_main_job import Ear

FIXTURES = Path(__file__).parents[1] / "fixtures"
ADDRESS = "https://news.example.com/2024/riverside.html"
MOST_TABS = 60

pytestmark = pytest.mark.journey


def keys(*names: str) -> None:
    """Press keys in the window that has the focus."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def typed(text: str) -> None:
    """Type a text that has no Chinese in it."""
    subprocess.run(["xdotool", "type", "--clearmodifiers", text], check=True)


def tab_to(qtbot: QtBot, name: str, wanted: Callable[[], bool]) -> None:
    """Press Tab until something has the focus; each press moves it."""
    met: list[str] = []
    for _ in range(MOST_TABS):
        if wanted():
            return
        before = QApplication.focusWidget()
        keys("Tab")
        qtbot.waitUntil(lambda before=before: QApplication.focusWidget() is not before)  # type: ignore[misc]
        met.append(path_of(QApplication.focusWidget()))
    pytest.fail(f"Tab does not come to {name}: {met}")


def focused_name() -> str:
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused is not None else ""


def open_by_path(qtbot: QtBot, application: Application) -> None:
    keys("ctrl+o")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    typed(str(FIXTURES / "riverside.html"))
    keys("Return")
    reader = application.window.reader
    qtbot.waitUntil(
        lambda: reader.article_shown is not None and reader.article_shown.url == Url(ADDRESS)
    )
    qtbot.waitUntil(application.window.isActiveWindow)


def enlarge(qtbot: QtBot, application: Application) -> None:
    before = application._store.settings.text_size.pixels
    keys("ctrl+plus", "ctrl+plus")
    qtbot.waitUntil(lambda: application._store.settings.text_size.pixels >= before + 4)


def hear_a_section(qtbot: QtBot, application: Application, ear: Ear) -> None:
    """Tab to 听本节 of the first section, press it, hear its heading, stop."""
    window = application.window
    assert window.reader.article_shown is not None
    heading = window.reader.article_shown.sections[1].heading
    assert heading is not None
    tab_to(qtbot, f"听本节：{heading}", lambda: heading in focused_name())
    button = QApplication.focusWidget()
    corner = button.mapTo(window.reader.viewport(), button.rect().topLeft())
    assert window.reader.viewport().rect().contains(corner)
    keys("Return")
    qtbot.waitUntil(lambda: ear.state == ReadingState.READING)
    assert marked(window) == heading
    keys("Escape")
    qtbot.waitUntil(lambda: ear.state == ReadingState.STOPPED)


def marked(window: MainWindow) -> str:
    """The sentence that is highlighted."""
    span, article = window.reader.reading_mark.span, window.reader.article_shown
    return span.of(article.text) if span is not None and article is not None else ""


def export_pdf(qtbot: QtBot, application: Application, path: Path) -> None:
    """Ctrl E, the path, Enter; the system's dialog keeps the loop, so the keys wait for it."""
    title = application.exporting.printing.tr("Export PDF")
    waiting = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title]
    answer = ["windowactivate", "--sync", "key", "ctrl+a", "type", "--args", "1", str(path)]
    with subprocess.Popen([*waiting, *answer, "key", "Return"]) as answering:
        keys("ctrl+e")
        qtbot.waitUntil(path.exists, timeout=30_000)
        answering.wait(10)  # not how it ended: the dialog may close before the key is let go
    qtbot.waitUntil(lambda: str(path) in application.window.notice.sentence, timeout=30_000)


def test_open_enlarge_hear_export_and_scan_without_a_mouse(
    qtbot: QtBot, open_window: Callable[[MakeSession], Application], tmp_path: Path
) -> None:
    if not shutil.which("xdotool"):
        pytest.skip("xdotool is not installed")
    ear = Ear()
    application = open_window(ear.make_session)
    qtbot.waitUntil(application.window.isActiveWindow)
    open_by_path(qtbot, application)
    enlarge(qtbot, application)
    hear_a_section(qtbot, application, ear)
    export_pdf(qtbot, application, tmp_path / "riverside.pdf")
    qtbot.waitUntil(application.window.isActiveWindow)
    keys("ctrl+t")
    qtbot.waitUntil(
        lambda: [each.text for each in zxingcpp.read_barcodes(screenshot())] == [ADDRESS]
    )
    tab_to(qtbot, "the tab of the code", lambda: named("ownAddressTab"))
    keys("ctrl+q")
    qtbot.waitUntil(lambda: not application.window.isVisible())


def named(name: str) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and focused.objectName() == name
