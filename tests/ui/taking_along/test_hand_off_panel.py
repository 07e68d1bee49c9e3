"""The panel with the QR code, as a phone's camera sees it."""

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers

from haidai.article.values import Url
from haidai.handoff.qr_code import qr_code
from haidai.ui.looks.icons import Icons
from haidai.ui.taking_along.code_card import CodeCard
from haidai.ui.taking_along.code_screen import CodeScreen
from haidai.ui.taking_along.hand_off_panel import HandOffPanel
from haidai.ui.taking_along.qr_view import SMALLEST, QrView

ADDRESS = "https://news.example.com/2024/riverside.html"


def decoded(pixmap: QPixmap) -> list[str]:
    image = pixmap.toImage().convertToFormat(pixmap.toImage().Format.Format_Grayscale8)
    size = (image.bytesPerLine(), image.height())
    picture = Image.frombytes("L", size, bytes(image.constBits()))
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.fixture
def panel(qtbot: QtBot, icons: Icons) -> HandOffPanel:
    panel = HandOffPanel(icons)
    qtbot.addWidget(panel)
    panel.resize(panel.width(), 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.mark.parametrize("address", [ADDRESS, "https://a.cn/", ADDRESS + "?" + "x" * 250])
def test_the_code_on_the_panel_decodes_to_the_address(panel: HandOffPanel, address: str) -> None:
    panel.show_code(qr_code(Url(address)))
    view = panel.findChild(QrView)
    assert view.width() >= SMALLEST
    assert view.width() <= panel.width()
    assert decoded(panel.grab()) == [address]


def test_in_a_low_window_the_code_is_seen_whole(panel: HandOffPanel) -> None:
    panel.show_code(qr_code(Url(ADDRESS)))
    hint = panel.findChild(QLabel, "hint")
    assert hint.isVisible()
    view = panel.findChild(QrView)

    def bottom() -> int:
        QApplication.processEvents()
        return view.mapTo(panel, view.rect().bottomLeft()).y()

    panel.resize(panel.width(), bottom() - hint.height() // 2)
    assert bottom() < panel.height()
    assert not hint.isVisible()
    panel.resize(panel.width(), 900)
    assert hint.isVisible()


def test_address_and_host_stand_below_in_plain_text(panel: HandOffPanel) -> None:
    panel.show_code(qr_code(Url(ADDRESS)))
    assert panel.findChild(QLabel, "host").text() == "news.example.com"
    address = panel.findChild(QLabel, "address")
    assert address.text().replace("\u200b", "") == ADDRESS
    assert address.accessibleName() == ADDRESS
    # Else it could be copied with its break marks, and would lead nowhere.
    assert not address.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_the_copy_button_copies_the_address_without_break_marks(
    qtbot: QtBot, panel: HandOffPanel
) -> None:
    panel.show_code(qr_code(Url(ADDRESS)))
    with qtbot.waitSignal(panel.address_copied):
        panel.findChild(QPushButton, "copyAddress").click()
    assert QGuiApplication.clipboard().text() == ADDRESS


def test_an_article_without_an_address_says_so_in_words(panel: HandOffPanel) -> None:
    panel.show_code(qr_code(Url(ADDRESS)))
    panel.show_absence("这篇文章没有网址。")
    assert panel.findChild(QLabel, "absence").isVisible()
    assert not panel.findChild(QrView).isVisible()
    assert not panel.findChild(QPushButton, "copyAddress").isVisible()
    assert decoded(panel.grab()) == []


def test_the_picture_of_the_code_can_be_copied(panel: HandOffPanel) -> None:
    panel.show_code(qr_code(Url(ADDRESS)))
    panel.findChild(QPushButton, "copyPicture").click()
    assert decoded(QPixmap.fromImage(QGuiApplication.clipboard().image())) == [ADDRESS]


def test_the_code_fills_the_screen_for_a_phone_across_the_room(
    qtbot: QtBot, panel: HandOffPanel
) -> None:
    panel.show_code(qr_code(Url(ADDRESS)))
    screen = CodeScreen(qr_code(Url(ADDRESS)), panel)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show()
    qtbot.waitExposed(screen)
    assert screen.findChild(QrView).width() > 500
    qtbot.waitUntil(lambda: decoded(screen.grab()) == [ADDRESS])
    with qtbot.waitSignal(screen.destroyed):
        qtbot.keyClick(screen, Qt.Key.Key_Escape)


def test_over_the_whole_screen_a_long_address_shows_where_it_begins(
    qtbot: QtBot, panel: HandOffPanel
) -> None:
    screen = CodeScreen(qr_code(Url(ADDRESS + "?" + "x" * 250)), panel)
    qtbot.addWidget(screen)
    screen.resize(900, 800)
    screen.show()
    qtbot.waitExposed(screen)
    label = screen.findChild(QLabel, "codeScreenAddress")
    assert label.text().startswith(ADDRESS)
    assert label.fontMetrics().horizontalAdvance(label.text()) <= 900


@pytest.mark.parametrize("name", ["ownAddressTab", "shareTab"])
def test_the_tab_in_front_has_room_for_its_bold_words(panel: HandOffPanel, name: str) -> None:
    tab = panel.findChild(QPushButton, name)
    tab.setText("This computer WWWWWWWW")
    bold = QFont(tab.font())
    bold.setWeight(QFont.Weight.DemiBold)
    assert tab.minimumSizeHint().width() >= QFontMetrics(bold).horizontalAdvance(tab.text())
    usual = QPushButton(tab.text(), panel)
    more = QFontMetrics(bold).horizontalAdvance(tab.text())
    more -= tab.fontMetrics().horizontalAdvance(tab.text())
    assert tab.sizeHint().width() >= usual.sizeHint().width() + more


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_the_article_can_be_asked_for_as_a_file(
    qtbot: QtBot, panel: HandOffPanel, form: str
) -> None:
    with qtbot.waitSignal(panel.export_requested) as asked:
        panel.findChild(QAction, f"export-{form}").trigger()
    assert asked.args == [form]


def items_held() -> int:
    return sum(type(wrapper) is QWidgetItem for wrapper in getAllValidWrappers())


def test_python_holds_no_place_of_a_button_that_moves(qtbot: QtBot, icons: Icons) -> None:
    before = items_held()
    card = CodeCard(icons, lasting=True)
    qtbot.addWidget(card)
    card.use_columns(1)
    assert items_held() == before
