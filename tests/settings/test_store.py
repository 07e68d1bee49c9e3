"""Settings survive everything that may have happened to their file."""

import json
import logging
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.settings.page_layout import PageLayout, PaperChoice
from haidai.settings.speed import Pauses, Speed
from haidai.settings.store import LANGUAGES, Settings, SettingsStore
from haidai.settings.text_size import TextSize

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
CHOSEN = Settings(
    TextSize(32),
    "en",
    (10, -20, 900, 700),
    maximized=True,
    hand_off_shown=True,
    speed=Speed(1.5),
    pauses=Pauses.CALM,
    source_read=True,
    voices=(("zh", "sit/cmn+f2"), ("en", "gmw/en")),
    layout=PageLayout(line_spacing=2.1, paper=PaperChoice.CREAM),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.json"


def test_a_new_reader_has_the_defaults_and_no_file(path: Path) -> None:
    assert SettingsStore(path).settings == Settings()
    assert not path.parent.exists()


def test_a_choice_is_there_at_the_next_start(path: Path) -> None:
    store = SettingsStore(path)
    store.change(text_size=TextSize(32), language="en")
    store.change(window=(10, -20, 900, 700), maximized=True, hand_off_shown=True)
    store.change(speed=Speed(1.5), pauses=Pauses.CALM, source_read=True)
    store.change(voices=store.settings.with_voice("zh", "sit/cmn+f2"))
    store.change(voices=store.settings.with_voice("en", "gmw/en"))
    store.change(layout=CHOSEN.layout)
    assert SettingsStore(path).settings == store.settings == CHOSEN


def test_the_same_choice_again_writes_nothing(path: Path) -> None:
    store = SettingsStore(path)
    store.change(language=Settings().language)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1]", b"null", b"[" * 100_000])
def test_a_damaged_file_is_set_aside_whole(
    path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = SettingsStore(path)
    assert store.settings == Settings()
    store.change(language="en")
    (aside,) = path.parent.glob("settings.damaged-*.json")
    assert aside.read_bytes() == content
    assert "damaged" in caplog.text


@pytest.mark.parametrize(
    ("values", "settings"),
    [
        ({"text_size": 33}, Settings(TextSize(32))),
        ({"text_size": True}, Settings()),
        ({"text_size": "32"}, Settings()),
        ({"text_size": -1}, Settings()),
        ({"text_size": float("nan")}, Settings()),
        ({"text_size": 10**400}, Settings()),
        ({"language": "tlh"}, Settings()),
        ({"language": ["en"]}, Settings()),
        ({"window": [1, 2, 3]}, Settings()),
        ({"window": [1, 2, 0, 4]}, Settings()),
        ({"window": [1, 2, 3.5, 4]}, Settings()),
        ({"window": [True, 2, 3, 4]}, Settings()),
        ({"hand_off_shown": 1}, Settings()),
        ({"maximized": "yes"}, Settings()),
        ({"speed": 1.3}, Settings(speed=Speed(1.25))),
        ({"speed": "fast"}, Settings()),
        ({"speed": float("nan")}, Settings()),
        ({"pauses": ["calm"]}, Settings()),
        ({"pauses": "long"}, Settings()),
        ({"voices": ["sit/cmn"]}, Settings()),
        ({"voices": {"zh": 7, "en": "gmw/en"}}, Settings(voices=(("en", "gmw/en"),))),
        ({"from": "a later version", "language": "en"}, Settings(language="en")),
    ],
)
def test_what_makes_no_sense_falls_back_alone(values: dict[str, Any], settings: Settings) -> None:
    assert Settings.from_json(values) == settings


@given(st.dictionaries(st.sampled_from([*Settings().to_json(), "other"]), JSON))
def test_any_object_gives_settings_that_can_be_kept(values: dict[str, Any]) -> None:
    settings = Settings.from_json(values)
    assert Settings.from_json(json.loads(json.dumps(settings.to_json()))) == settings
    assert settings.language in LANGUAGES


def test_a_disk_that_refuses_is_logged_and_the_choice_holds(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.touch()
    with caplog.at_level(logging.WARNING):
        store = SettingsStore(path)
        assert store.change(language="en").language == "en"
    assert "could not be written" in caplog.text


def test_a_private_file_stays_private(path: Path) -> None:
    store = SettingsStore(path)
    store.change(language="en")
    path.chmod(0o600)
    store.change(language="zh-CN")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_choices_are_written_later_in_one_go(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    waiting: list[Callable[[], None]] = []
    store = SettingsStore(path, waiting.append)
    store.change(text_size=TextSize(24))
    store.change(text_size=TextSize(28))
    assert store.settings.text_size == TextSize(28)
    assert not path.exists()
    assert len(waiting) == 1
    waiting.pop()()
    assert SettingsStore(path).settings.text_size == TextSize(28)


def test_what_is_not_yet_written_can_be_written_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    store = SettingsStore(path, lambda _: None)
    store.flush()
    assert not path.exists()
    store.change(text_size=TextSize(32))
    store.flush()
    assert SettingsStore(path).settings.text_size == TextSize(32)
