"""The icons: one grid, one stroke, a colour for every state, sharp at every pixel ratio."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from haidai import paths
from haidai.ui.actions import ROWS
from haidai.ui.looks.icons import Icons, application_icon

DRAWINGS = sorted(path for path in (paths.resources() / "icons").glob("*.svg"))
ON_GRID = [path for path in DRAWINGS if path.stem != "haidai"]


def inks(image: QImage) -> set[str]:
    """The colours of the pixels that are fully painted."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_every_action_finds_its_drawing() -> None:
    assert {row.icon for row in ROWS if row.icon} <= {path.stem for path in DRAWINGS}


@pytest.mark.parametrize("path", ON_GRID, ids=lambda path: path.stem)
def test_every_drawing_has_the_grid_and_the_stroke(path: Path) -> None:
    drawing = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert 'stroke-width="1.8"' in drawing
    assert not re.search(r"#[0-9a-f]{3,6}", drawing)


@pytest.mark.parametrize("path", ON_GRID, ids=lambda path: path.stem)
@pytest.mark.parametrize("ratio", [1, 2, 4])
def test_a_drawing_is_painted_in_the_colour_of_its_state(
    icons: Icons, path: Path, ratio: int
) -> None:
    icon = icons.icon(path.stem, "#0b57d0")
    image = icon.pixmap(QSize(24, 24), float(ratio)).toImage()
    assert image.width() == 24 * ratio
    # At the edges painting rounds by one step.
    assert all(abs(QColor(ink).blue() - 0xD0) <= 1 for ink in inks(image))
    assert "#0b57d0" in inks(image)


def test_a_button_that_is_on_has_another_colour(icons: Icons) -> None:
    icon = icons.icon("qr")
    size = QSize(48, 48)
    off = icon.pixmap(size, QIcon.Mode.Normal, QIcon.State.Off).toImage()
    on = icon.pixmap(size, QIcon.Mode.Normal, QIcon.State.On).toImage()
    disabled = icon.pixmap(size, QIcon.Mode.Disabled, QIcon.State.Off).toImage()
    assert len({frozenset(inks(image)) for image in (off, on, disabled)}) == 3


def test_the_window_has_an_icon(qapp: QApplication) -> None:
    assert not application_icon().pixmap(64, 64).isNull()


IN_A_CYCLE = """
import gc
from PySide6.QtWidgets import QApplication
application = QApplication([])
from haidai.ui.looks.icons import Icons
from haidai import paths
icons = Icons("#000000", "#000000", "#000000", paths.resources() / "icons")
for _ in range(50):
    cycle = [icons.icon("open")]
    cycle.append(cycle)
del cycle
gc.collect()
"""


def test_an_icon_that_the_garbage_collector_finds_ends_nothing() -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", IN_A_CYCLE], env=environment, check=False)
    assert ran.returncode == 0
