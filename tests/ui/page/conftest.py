"""The page that most of its tests look at."""

import pytest
from pytestqt.qtbot import QtBot

from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import LIGHT
from haidai.ui.page.reader_view import ReaderView


@pytest.fixture
def faces() -> tuple[str, ...]:
    """The families of the page's letters: whatever Qt takes."""
    return ()


@pytest.fixture
def view(qtbot: QtBot, icons: Icons, faces: tuple[str, ...]) -> ReaderView:
    """A page that is seen, and empty."""
    view = ReaderView(icons, LIGHT, faces)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    qtbot.waitExposed(view)
    return view
