"""The main job from end to end: open, enlarge, PDF, scan, listen. Time is moved by hand."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from haidai.app import Application, MakeSession
from haidai.article.model import Article
from haidai.playback.session import ReadAloudSession
from haidai.playback.state import ReadingState
from haidai.rendering.displayed import copied
from haidai.rendering.papers import WHITE
from haidai.settings.text_size import TextSize
from haidai.ui.printing.print_dialog import PrintDialog
from tests.fakes.articles import span_of_section
from tests.fakes.playback import (
    FakeSynthesizer,
    HandClock,
    RecordingOutput,
    as_written,
    choose_fake_voice,
)
from tests.journeys.conftest import screenshot

FIXTURES = Path(__file__).parents[1] / "fixtures"
SHARED_ARTICLE = Path(__file__).parents[2].parent / "shared" / "articles" / "haidaiguan.txt"
ADDRESS = "https://news.example.com/2024/riverside.html"

pytestmark = pytest.mark.journey

OpenWindow = Callable[[MakeSession], Application]


class Ear:
    """A session without sound, and the clock that moves it."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.output = RecordingOutput(self.clock)
        self.session: ReadAloudSession | None = None

    def make_session(self, parent: QObject) -> ReadAloudSession:
        self.session = ReadAloudSession(
            FakeSynthesizer, choose_fake_voice, as_written, lambda: self.output, parent
        )
        return self.session

    @property
    def state(self) -> ReadingState:
        return self.session.state if self.session else ReadingState.STOPPED

    def hear(self, seconds: float) -> None:
        """Let so much of the reading pass."""
        assert self.session is not None
        self.clock.advance(seconds)
        self.session.tick()
        QApplication.processEvents()


def click(qtbot: QtBot, application: Application, name: str) -> None:
    button = application.window.findChild(QToolButton, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def open_by_dialog(qtbot: QtBot, application: Application, source: str) -> Article:
    """Open as a reader does: the button, the dialog, the address or path, Enter."""
    click(qtbot, application, "open")
    dialog = application.window.findChild(QDialog)
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, source)
    with qtbot.waitSignal(application.opening.shown):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    article = application.window.reader.article_shown
    assert article is not None
    return article


def marked(application: Application) -> str:
    """The sentence that is marked, without the word in it."""
    sentence = [
        each.cursor.selectedText()  # type: ignore[attr-defined]
        for each in application.window.reader.extraSelections()
        if each.format.background().color().name() == WHITE.highlight  # type: ignore[attr-defined]
    ]
    return copied("".join(sentence))


def listen_through(qtbot: QtBot, application: Application, ear: Ear, article: Article) -> None:
    """Hear the first headed section from its heading, go on to the next one, stop."""
    window = application.window
    qtbot.waitUntil(lambda: application.listening.ready)
    window.reader.show_section(1)
    buttons = window.reader.viewport().findChildren(QPushButton, "listenHere")
    heading = article.sections[1].heading
    button = next(each for each in buttons if heading in each.accessibleName())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ear.state == ReadingState.READING)
    expected = span_of_section(article, 1).of(article.text)
    heard: list[str] = []
    while len("".join(heard)) < len(expected) * 0.8:
        sentence = marked(application)
        if sentence and (not heard or sentence != heard[-1]):
            heard.append(sentence)
            top = window.reader.reading_mark._lines()
            assert top is not None
            assert window.reader.reading_mark.is_in_view()
        before = len(heard)
        ear.hear(0.3)
        assert ear.state != ReadingState.STOPPED, heard
        qtbot.waitUntil(lambda: ear.state == ReadingState.READING)
        assert len(heard) - before <= 1
    bare = "".join(expected.split())
    place = 0
    for sentence in heard:
        place = bare.index("".join(sentence.split()), place)
    assert heard[0] == heading
    outline = window.outline.findChild(QListView)
    assert outline.isVisible()
    click_next = window.player.findChildren(QToolButton)
    next(
        each for each in click_next if each.defaultAction() is window.actions_["next_section"]
    ).click()
    following = article.sections[2].heading
    qtbot.waitUntil(lambda: marked(application) == following)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert ear.state == ReadingState.STOPPED
    assert marked(application) == ""
    assert not window.player.isVisible()


def export_and_read_back(qtbot: QtBot, application: Application, path: Path) -> str:
    qtbot.keyClick(application.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = application.window.findChild(PrintDialog)
    qtbot.waitUntil(lambda: dialog.findChild(QLabel, "largePage").pixmap().width() > 100)
    assert "第 1 页" in dialog.findChild(QLabel, "pageNumber").text()
    with pytest.MonkeyPatch.context() as patch:
        # The system's own dialog is not ours to test.
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        with qtbot.waitSignal(application.exporting.printing.exported, timeout=30_000):
            qtbot.mouseClick(dialog.findChild(QPushButton, "exportNow"), Qt.MouseButton.LeftButton)
    assert str(path) in application.window.notice.sentence
    read = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return "".join(read.stdout.decode().split())


def test_open_enlarge_print_scan_listen(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler-utils is not installed")
    ear = Ear()
    application = open_window(ear.make_session)
    window = application.window
    article = open_by_dialog(qtbot, application, str(FIXTURES / "riverside.html"))
    assert str(article.url) == ADDRESS
    for _ in range(4):
        click(qtbot, application, "larger")
    assert window.top_bar.findChild(QLabel, "typeSize").text() == "40"
    assert application._store.settings.text_size == TextSize(40)
    text = export_and_read_back(qtbot, application, tmp_path / "文章.pdf")
    for section in article.sections:
        for block in section.blocks:
            assert "".join(block.text.split())[:24] in text
    click(qtbot, application, "hand_off")
    codes = [code.text for code in zxingcpp.read_barcodes(screenshot())]
    assert codes == [ADDRESS]
    click(qtbot, application, "hand_off")
    listen_through(qtbot, application, ear, article)


def test_the_article_the_project_began_from(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    if not SHARED_ARTICLE.exists():
        pytest.skip("the shared article is not beside this checkout")
    ear = Ear()
    application = open_window(ear.make_session)
    article = open_by_dialog(qtbot, application, str(SHARED_ARTICLE))
    assert [section.heading for section in article.sections] == [None, "亮点频现", "乘势而上"]
    for _ in range(4):
        click(qtbot, application, "larger")
    text = export_and_read_back(qtbot, application, tmp_path / "a.pdf")
    assert "规划蓝图正在从纸上到地上" in text
    click(qtbot, application, "hand_off")
    assert "没有网址" in application.window.panel.findChild(QLabel, "absence").text()
    click(qtbot, application, "hand_off")
    listen_through(qtbot, application, ear, article)
