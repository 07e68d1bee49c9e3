"""The whole window with nothing behind it that sounds: a fake voice, a clock moved by hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from haidai.app import Application
from haidai.library.library import Library
from haidai.library.visits import visit
from haidai.opening.doors import Doors, standard_doors
from haidai.opening.sources import Source
from haidai.playback.session import ReadAloudSession
from haidai.rendering.displayed import copied
from haidai.settings.store import SettingsStore
from tests.fakes.pictures import FakePictureRetriever, address, article_with_pictures, drawn
from tests.fakes.playback import (
    FakeSynthesizer,
    HandClock,
    RecordingOutput,
    as_written,
    choose_fake_voice,
)


class Desk:
    """An application under test, with the fakes it was given."""

    def __init__(
        self,
        qt: QApplication,
        folder: Path,
        doors: Doors | None = None,
        *,
        first_start: bool = False,
    ) -> None:
        library = Library(folder / "library.sqlite")
        self.store = SettingsStore(folder / "settings.json")
        if not first_start:
            self.store.change(elder=replace(self.store.settings.elder, asked=True))
        self.clock = HandClock()
        self.output = RecordingOutput(self.clock)
        self.synthesizer = FakeSynthesizer()
        self.sessions: list[ReadAloudSession] = []
        doors = doors or with_pictures({})  # nobody asks the network for one
        self.application = Application(qt, self.store, library, self._session, doors)
        self.window = self.application.window

    @property
    def session(self) -> ReadAloudSession:
        return self.application.listening.session

    @property
    def opened(self) -> Source | None:
        """Where the article that is shown was opened from."""
        visit = self.application.opening.visits.current
        return self.application.opening.source_of(visit.original) if visit else None

    def hear(self, seconds: float) -> None:
        """Let so much time pass for the loudspeaker, and the window tell what is new."""
        self.clock.advance(seconds)
        self.session.tick()
        QApplication.processEvents()

    def _session(self, parent: QObject) -> ReadAloudSession:
        session = ReadAloudSession(
            self.synthesizer.another,
            choose_fake_voice,
            as_written,
            lambda: self.output,
            parent,
        )
        self.sessions.append(session)
        return session


def with_pictures(contents: dict[str, bytes]) -> Doors:
    """The usual doors, with these pictures and no others behind them."""
    return replace(standard_doors(), pictures=FakePictureRetriever(contents))  # type: ignore[arg-type]


def no_session(parent: QObject) -> ReadAloudSession:
    """For a window in which nobody listens."""
    raise AssertionError("nobody listens here")


def marked(desk: Desk, layer: int = 0) -> str:
    """What is marked on the page: the sentence that is read, or (1) the word in it."""
    selections = desk.window.reader.extraSelections()
    # Without the joiners that the page puts in.
    chosen = selections[layer : layer + 1]
    return "".join(copied(each.cursor.selectedText()) for each in chosen)  # type: ignore[attr-defined]


def take_down(application: Application) -> None:
    """End an application as its window's ✕ does, and let nothing of it stand."""
    application.window.close()
    application.close()
    application._translation.use("en")
    application.window.deleteLater()
    application.deleteLater()
    # At once, or every later style sheet would be put on this window too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def make_desk(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, plain_look: None
) -> Iterator[Callable[..., Desk]]:
    """Builds an application; each is closed when the test ends."""
    desks: list[Desk] = []

    def make(doors: Doors | None = None, *, first_start: bool = False) -> Desk:
        desk = Desk(qapp, tmp_path, doors, first_start=first_start)
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        take_down(desk.application)


@pytest.fixture
def desk(qtbot: QtBot, make_desk: Callable[..., Desk]) -> Desk:
    """An application that shows the welcome article, its sentences ready."""
    desk = make_desk()
    desk.application.start(None)
    qtbot.waitExposed(desk.window)
    qtbot.waitUntil(lambda: desk.application.listening.ready)
    return desk


@pytest.fixture
def desk_with_pictures(qtbot: QtBot, make_desk: Callable[..., Desk]) -> Desk:
    """An application that shows an article with five pictures; the second one fails."""
    contents = {str(address(number)): drawn(900, 600) for number in (0, 2, 3, 4)}
    desk = make_desk(with_pictures(contents))
    desk.application.start(None)
    qtbot.waitExposed(desk.window)
    desk.application.opening.show(visit(article_with_pictures(5)))
    return desk
