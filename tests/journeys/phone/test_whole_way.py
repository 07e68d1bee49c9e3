"""The whole way: panel, code on the screen, phone, reading, listening, saving, stop."""

import socket
import sys
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import zxingcpp
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from haidai.app import Application, MakeSession
from haidai.article.model import Article
from haidai.handoff.addresses import PhoneAddress
from haidai.playback.session import ReadAloudSession
from haidai.ui.taking_along.taking_along import OwnSharing
from tests.browser import Browser
from tests.fakes.playback import FakeSynthesizer, HandClock, RecordingOutput, choose_fake_voice
from tests.journeys.conftest import screenshot

pytestmark = pytest.mark.journey


class Loopback(OwnSharing):
    """This machine's sharing with its real voice and PDF, on the loopback alone."""

    def addresses(self) -> list[PhoneAddress]:
        return [PhoneAddress("127.0.0.1", "lo")]


def silent_session(parent: QObject) -> ReadAloudSession:
    output = RecordingOutput(HandClock())
    return ReadAloudSession(
        FakeSynthesizer, choose_fake_voice, lambda text, _: text, lambda: output, parent
    )


def test_from_the_panel_to_the_phone_and_back_to_nothing(
    qtbot: QtBot, open_window: Callable[[MakeSession], Application], phone: Browser
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("the voice of this test is eSpeak NG on Linux")
    application = open_window(silent_session)
    window = application.window
    qtbot.mouseClick(window.findChild(QToolButton, "hand_off"), Qt.MouseButton.LeftButton)
    hand_off = application.hand_off
    hand_off.taking_along._sharing = Loopback(hand_off._gatherer)
    qtbot.mouseClick(window.panel.findChild(QPushButton, "shareTab"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: application.hand_off.taking_along.serving)
    found: list[str] = []
    qtbot.waitUntil(lambda: bool(found.extend(read_codes()) or found))
    address = found[-1]
    assert address.startswith("http://127.0.0.1:")

    article = application.opening.visits.current.whole
    read_and_listen(phone, address, article)
    save(address, article)

    qtbot.mouseClick(window.panel.findChild(QPushButton, "stopSharing"), Qt.MouseButton.LeftButton)
    parts = urlsplit(address)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((parts.hostname, parts.port), timeout=2)
    assert read_codes() == []


def read_codes() -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(screenshot())]


def read_and_listen(phone: Browser, address: str, article: Article) -> None:
    phone.show(address, 390, 844)
    shown = phone.value("document.body.textContent")
    for section in article.sections:
        assert (section.heading or "") in shown
        assert all(block.text in shown for block in section.blocks)
    phone.tap("#listen")
    phone.wait_until("document.querySelector('.now')")
    phone.wait_until("document.querySelector('#sound').currentTime > 0.5")
    now = phone.value("document.querySelector('.now').textContent")
    assert now in article.text
    assert {urlsplit(each).netloc for each in phone.requested} == {urlsplit(address).netloc}
    assert phone.problems == []
    phone.tap("#stop")


def save(address: str, article: Article) -> None:
    with urlopen(address + "article.html", timeout=10) as answer:
        assert article.title in answer.read().decode()
    with urlopen(address + "article.pdf", timeout=60) as answer:
        assert answer.read().startswith(b"%PDF")
