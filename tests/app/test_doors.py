"""Through the window: what is dropped and pasted opens, a wrong text is never a dead end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.doors import standard_doors
from haidai.opening.sources import AddressSource, FileSource, TextSource
from haidai.ui.opening.welcome import welcome_article
from haidai.ui.opening.wrong_text_menu import WrongTextMenu
from haidai.ui.page.picture_dialog import PictureDialog
from tests.app.conftest import Desk
from tests.fakes.pictures import drawn

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAGE = (
    "<h1>菜价又降了</h1>"
    + "<p>市里的菜市场今天开门很早，来买菜的人不少，价格比上周低了一成。</p>" * 3
    + "<h2>明天的天气</h2>"
    + "<p>气象台说，明天多云转晴，气温回升，适合把被子拿出去晒一晒。</p>" * 3
)
PLAIN = "菜价又降了\n\n" + "市里的菜市场今天开门很早，来买菜的人不少，价格比上周低了一成。\n" * 3


def shown(desk: Desk) -> str:
    article = desk.window.reader.article_shown
    return article.text if article else ""


def copied(html: str = "", text: str = "", urls: tuple[str, ...] = ()) -> QMimeData:
    mime = QMimeData()
    if urls:
        mime.setUrls([QUrl(url) for url in urls])
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    return mime


def drag(desk: Desk, mime: QMimeData, kind: type[QDropEvent] = QDragEnterEvent) -> QDropEvent:
    place = desk.window.rect().center()
    point = QPointF(place) if kind is QDropEvent else place
    event = kind(
        point,  # type: ignore[arg-type]
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(desk.window, event)
    return event


def test_what_is_held_above_the_window_shows_where_it_will_land(desk: Desk) -> None:
    sheet = desk.window.findChild(QLabel, "dropSheet")
    event = drag(desk, copied(text=PLAIN))
    assert event.isAccepted()
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert sheet.isVisible()
    QApplication.sendEvent(desk.window, QDragLeaveEvent())
    assert not sheet.isVisible()
    assert not drag(desk, QMimeData()).isAccepted()
    assert not sheet.isVisible()


def test_a_dropped_file_opens(qtbot: QtBot, desk: Desk) -> None:
    address = QUrl.fromLocalFile(str(FIXTURES / "riverside.html")).toString()
    mime = copied(urls=(address,))
    drag(desk, mime)
    with qtbot.waitSignal(desk.application.opening.shown):
        drag(desk, mime, QDropEvent)
    assert not desk.window.findChild(QLabel, "dropSheet").isVisible()
    assert desk.opened == FileSource(FIXTURES / "riverside.html")


def test_a_dropped_file_that_is_no_article_is_said_and_not_touched(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "账本.xlsx"
    path.write_bytes(b"PK")
    mime = copied(urls=(QUrl.fromLocalFile(str(path)).toString(),))
    drag(desk, mime)
    drag(desk, mime, QDropEvent)
    assert "账本.xlsx" in desk.window.notice.sentence
    assert desk.opened is None


def test_a_copied_piece_of_a_page_keeps_its_headings(qtbot: QtBot, desk: Desk) -> None:
    QGuiApplication.clipboard().setMimeData(copied(html=PAGE, text=PLAIN))
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.window.actions_["paste"].trigger()
    article = desk.window.reader.article_shown
    assert article is not None
    assert [section.heading for section in article.sections] == [None, "明天的天气"]


def test_a_copied_piece_whose_structure_says_less_opens_as_text(qtbot: QtBot, desk: Desk) -> None:
    html = "<p></p><p></p><script>甲</script>"
    QGuiApplication.clipboard().setMimeData(copied(html=html, text=PLAIN))
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.window.actions_["paste"].trigger()
    assert "来买菜的人不少" in shown(desk)


def test_a_copied_file_opens(qtbot: QtBot, desk: Desk) -> None:
    address = QUrl.fromLocalFile(str(FIXTURES / "riverside.txt")).toString()
    QGuiApplication.clipboard().setMimeData(copied(urls=(address,)))
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.window.actions_["paste"].trigger()
    assert desk.opened == FileSource(FIXTURES / "riverside.txt")


def menu_of(desk: Desk) -> WrongTextMenu:
    found: WrongTextMenu = desk.window.findChild(WrongTextMenu)
    return found


def choices(desk: Desk) -> list[str]:
    return [action.text() for action in menu_of(desk).actions() if action.isVisible()]


def test_the_welcome_article_has_no_wrong_text(desk: Desk) -> None:
    bar = desk.window.reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not desk.window.reader.findChild(QPushButton, "wrongText").isVisible()


def test_the_whole_page_can_be_shown_and_the_way_back_leads_to_the_article(
    qtbot: QtBot, desk: Desk
) -> None:
    page = f"<nav><p>首页 乡村 评论</p></nav>{PAGE}<footer><p>版权所有望河日报</p></footer>"
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.application.opening.open(TextSource(page, "甲"))
    assert "版权所有" not in shown(desk)
    article = shown(desk)
    desk.window.reader.findChild(QPushButton, "wrongText").click()
    assert choices(desk) == ["显示整页文字", "读复制的文字"]
    with qtbot.waitSignal(desk.application.opening.shown):
        menu_of(desk).actions()[0].trigger()
    assert "版权所有" in shown(desk)
    assert "明天的天气" in shown(desk)
    menu_of(desk).close()
    desk.window.actions_["back"].trigger()
    assert shown(desk) == article


def test_the_original_opens_in_the_browser(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[Url] = []
    monkeypatch.setattr(desk.application, "_follow_link", followed.append)
    desk.application.other_ways.browser_requested.connect(followed.append)
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.application.opening.open(FileSource(FIXTURES / "riverside.html"))
    article = desk.window.reader.article_shown
    assert article is not None
    desk.application.other_ways.browser_requested.disconnect()
    desk.application.other_ways.browser_requested.connect(followed.append)
    desk.window.reader.foot_line.pressed.emit()
    assert choices(desk) == ["显示整页文字", "用浏览器打开原文", "读复制的文字"]
    menu_of(desk).actions()[1].trigger()
    menu_of(desk).close()
    assert followed == [article.url]


def test_a_page_without_an_article_is_no_dead_end(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.application.opening.failed) as failed:
        desk.application.opening.open(TextSource("<html><p></p></html>", "空页"))
    assert failed.args[0].kind == ErrorKind.NO_ARTICLE
    assert shown(desk) == welcome_article().text
    button = desk.window.notice.findChild(QPushButton)
    assert button.text() == "别的办法"
    button.click()
    assert choices(desk) == ["显示整页文字", "读复制的文字"]
    menu_of(desk).close()


def test_a_fault_of_the_way_can_be_tried_again(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener = desk.application._doors.opener
    kinds = iter([ErrorKind.NO_HOST, ErrorKind.TOO_SLOW])

    def fail(source: object, cancelled: Callable[[], bool]) -> None:
        raise OpeningError(next(kinds), host="a.cn", seconds=20)

    monkeypatch.setattr(opener, "open", fail)
    with qtbot.waitSignal(desk.application.opening.failed):
        desk.application.opening.open(AddressSource(Url("https://a.cn/")))
    button = desk.window.notice.findChild(QPushButton)
    assert button.text() == "重试"
    with qtbot.waitSignal(desk.application.opening.failed) as again:
        button.click()
    assert again.args[0].kind == ErrorKind.TOO_SLOW


def test_pictures_come_to_the_page_and_one_opens_large(
    qtbot: QtBot, desk_with_pictures: Desk
) -> None:
    desk = desk_with_pictures
    page = desk.window.reader
    qtbot.waitUntil(lambda: page.rendered is not None and 0 in page.rendered.pictures.images)
    assert page.rendered is not None
    qtbot.waitUntil(lambda: page.rendered is not None and page.rendered.pictures.facts[1].missing)
    page.pictures.activated.emit(0)
    dialog = desk.window.findChild(PictureDialog)
    assert dialog.isVisible()
    assert "图1：" in dialog.findChild(QLabel, "pictureCaption").text()
    with qtbot.waitSignal(desk.application.illustrating.loader.enlarged):
        pass
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_after_the_large_picture_the_focus_is_on_the_one_in_the_page(
    qtbot: QtBot, desk_with_pictures: Desk, by_key: bool
) -> None:
    desk = desk_with_pictures
    page = desk.window.reader
    qtbot.waitUntil(lambda: page.rendered is not None and 0 in page.rendered.pictures.images)
    button = page.viewport().findChild(QAbstractButton, "picture")
    value = page.verticalScrollBar().value()
    if by_key:
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
    else:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = desk.window.findChild(PictureDialog)
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: desk.window.isActiveWindow())
    assert QApplication.focusWidget() is button
    assert page.verticalScrollBar().value() == value


def test_a_dialog_closed_before_its_picture_is_sharp_is_no_trouble(
    qtbot: QtBot, desk_with_pictures: Desk
) -> None:
    desk = desk_with_pictures
    page = desk.window.reader
    qtbot.waitUntil(lambda: page.rendered is not None and 0 in page.rendered.pictures.images)
    page.pictures.activated.emit(0)
    dialog = desk.window.findChild(PictureDialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.accept()
    desk.application.illustrating.loader.enlarge(0)
    with qtbot.waitSignal(desk.application.illustrating.loader.enlarged):
        pass


def test_the_pictures_of_a_saved_page_are_shown_from_its_folder(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = make_desk(standard_doors())
    desk.application.start(None)
    qtbot.waitExposed(desk.window)
    page = tmp_path / "清晨.html"
    folder = tmp_path / "清晨_files"
    folder.mkdir()
    (folder / "1.png").write_bytes(drawn(700, 500))
    secret = tmp_path / "别处.png"
    secret.write_bytes(drawn(700, 500))
    pictures = '<p><img src="清晨_files/1.png" alt="菜摊"></p><p><img src="别处.png"></p>'
    page.write_text(f"<title>菜价又降了</title>{PAGE}{pictures}{PAGE[20:]}", encoding="utf-8")
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.application.opening.open(FileSource(page))
    reader = desk.window.reader
    assert reader.rendered is not None
    assert len(reader.rendered.picture_positions()) == 1
    bar = reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: reader.rendered is not None and 0 in reader.rendered.pictures.images)
    assert reader.rendered.pictures.facts[0].dots == (700, 500)
