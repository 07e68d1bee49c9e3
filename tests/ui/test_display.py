"""Whether there is a screen is asked before Qt can abort."""

import os

import pytest

from haidai.errors import ErrorKind, HaidaiError
from haidai.ui.display import require_display

BARE = {
    name: value
    for name, value in os.environ.items()
    if name not in {"DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM"}
}


@pytest.mark.parametrize(
    "environment",
    [{}, {"DISPLAY": ":4711"}, {"DISPLAY": "nonsense"}, {"QT_QPA_PLATFORM": "nonsense"}],
)
def test_without_a_screen_it_is_a_named_error(environment: dict[str, str]) -> None:
    with pytest.raises(HaidaiError) as caught:
        require_display(BARE | environment)
    assert caught.value.kind == ErrorKind.NO_DISPLAY


def test_a_platform_without_a_screen_needs_none() -> None:
    require_display(BARE | {"QT_QPA_PLATFORM": "offscreen"})
    require_display(BARE | {"QT_QPA_PLATFORM": "minimal:enable_fonts"})
