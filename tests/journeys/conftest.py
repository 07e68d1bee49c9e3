"""Journeys go through the real window on a real (virtual) screen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from haidai.app import Application, MakeSession
from haidai.settings.store import SettingsStore

WHERE_TO_RUN = "journeys need a screen: python3 tests/run.py tests/journeys"


@pytest.fixture(autouse=True)
def _on_a_screen(qapp: QApplication) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.skip(WHERE_TO_RUN)


def screenshot() -> Image.Image:
    """What stands on the whole screen, as a phone's camera would see it."""
    QApplication.processEvents()
    grabbed = QGuiApplication.primaryScreen().grabWindow(0).toImage()
    image = grabbed.convertToFormat(QImage.Format.Format_RGB888)
    data, stride = bytes(image.constBits()), image.bytesPerLine()
    return Image.frombytes("RGB", (image.width(), image.height()), data, "raw", "RGB", stride)


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, plain_look: None
) -> Iterator[Callable[[MakeSession], Application]]:
    """Starts the application with a session of the journey's choice; closes it at the end."""
    applications: list[Application] = []

    def start(make_session: MakeSession) -> Application:
        store = SettingsStore(tmp_path / "settings" / "settings.json")
        application = Application(qapp, store, None, make_session)
        applications.append(application)
        qtbot.addWidget(application.window)
        application.start(None)
        qtbot.waitExposed(application.window)
        return application

    yield start
    for application in applications:
        application.window.close()
        application.close()
