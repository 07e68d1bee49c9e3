"""What a screen reader says by itself, and what it does not."""

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.handoff.qr_code import qr_code
from haidai.library.visits import visit
from haidai.playback.sleep_timer import Ending, SleepTimer
from haidai.settings.text_size import TextSize
from haidai.ui.telling.announcing import Announcements, ScreenReader
from tests.app.conftest import Desk
from tests.fakes.announcer import FakeAnnouncer
from tests.fakes.articles import short_article


@pytest.fixture
def heard(desk: Desk) -> FakeAnnouncer:
    """What is said from now on, the welcome article being shown."""
    announcer, application = FakeAnnouncer(), desk.application
    Announcements(
        application.window,
        announcer,
        application.opening,
        application.sizing,
        application.listening,
        application.hand_off,
    )
    return announcer


def test_an_article_that_opens_is_named(desk: Desk, heard: FakeAnnouncer) -> None:
    article = short_article()
    desk.application.opening.show(visit(article))
    assert heard.said == [f"已打开：{article.title}"]


def test_the_size_of_the_type_is_said(desk: Desk, heard: FakeAnnouncer) -> None:
    desk.application.sizing.use(TextSize(24))
    assert heard.said == ["字号 24"]


def test_a_reading_says_when_it_begins_pauses_goes_on_and_stops(
    desk: Desk, qtbot: QtBot, heard: FakeAnnouncer
) -> None:
    actions = desk.window.actions_
    actions["listen"].trigger()
    qtbot.waitUntil(lambda: "开始朗读" in heard.said)
    actions["play_pause"].trigger()
    actions["play_pause"].trigger()
    actions["stop"].trigger()
    assert heard.said == ["开始朗读", "朗读已暂停", "继续朗读", "朗读已停止"]


def test_the_sentences_of_a_reading_and_scrolling_are_not_said(
    desk: Desk, qtbot: QtBot, heard: FakeAnnouncer
) -> None:
    desk.window.actions_["listen"].trigger()
    qtbot.waitUntil(lambda: bool(desk.window.reader.reading_mark.span))
    for _ in range(20):
        desk.clock.advance(1.0)
        desk.session.tick()
    desk.window.reader.verticalScrollBar().setValue(400)
    assert heard.said == ["开始朗读"]


@pytest.mark.parametrize(
    ("timer", "words"),
    [
        (SleepTimer.after(15), "15 分钟后停止朗读"),
        (SleepTimer(Ending.SECTION), "读完本节后停止朗读"),
        (SleepTimer(Ending.ARTICLE), "读完本篇后停止朗读"),
        (SleepTimer(), "不定时"),
    ],
)
def test_the_timer_is_said_when_it_is_set(
    desk: Desk, heard: FakeAnnouncer, timer: SleepTimer, words: str
) -> None:
    desk.window.player.timer.timer_requested.emit(timer)
    assert heard.said == [words]


def test_trouble_interrupts_and_is_said_each_time(desk: Desk, heard: FakeAnnouncer) -> None:
    error = OpeningError(ErrorKind.NO_NETWORK)
    for _ in range(2):
        desk.application.notices.explain(error)
    sentence = desk.application.notices.sentence(error)
    assert heard.said == heard.urgent == [sentence, sentence]


def test_a_notice_that_only_counts_on_is_said_once(desk: Desk, heard: FakeAnnouncer) -> None:
    for percent in (3, 40, 99):
        desk.application.notices.say(f"正在保存“甲” … {percent} %")
    desk.application.notices.say("已存为“甲”。")
    assert heard.said == ["正在保存“甲” … 3 %", "已存为“甲”。"]
    assert heard.urgent == []


def test_sharing_says_when_it_begins_and_ends(desk: Desk, heard: FakeAnnouncer) -> None:
    desk.window.actions_["hand_off"].setChecked(True)
    share = desk.window.panel.share
    share.show_serving(qr_code(Url("http://192.0.2.7:8000/a")), (), "192.0.2.7", 600)
    for seconds in (599, 598):
        share.show_seconds(seconds)
    share.show_stopped("已停止，手机打不开了。")
    assert heard.said == ["手机现在可以打开这篇文章。", "已停止，手机打不开了。"]


def test_nothing_is_sent_while_no_screen_reader_listens(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: sent.append(event.message())
    )
    reader = ScreenReader(desk.window)
    reader.announce("听不到")
    QAccessible.setActive(True)
    try:
        reader.announce("听得到")
    finally:
        QAccessible.setActive(False)
    assert sent == ["听得到"]
