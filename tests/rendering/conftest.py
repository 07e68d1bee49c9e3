import pytest
from PySide6.QtGui import QGuiApplication

from haidai.article.model import CHINESE
from haidai.rendering.fonts import reading_families
from haidai.rendering.style import Style


@pytest.fixture
def chinese_families(qapp: QGuiApplication) -> tuple[str, ...]:
    """The faces Chinese is drawn in here; skips where none is installed."""
    families = reading_families(CHINESE)
    if not families:
        pytest.skip("no Chinese face is installed here")
    return families


@pytest.fixture
def style(qapp: QGuiApplication) -> Style:
    """20 px in a column of 30 characters, in whatever faces there are."""
    return Style(20, 600, reading_families(CHINESE))
