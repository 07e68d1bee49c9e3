"""What the tests of widgets share."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from haidai import paths
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import LIGHT, apply_theme


@pytest.fixture
def icons(qapp: object) -> Icons:
    """The product's icons in the colours of its theme."""
    folder = paths.resources() / "icons"
    return Icons(LIGHT.ink, LIGHT.accent_ink, LIGHT.control_line, folder)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application with the product's style sheet, which has the sizes."""
    before = (qapp.styleSheet(), qapp.palette())
    apply_theme(qapp, LIGHT)
    yield qapp
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
