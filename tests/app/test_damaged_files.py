"""A thousand damaged files, a thousand windows; what was damaged is set aside and told."""

import json
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from haidai import paths
from haidai.app import Application
from haidai.library.recent import RecentArticles
from haidai.settings.store import LARGEST_FILE, Settings, SettingsStore
from haidai.settings.text_size import TextSize
from haidai.speech.pronunciations import FILE_NAME, PronunciationFile, Pronunciations
from tests.app.conftest import Desk, no_session, take_down
from tests.fakes.mutations import mutated

SETTINGS = Settings(
    TextSize(32),
    "en",
    (10, -20, 900, 700),
    hand_off_shown=True,
    voices=(("zh", "sit/cmn+f2"), ("en", "gmw/en")),
)
RECENT = [{"title": f"第{n}篇“文章”", "location": f"https://a.cn/{n}"} for n in range(3)]
WORDS = "# 读音表\n重庆 = 虫庆\n给付 = 几付\n一行\n"
SHARE = 50


def starts_with(qapp: QApplication, folder: Path, seed: int) -> None:
    """Start the window with files damaged in the way of a seed, and end it again."""
    settings, recent = folder / "settings.json", paths.data_folder() / "recent.json"
    for path in (settings, recent):
        path.parent.mkdir(parents=True, exist_ok=True)
    settings.write_bytes(content := mutated(SETTINGS.to_bytes(), seed))
    recent.write_bytes(mutated(json.dumps(RECENT, ensure_ascii=False).encode(), seed + 1))
    store = SettingsStore(settings)
    application = Application(qapp, store, None, no_session)
    try:
        application.start(None)
        assert application.window.isVisible()
        assert application.window.reader.article_shown is not None
        aside = list(folder.glob("settings.damaged-*.json"))
        assert [each.read_bytes() for each in aside] == [content] * len(aside)
        assert bool(aside) == (store.set_aside is not None)
        if aside:
            assert str(aside[0]) in application.window.notice.sentence
        if application.recent.set_aside is not None:
            assert str(application.recent.set_aside) in application.window.notice.sentence
        store.change(text_size=TextSize(72), language="zh-CN")
        application.recent.add("新的", "https://a.cn/new")
        assert SettingsStore(settings).settings == store.settings
        assert RecentArticles(recent).articles == application.recent.articles
    finally:
        take_down(application)


def some(count: int) -> list[object]:
    """Seeds, the first few for every run and the others for the long one."""
    return [
        pytest.param(range(start, start + SHARE), marks=() if start == 0 else pytest.mark.slow)
        for start in range(0, count, SHARE)
    ]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seeds", some(1_000))
def test_the_window_starts_with_every_damaged_file(
    qapp: QApplication, tmp_path: Path, seeds: range, plain_look: None
) -> None:
    for seed in seeds:
        folder = tmp_path / str(seed)
        try:
            starts_with(qapp, folder, seed)
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise


@pytest.mark.parametrize("seed", range(300))
def test_every_damaged_list_of_pronunciations_is_read_or_set_aside(
    tmp_path: Path, seed: int
) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content := mutated(WORDS.encode(), seed))
    words = PronunciationFile(path)
    words.pronunciations.rules()
    if words.set_aside is not None:
        assert words.set_aside.read_bytes() == content
    words.change(words.pronunciations)
    assert PronunciationFile(path).pronunciations == words.pronunciations


def test_a_damaged_list_of_pronunciations_is_told(qtbot: QtBot, desk: Desk) -> None:
    path = paths.data_folder() / FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xff\xfe\x00")
    desk.application.listening.choices.__dict__.pop("_own_words", None)
    assert desk.application.listening.choices._own_words.set_aside is not None
    assert "读音表" in desk.window.notice.sentence
    desk.application.opening.ended.emit()
    assert "读音表" in desk.window.notice.sentence
    desk.window.notice.close_notice()
    desk.application.opening.ended.emit()
    assert desk.window.notice.sentence == ""


def test_a_disk_that_refuses_the_settings_is_told_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.unlink(missing_ok=True)
    path.mkdir()  # nothing can be written there
    desk.store.change(text_size=TextSize(32))
    assert "没能保存" in desk.window.notice.sentence
    desk.window.notice.close_notice()
    desk.store.change(text_size=TextSize(40))
    assert desk.window.notice.sentence == ""
    assert desk.store.settings.text_size == TextSize(40)


def test_a_disk_that_refuses_the_library_is_told_until_the_strip_is_closed(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.application.keeping._keeper._tell_refused()
    qtbot.waitUntil(lambda: "没法记下来" in desk.window.notice.sentence)
    desk.application.opening.ended.emit()
    assert "没法记下来" in desk.window.notice.sentence
    desk.window.notice.close_notice()
    desk.application.keeping._keeper._tell_refused()
    desk.application.opening.ended.emit()
    assert desk.window.notice.sentence == ""


def test_a_disk_that_refuses_the_pronunciations_is_told(desk: Desk) -> None:
    path = paths.data_folder() / FILE_NAME
    choices = desk.application.listening.choices
    choices.use_pronunciations(Pronunciations())
    path.unlink()
    path.mkdir()  # nothing can be written there
    choices.use_pronunciations(Pronunciations.of([("给付", "几付")]))
    assert "读音表" in desk.window.notice.sentence
    assert "没能保存" in desk.window.notice.sentence
    assert len(desk.session.manner.rules) == 1
    path.rmdir()


def test_a_pipe_in_place_of_a_file_holds_nobody_up(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    os.mkfifo(path)
    assert SettingsStore(path).settings == Settings()
    assert RecentArticles(path).articles == ()


def test_a_file_beyond_measure_is_set_aside_unread(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    store = SettingsStore(path)
    assert store.settings == Settings()
    assert store.set_aside is not None
    assert not path.exists()
