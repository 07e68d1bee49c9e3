"""本机直传 on the panel: what is served, when, and that it ends."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from haidai.article.values import Language
from haidai.errors import HaidaiError
from haidai.messages import Messages
from haidai.playback.manner import WayOfReading
from haidai.ui.looks.icons import Icons
from haidai.ui.taking_along.hand_off_panel import HandOffPanel
from haidai.ui.taking_along.qr_view import QrView
from haidai.ui.taking_along.taking_along import FIREWALL_SECONDS, TakingAlong
from tests.fakes.articles import short_article
from tests.fakes.pictures import (
    FakePictureRetriever,
    GatheredHere,
    address,
    article_with_pictures,
    drawn,
)
from tests.fakes.sharing import FakeSharing


def as_usual(_: Language) -> WayOfReading:
    return WayOfReading()


@pytest.fixture
def sharing() -> FakeSharing:
    return FakeSharing("192.168.1.7", "10.0.0.7")


@pytest.fixture
def panel(qtbot: QtBot, icons: Icons) -> HandOffPanel:
    panel = HandOffPanel(icons)
    qtbot.addWidget(panel)
    panel.resize(panel.width(), 900)
    panel.show()
    return panel


@pytest.fixture
def taking_along(panel: HandOffPanel, sharing: FakeSharing) -> Iterator[TakingAlong]:
    taking_along = TakingAlong(panel, Messages().sentence, sharing, as_usual)
    taking_along.show_article(short_article())
    yield taking_along
    taking_along.close()
    assert sharing.serving == []


def turn(qtbot: QtBot, panel: HandOffPanel, taking_along: TakingAlong) -> None:
    panel.findChild(QPushButton, "shareTab").click()
    qtbot.waitUntil(lambda: taking_along.serving)


def said(panel: HandOffPanel, name: str) -> str:
    return panel.findChild(QLabel, name).text()


def test_turning_to_the_tab_serves_the_article_and_shows_its_code(
    qtbot: QtBot, panel: HandOffPanel, taking_along: TakingAlong, sharing: FakeSharing
) -> None:
    assert sharing.servers == []
    turn(qtbot, panel, taking_along)
    (server,) = sharing.serving
    assert server.article == short_article()
    image = panel.grab().toImage()
    picture = image.convertToFormat(image.Format.Format_Grayscale8)
    data = bytes(picture.constBits())
    read = Image.frombytes("L", (picture.bytesPerLine(), picture.height()), data)
    assert [code.text for code in zxingcpp.read_barcodes(read)] == [server.address]
    assert "10:00" in said(panel, "countdown")
    server.seconds_left = 61.2
    taking_along._count_down()
    assert "1:01" in said(panel, "countdown")


def test_stopping_a_new_code_and_turning_away_end_the_old_one(
    qtbot: QtBot, panel: HandOffPanel, taking_along: TakingAlong, sharing: FakeSharing
) -> None:
    turn(qtbot, panel, taking_along)
    panel.findChild(QPushButton, "renew").click()
    qtbot.waitUntil(lambda: taking_along.serving)
    assert [server.stopped for server in sharing.servers] == [True, False]
    panel.findChild(QPushButton, "stopSharing").click()
    assert sharing.serving == []
    assert not panel.share.card.isVisible()
    panel.findChild(QPushButton, "renew").click()
    qtbot.waitUntil(lambda: taking_along.serving)
    panel.findChild(QPushButton, "ownAddressTab").click()
    assert sharing.serving == []
    assert panel.findChild(QrView).isVisible()


def test_hiding_the_panel_ends_it_and_turns_back(
    qtbot: QtBot, panel: HandOffPanel, taking_along: TakingAlong, sharing: FakeSharing
) -> None:
    turn(qtbot, panel, taking_along)
    taking_along.panel_hidden()
    assert sharing.serving == []
    assert not panel.shares


def test_another_article_is_served_in_place_of_the_old_one(
    qtbot: QtBot, panel: HandOffPanel, taking_along: TakingAlong, sharing: FakeSharing
) -> None:
    turn(qtbot, panel, taking_along)
    other = replace(short_article(), title="另一篇")
    taking_along.show_article(other)
    qtbot.waitUntil(lambda: taking_along.serving)
    assert [server.article.title for server in sharing.serving] == ["另一篇"]
    taking_along.show_article(other)
    assert len(sharing.servers) == 2


def test_another_address_can_be_chosen_where_there_are_several(
    qtbot: QtBot, panel: HandOffPanel, taking_along: TakingAlong, sharing: FakeSharing
) -> None:
    turn(qtbot, panel, taking_along)
    choice = panel.findChild(QComboBox)
    assert choice.isVisible()
    assert choice.itemText(1) == "10.0.0.7  (wlan1)"
    choice.activated.emit(1)
    qtbot.waitUntil(lambda: taking_along.serving)
    assert [server.address.split(":")[1] for server in sharing.serving] == ["//10.0.0.7"]
    assert choice.currentIndex() == 1


def test_without_a_network_it_says_so(
    qtbot: QtBot, panel: HandOffPanel, taking_along: TakingAlong, sharing: FakeSharing
) -> None:
    sharing.found.clear()
    panel.findChild(QPushButton, "shareTab").click()
    qtbot.waitUntil(lambda: "没有找到手机能连上的网络" in said(panel, "shareAbsence"))
    assert panel.findChild(QPushButton, "renew").isVisible()


def test_after_half_a_minute_without_a_phone_the_firewall_is_spoken_of(
    qtbot: QtBot, panel: HandOffPanel, taking_along: TakingAlong
) -> None:
    turn(qtbot, panel, taking_along)
    for _ in range(FIREWALL_SECONDS - 1):
        taking_along._count_down()
    assert not panel.findChild(QLabel, "firewall").isVisible()
    taking_along._count_down()
    assert panel.findChild(QLabel, "firewall").isVisible()


def test_a_phone_that_came_is_told_and_the_firewall_is_not(
    qtbot: QtBot, panel: HandOffPanel, taking_along: TakingAlong, sharing: FakeSharing
) -> None:
    turn(qtbot, panel, taking_along)
    before = said(panel, "countdown")
    sharing.phone_came()
    qtbot.waitUntil(lambda: said(panel, "countdown") != before)
    for _ in range(FIREWALL_SECONDS * 2):
        taking_along._count_down()
    assert not panel.findChild(QLabel, "firewall").isVisible()


def test_the_end_of_its_time_is_told(
    qtbot: QtBot, panel: HandOffPanel, taking_along: TakingAlong, sharing: FakeSharing
) -> None:
    turn(qtbot, panel, taking_along)
    sharing.ended()
    qtbot.waitUntil(lambda: not taking_along.serving)
    assert said(panel, "shareAbsence")
    assert sharing.serving == []


def test_whoever_is_not_to_be_hurried_sees_no_time_run_out(
    qtbot: QtBot, panel: HandOffPanel, sharing: FakeSharing
) -> None:
    unhurried = True
    taking_along = TakingAlong(
        panel, Messages().sentence, sharing, as_usual, unhurried=lambda: unhurried
    )
    taking_along.show_article(short_article())
    turn(qtbot, panel, taking_along)
    (server,) = sharing.serving
    taking_along._count_down()
    assert server.prolonged == 1
    assert ":" not in said(panel, "countdown")
    sharing.phone_came()
    qtbot.waitUntil(lambda: "A phone has opened it" in said(panel, "countdown"))
    assert ":" not in said(panel, "countdown")
    unhurried = False
    taking_along._count_down()
    assert server.prolonged == 1
    assert "10:00" in said(panel, "countdown")
    taking_along.close()


def test_stopping_while_it_starts_leaves_no_server(
    qtbot: QtBot, panel: HandOffPanel, taking_along: TakingAlong, sharing: FakeSharing
) -> None:
    sharing.gate.clear()
    panel.findChild(QPushButton, "shareTab").click()
    panel.findChild(QPushButton, "ownAddressTab").click()
    sharing.gate.set()
    qtbot.waitUntil(lambda: bool(sharing.servers) and sharing.serving == [])
    assert not taking_along.serving


def test_pictures_and_files_are_written_and_told(
    qtbot: QtBot, taking_along: TakingAlong, tmp_path: Path
) -> None:
    for name in ("a.png", "a.svg"):
        with qtbot.waitSignal(taking_along.saved):
            taking_along.save_picture("https://a.example/", tmp_path / name)
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(tmp_path / "a.png"))] == [
        "https://a.example/"
    ]
    for name in ("a.html", "a.md", "a.txt"):
        with qtbot.waitSignal(taking_along.saved):
            taking_along.export_to(tmp_path / name)
        assert "一根萝卜" in (tmp_path / name).read_text(encoding="utf-8")
    errors: list[HaidaiError] = []
    taking_along.failed.connect(lambda error, _: errors.append(error))
    taking_along.export_to(tmp_path / "no" / "a.md")
    taking_along.save_picture("https://a.example/", tmp_path / "no" / "a.png")
    assert len(errors) == 2


def test_the_saved_page_holds_its_pictures_or_is_given_up(
    qtbot: QtBot, panel: HandOffPanel, sharing: FakeSharing, tmp_path: Path
) -> None:
    retriever = FakePictureRetriever({str(address(0)): drawn(), str(address(1)): drawn()})
    taking_along = TakingAlong(
        panel,
        Messages().sentence,
        sharing,
        as_usual,
        lambda: GatheredHere(retriever.retrieve),
    )
    taking_along.show_article(article_with_pictures(3))
    with qtbot.waitSignals([taking_along.saving, taking_along.saved]):
        taking_along.export_to(tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.count('<img src="data:image/png;base64,') == 2
    assert "pictures.example" not in page

    retriever.let_go.clear()
    taking_along.export_to(tmp_path / "b.html")
    taking_along.give_up_saving()
    with qtbot.assertNotEmitted(taking_along.saved, wait=200):
        retriever.let_go.set()
    with qtbot.waitSignal(taking_along.failed):
        taking_along.export_to(tmp_path / "no" / "a.html")
    taking_along.close()
    assert [each.name for each in tmp_path.iterdir()] == ["a.html"]
