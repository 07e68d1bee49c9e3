"""A disk that takes nothing at all: the window reads all the same, and says what is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from haidai import paths
from haidai.app import Application
from haidai.instance.start import Turn, turn
from haidai.opening.sources import FileSource
from haidai.settings.store import SettingsStore
from haidai.window_process import begin, open_library
from tests.app.conftest import no_session, take_down

FIXTURES = Path(__file__).parents[1] / "fixtures"
SENTENCE = "这次读到哪里没法记下来"


@pytest.fixture
def no_folder() -> None:
    """A file stands where the folder of the reader's things is to be."""
    folder = paths.data_folder()
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")


@pytest.fixture
def application(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, no_folder: None, plain_look: None
) -> Iterator[Application]:
    """The window of a start that found no folder."""
    store = SettingsStore(tmp_path / "settings.json")
    application = Application(qapp, store, open_library(), no_session)
    yield application
    take_down(application)


@pytest.mark.usefixtures("no_folder")
def test_without_a_folder_there_is_no_library_and_no_claim() -> None:
    assert open_library() is None
    assert turn(paths.data_folder(), None) == Turn()


def test_that_the_place_is_not_kept_is_told_beside_the_article(application: Application) -> None:
    begin(application, None)
    assert application.window.reader.article_shown is not None
    assert SENTENCE in application.window.notice.sentence


def test_it_is_told_again_when_an_article_has_been_opened(
    qtbot: QtBot, application: Application
) -> None:
    begin(application, FileSource(FIXTURES / "riverside.html"))
    qtbot.waitUntil(lambda: application.window.reader.article_shown is not None)
    qtbot.waitUntil(lambda: application.window.notice.sentence.startswith(SENTENCE))
