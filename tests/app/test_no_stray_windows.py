"""What is shown before it has its place is a window of its own: it flashes and takes the focus."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.app.conftest import Desk


class Strays(QObject):
    """Keeps the names of windows that are none the reader wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, QMainWindow | QDialog | QMenu)
        ):
            self.names.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def strays(qapp: QApplication) -> Iterator[Strays]:
    strays = Strays()
    qapp.installEventFilter(strays)
    yield strays
    qapp.removeEventFilter(strays)


def test_nothing_flashes_at_the_start(make_desk: Callable[..., Desk], strays: Strays) -> None:
    make_desk(first_start=True).application.start(None)
    QApplication.processEvents()
    assert strays.names == []


def test_nothing_flashes_when_something_is_opened(
    qtbot: QtBot, desk_with_pictures: Desk, strays: Strays
) -> None:
    desk = desk_with_pictures
    window, actions = desk.window, desk.window.actions_
    for name in ("hand_off", "layout", "find", "listen"):
        actions[name].trigger()
    window.panel._share_tab.setChecked(True)
    for name in ("open", "keys", "print"):
        actions[name].trigger()
    desk.application.listening.choices.ask_for_voice()
    desk.application.notices.details_requested.emit(None)
    pictures = window.reader.pictures
    qtbot.waitUntil(lambda: pictures.shown(0) is not None)
    pictures.activated.emit(0)
    dialogs = window.findChildren(QDialog)
    assert len(dialogs) >= 6
    for dialog in reversed(dialogs):
        dialog.close()
    assert strays.names == []
