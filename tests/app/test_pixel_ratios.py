"""On a screen with twice or four times the dots the window is the same, only sharper."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]
SIZE = QSize(1024, 600)
BUTTONS = QRect(0, 0, 1024, 70)  # icons and their words


def picture(ratio: int, folder: Path) -> QImage:
    """The window in 大字版, started afresh with this many dots for a pixel."""
    path = folder / f"{ratio}.png"
    extent = ("--width", str(SIZE.width()), "--height", str(SIZE.height()))
    shot = (sys.executable, ROOT / "tests/shot.py", "welcome", "-o", path)
    subprocess.run(
        [*shot, *extent, "--elder", "--type-size", "24"],
        env={**os.environ, "QT_SCALE_FACTOR": str(ratio), "PYTHONPATH": str(ROOT / "desktop")},
        check=True,
        timeout=60,
    )
    return QImage(str(path))


def difference(one: QImage, other: QImage) -> float:
    """The mean distance of two pictures' pixels, 0 to 255."""
    points = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 3)]
    return sum(abs(_grey(one, *each) - _grey(other, *each)) for each in points) / len(points)


def edges(image: QImage) -> float:
    """How many of the inked pixels are neither ink nor paper: few where it is sharp."""
    greys = [_grey(image, x, y) for x in range(image.width()) for y in range(image.height())]
    inked = [grey for grey in greys if grey < 230]
    return sum(grey > 90 for grey in inked) / len(inked)


def _grey(image: QImage, x: int, y: int) -> int:
    return image.pixelColor(x, y).lightness()


@pytest.mark.parametrize("ratio", [2, 4])
def test_every_dot_of_the_screen_is_used(tmp_path: Path, ratio: int) -> None:
    usual, fine = picture(1, tmp_path), picture(ratio, tmp_path)
    assert usual.size() == SIZE
    assert fine.size() == SIZE * ratio
    smooth = Qt.TransformationMode.SmoothTransformation
    kept = Qt.AspectRatioMode.IgnoreAspectRatio
    assert difference(usual, fine.scaled(SIZE, kept, smooth)) < 4
    # What had been drawn for one dot a pixel would be blurred at its edges.
    buttons = QRect(BUTTONS.topLeft(), BUTTONS.size() * ratio)
    blurred = usual.scaled(SIZE * ratio, kept, smooth).copy(buttons)
    assert edges(fine.copy(buttons)) < edges(blurred) * 0.75
