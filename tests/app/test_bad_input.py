"""Whatever is thrown at the window: a sentence, the page stays, nothing hangs."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from haidai.errors import ErrorKind
from haidai.opening.sources import FileSource, parse_source
from haidai.ui.opening.welcome import welcome_article
from tests.app.conftest import Desk
from tests.fakes.web_server import Visit, WebServer, serving
from tests.timing import took


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as server:
        yield server


def shown(desk: Desk) -> str:
    article = desk.window.reader.article_shown
    return article.title if article else ""


def fails(qtbot: QtBot, desk: Desk, source: str) -> ErrorKind:
    """Open something that cannot be opened; gives the kind of what is told."""
    with qtbot.waitSignal(desk.application.opening.failed, timeout=10_000) as failed:
        desk.application.opening.open_text(source)
    assert desk.window.notice.sentence == desk.application.notices.sentence(failed.args[0])
    assert shown(desk) == welcome_article().title
    kind: ErrorKind = failed.args[0].kind
    return kind


def test_an_address_that_is_not_there(qtbot: QtBot, desk: Desk, server: WebServer) -> None:
    assert fails(qtbot, desk, server.address("/gone.html")) == ErrorKind.PAGE_GONE
    assert "没有这个网页" in desk.window.notice.sentence


def test_an_address_with_a_slip_can_be_mended(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    def given() -> QLineEdit:
        desk.window.actions_["open"].trigger()
        return QApplication.activeModalWidget().findChild(QLineEdit, "address")

    QGuiApplication.clipboard().clear()
    field = given()
    field.setText(str(tmp_path / "new.txt"))
    with qtbot.waitSignal(desk.application.opening.failed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    field = given()
    assert field.text() == str(tmp_path / "new.txt")
    (tmp_path / "news.txt").write_text("望河镇的新闻。\n\n今天镇上开了一家书店。", encoding="utf-8")
    field.setText(str(tmp_path / "news.txt"))
    with qtbot.waitSignal(desk.application.opening.shown):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    field = given()
    assert field.text() == ""
    field.window().close()


def test_an_address_nobody_answers_at(qtbot: QtBot, desk: Desk) -> None:
    assert fails(qtbot, desk, "http://127.0.0.1:9/a.html") == ErrorKind.NO_CONNECTION


def test_an_address_that_answers_nothing(qtbot: QtBot, desk: Desk, server: WebServer) -> None:
    server.page("/empty.html", b"")
    assert fails(qtbot, desk, server.address("/empty.html")) == ErrorKind.EMPTY


def test_an_address_that_answers_for_ever_can_be_given_up_at_once(
    qtbot: QtBot, desk: Desk, server: WebServer
) -> None:
    server.drip("/slow.html", b"<html><body><p>", b".")
    with qtbot.waitSignal(desk.application.opening.started):
        desk.application.opening.open_text(server.address("/slow.html"))
    assert "slow.html" in desk.window.notice.sentence
    begun = time.monotonic()
    desk.window.notice.findChild(QPushButton).click()
    assert desk.window.notice.sentence == ""
    desk.application.close()
    took(time.monotonic() - begun, at_most=2)
    assert shown(desk) == welcome_article().title


def test_a_file_far_too_large(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes("五十兆字节的文字。".encode() * 2_000_000)
    assert path.stat().st_size > 50_000_000
    assert fails(qtbot, desk, str(path)) == ErrorKind.TOO_LARGE


def test_a_long_text_opens_in_parts_without_holding_up_the_window(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "long.txt"
    line = "河水慢慢地流过老渡口，船工把缆绳系在石柱上，等着下一位客人。" * 8
    path.write_text("\n\n".join([line] * 5_000), encoding="utf-8")
    gaps: list[float] = []
    last = [time.monotonic()]

    def tick() -> bool:
        now = time.monotonic()
        gaps.append(now - last[0])
        last[0] = now
        return shown(desk) != welcome_article().title

    desk.application.opening.open(FileSource(path))
    last[0] = time.monotonic()
    qtbot.waitUntil(tick, timeout=20_000)
    assert desk.window.part_bar.isVisible()
    # Twice what the product is built for: the machine of a test is a busy one.
    took(max(gaps), at_most=0.5)


def test_a_page_that_comes_in_time_opens(qtbot: QtBot, desk: Desk, server: WebServer) -> None:
    page = (Path(__file__).parents[1] / "fixtures" / "riverside.html").read_bytes()

    def answer(visit: Visit) -> None:
        visit.reply(page, "text/html; charset=utf-8")

    server.answers["/news.html"] = answer
    with qtbot.waitSignal(desk.application.opening.shown):
        desk.application.opening.open(parse_source(server.address("/news.html")))
    article = desk.window.reader.article_shown
    assert article is not None
    assert str(article.url) == server.address("/news.html")
    assert desk.application.recent.articles[0].location == server.address("/news.html")
