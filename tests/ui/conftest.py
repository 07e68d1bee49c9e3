"""What the tests of widgets share."""

import pytest

from haidai import paths
from haidai.ui.icons import Icons
from haidai.ui.theme import LIGHT


@pytest.fixture
def icons(qapp: object) -> Icons:
    """The product's icons in the colours of its theme."""
    folder = paths.resources() / "icons"
    return Icons(LIGHT.ink, LIGHT.accent_ink, LIGHT.control_line, folder)
