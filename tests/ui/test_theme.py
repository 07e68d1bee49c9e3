"""The colours of the window can be told apart, and the style sheet is one Qt understands."""

import re

import pytest
from PySide6.QtWidgets import QApplication

from haidai.rendering.papers import contrast
from haidai.ui.theme import LIGHT, apply_theme, style_sheet

TEXT = [
    (LIGHT.ink, LIGHT.bar),
    (LIGHT.ink, LIGHT.side),
    (LIGHT.ink, LIGHT.hover),
    (LIGHT.ink, LIGHT.selection),
    (LIGHT.quiet_ink, LIGHT.side),
    (LIGHT.quiet_ink, LIGHT.bar),
    (LIGHT.accent_ink, LIGHT.accent_wash),
    (LIGHT.accent_ink, LIGHT.bar),
    (LIGHT.on_accent, LIGHT.accent),
    (LIGHT.on_accent, LIGHT.accent_ink),
    (LIGHT.trouble_ink, LIGHT.trouble_wash),
]
SHAPES = [
    (LIGHT.control_line, LIGHT.bar),
    (LIGHT.accent, LIGHT.bar),
    (LIGHT.accent, LIGHT.line),
]


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_keeps_its_contrast(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_keep_their_contrast(shape: str, ground: str) -> None:
    assert contrast(shape, ground) >= 3


def test_every_colour_of_the_style_sheet_has_a_value() -> None:
    assert "$" not in style_sheet(LIGHT)
    assert not re.search(r"#[0-9a-f]{0,5}[^0-9a-fA-F#\w]*;", style_sheet(LIGHT).replace(" ", ""))


def test_qt_takes_the_style_sheet_without_a_warning(qapp: QApplication) -> None:
    before = (qapp.styleSheet(), qapp.palette())
    apply_theme(qapp, LIGHT)  # a warning of Qt fails the test
    assert qapp.style().objectName() == "fusion" or qapp.styleSheet()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
