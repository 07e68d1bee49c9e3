"""No word of the window is cut off, at any size of type, in either language."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from haidai.article.values import Url
from haidai.handoff.qr_code import qr_code
from haidai.library.visits import visit
from haidai.rendering.picture_decoding import DecodedPicture
from haidai.settings.text_size import TextSize
from haidai.speech.pronunciations import Pronunciations
from haidai.ui.listening.pronunciation_dialog import PronunciationDialog
from haidai.ui.main_window import MainWindow
from haidai.ui.page.picture_dialog import PictureDialog
from haidai.ui.taking_along.hand_off_panel import HandOffPanel
from haidai.ui.telling.report_dialog import ReportDialog
from tests.app.conftest import Desk
from tests.fakes.articles import long_article
from tests.text_room import cut_off

SIZES = [(14, False), (20, False), (28, False), (48, False), (72, False), (24, True), (72, True)]
WINDOWS = [(1024, 600), (1360, 900)]
SENTENCE = {"zh-CN": "这个网页打不开，可能是网址写错了。", "en": "This page cannot be opened."}
ACTIONS = {"zh-CN": ("重试", "详细信息"), "en": ("Try again", "Details")}
ADDRESS = Url("https://news.example.cn/jinan/quxian/2026/1123/article-0042.html")


def settled(window: QWidget) -> None:
    for _ in range(3):
        QApplication.processEvents()
        # What an event changed is laid out by events that were posted meanwhile.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


@pytest.fixture(params=["zh-CN", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}{'-elder' if size[1] else ''}")
def sized(
    request: pytest.FixtureRequest,
    make_desk: Callable[..., Desk],
    language: str,
) -> Desk:
    """A desk in a language, a size of type."""
    # A style sheet is put on every window there is, those of the tests before among them.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    pixels, elder = request.param
    desk = make_desk(first_start=True)
    desk.application.start(None)
    desk.window.language_requested.emit(language)
    desk.application.sizing.use(TextSize(pixels))
    if elder:
        desk.application.sizing.use_elder(True)
        desk.application.sizing.use(TextSize(pixels))
    desk.window.resize(*WINDOWS[0])
    settled(desk.window)
    return desk


def fits(window: QWidget) -> list[str]:
    """What is wrong with a window at the sizes it must be able to have."""
    wrong = []
    for extent in WINDOWS:
        window.resize(*extent)
        settled(window)
        wrong += cut_off(window)
        if window.size().toTuple() != extent:
            wrong.append(f"{type(window).__name__} is {window.size().toTuple()}, not {extent}")
    return wrong


def panel(desk: Desk) -> HandOffPanel:
    desk.window.actions_["hand_off"].setChecked(True)
    desk.window.panel.share_shown.disconnect()  # nothing is served here
    return desk.window.panel


def test_the_window_with_every_bar(sized: Desk, language: str) -> None:
    window: MainWindow = sized.window
    sized.application.opening.show(visit(long_article(2_000)))
    window.top_bar.show_travel(back=True, forward=True)
    window.part_bar.show_part(1, 4)
    window.notice.show_sentence(SENTENCE[language], *ACTIONS[language], trouble=True)
    assert fits(window) == []
    # All bars at once are higher than a low window: those above the page give way here.
    window.notice.close_notice()
    window.part_bar.show_part(0, 1)
    window.actions_["find"].trigger()
    assert fits(window) == []
    sized.application.tools.finding.close()
    sized.application.listening.listen()
    window.player.voice.show_voice("普通话 · 女声 2")
    settled(window)
    assert fits(window) == []


def test_the_outline_as_a_sheet(sized: Desk) -> None:
    sized.window.resize(800, 600)
    settled(sized.window)
    sized.window.actions_["outline"].trigger()
    settled(sized.window)
    assert sized.window.outline.isVisible()
    assert cut_off(sized.window) == []


def test_the_panel_to_take_along(sized: Desk) -> None:
    shown = panel(sized)
    shown.show_code(qr_code(ADDRESS))
    assert fits(sized.window) == []
    shown.show_absence("没有网址。")
    assert fits(sized.window) == []
    shown._share_tab.setChecked(True)
    shown.share.show_serving(qr_code(Url("http://192.168.1.20:45123/k3x9")), (), "", 599)
    shown.fit()
    assert fits(sized.window) == []
    shown.share.show_firewall_note()
    assert fits(sized.window) == []


def test_the_panel_of_the_layout(sized: Desk) -> None:
    sized.window.actions_["layout"].trigger()
    assert fits(sized.window) == []


def test_every_menu(sized: Desk) -> None:
    window = sized.window
    if sized.application.sizing.measures.elder:
        window.actions_["hand_off"].setChecked(True)
    for menu in window.findChildren(QMenu):
        if menu.actions():
            menu.popup(QPoint(0, 0))
            settled(menu)
            wrong = [each for each in cut_off(menu) if not menu.property("long")]
            menu.close()
            assert wrong == []


def dialogs(desk: Desk) -> Iterator[QDialog]:
    window, actions = desk.window, desk.window.actions_
    for name in ("open", "keys", "print"):
        actions[name].trigger()
        yield newest(window)
    desk.application.listening.choices.ask_for_voice()
    yield newest(window)
    for dialog in (
        PronunciationDialog(Pronunciations(), window),
        ReportDialog(Path("/home/reader/haidai.log"), window),
        PictureDialog(
            0,
            DecodedPicture(QImage(600, 400, QImage.Format.Format_RGB32), (600, 400)),
            "图一",
            window,
        ),
    ):
        dialog.show()
        yield dialog


def newest(window: QWidget) -> QDialog:
    settled(window)
    return [each for each in window.findChildren(QDialog) if each.isVisible()][-1]


def test_every_dialog(sized: Desk) -> None:
    sized.application.recent.add = lambda *_: None  # type: ignore[method-assign]
    wrong = []
    for dialog in dialogs(sized):
        wrong += [f"{type(dialog).__name__}: {each}" for each in fits(dialog)]
        dialog.close()
        settled(dialog)
    assert wrong == []


# The measuring itself can fail


@pytest.mark.parametrize("make", [QLabel, QPushButton])
def test_a_word_without_room_is_found(
    qtbot: QtBot, make: Callable[[str, QWidget], QWidget]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 100)
    widget = make("扫码带走", window)
    widget.resize(widget.sizeHint())
    window.show()
    assert cut_off(window) == []
    widget.resize(widget.width() - 3, widget.height())
    assert len(cut_off(window)) == 1
    widget.resize(widget.sizeHint().width(), 5)
    assert len(cut_off(window)) == 1
    widget.resize(widget.sizeHint())
    widget.move(290, 0)
    assert len(cut_off(window)) == 1


def test_a_sentence_with_too_few_lines_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("这句话要好几行才写得下，只有一行可不行。", window)
    label.setWordWrap(True)
    label.resize(80, label.heightForWidth(80))
    window.resize(300, 300)
    window.show()
    assert cut_off(window) == []
    label.resize(80, 20)
    assert len(cut_off(window)) == 1
