"""A phone: headless Chromium of the size of one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import ABSENT, Browser, browser, chromium


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Browser]:
    """A browser that is closed at the end."""
    if chromium() is None:
        pytest.skip(ABSENT)
    with browser(tmp_path) as tab:
        yield tab
