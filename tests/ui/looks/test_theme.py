"""The colours of the window can be told apart, and the style sheet is one Qt understands."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from haidai.rendering.papers import PAPERS, Paper, contrast
from haidai.ui.looks import theme as theme_module
from haidai.ui.looks.theme import LIGHT, Theme, apply_theme, palette, style_sheet
from haidai.ui.looks.themes import THEMES, theme_for

GROUNDS = ("bar", "side", "desk", "hover")
TEXT = [
    *(("ink", ground) for ground in (*GROUNDS, "accent_wash", "trouble_wash")),
    *(("quiet_ink", ground) for ground in (*GROUNDS, "accent_wash")),
    *(("disabled_ink", ground) for ground in GROUNDS),
    *(("accent_ink", ground) for ground in (*GROUNDS, "accent_wash")),
    ("on_accent", "accent"),
    ("on_accent", "accent_ink"),
    ("trouble_ink", "trouble_wash"),
    ("selected_ink", "selection"),
]
SHAPES = [
    *(("control_line", ground) for ground in GROUNDS),
    *(("focus", ground) for ground in (*GROUNDS, "accent_wash", "trouble_wash")),
    *(("accent", ground) for ground in ("bar", "hover", "accent_wash")),
    ("ring", "accent"),
    ("ring", "bar"),
    ("quiet_ink", "hover"),  # the ticks of the player, where they stand out of its bar
    ("mark", "bar"),
    ("mark", "accent_wash"),
    ("mark_on_accent", "accent"),
]
MARKS = {"white": "#ffffff", "black": "#000000"}
every_theme = pytest.mark.parametrize("name", sorted(THEMES))


def colour(theme: Theme, role: str) -> str:
    value: str = getattr(theme, role)
    return MARKS.get(value, value)


@every_theme
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_keeps_its_contrast(name: str, text: str, ground: str) -> None:
    theme = THEMES[name]
    assert contrast(colour(theme, text), colour(theme, ground)) >= 4.5


@every_theme
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_keep_their_contrast(name: str, shape: str, ground: str) -> None:
    theme = THEMES[name]
    assert contrast(colour(theme, shape), colour(theme, ground)) >= 3


@pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.name)
def test_what_lies_on_a_paper_keeps_its_contrast(paper: Paper) -> None:
    theme = theme_for(paper)
    for shape in ("focus", "accent", "control_line"):
        assert contrast(colour(theme, shape), paper.background) >= 3, shape


@every_theme
def test_every_rule_with_a_ground_of_its_own_keeps_the_contrast_of_its_text(name: str) -> None:
    """Whatever a later hand writes into the sheet: a rule that names both is measured here."""
    for rule in re.findall(r"[^{}]+\{[^{}]*\}", style_sheet(THEMES[name])):
        text = re.search(r"[{;\s]color: (#[0-9a-f]{6})", rule)
        ground = re.search(r"[{;\s]background: (#[0-9a-f]{6})", rule)
        if text and ground:
            assert contrast(text[1], ground[1]) >= 4.5, rule


@every_theme
def test_no_colour_stands_in_the_style_sheet_that_the_theme_does_not_have(name: str) -> None:
    theme = THEMES[name]
    known = {getattr(theme, role) for role in theme.__slots__}
    assert set(re.findall(r"#[0-9a-f]{6}", style_sheet(theme))) <= known


@every_theme
@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled])
def test_what_fusion_draws_by_itself_keeps_its_contrast(
    name: str, group: QPalette.ColorGroup
) -> None:
    made, roles = palette(THEMES[name]), QPalette.ColorRole
    for text, ground in (
        (roles.WindowText, roles.Window),
        (roles.Text, roles.Base),
        (roles.Text, roles.AlternateBase),
        (roles.ButtonText, roles.Button),
        (roles.PlaceholderText, roles.Base),
        (roles.HighlightedText, roles.Highlight),
        (roles.Link, roles.Base),
        (roles.ToolTipText, roles.ToolTipBase),
    ):
        pair = (made.color(group, text).name(), made.color(group, ground).name())
        assert contrast(*pair) >= 4.5, (text, ground)


@every_theme
def test_every_colour_of_the_style_sheet_has_a_value(name: str) -> None:
    sheet = style_sheet(THEMES[name])
    assert "$" not in sheet
    assert not re.search(r"#[0-9a-f]{0,5}[^0-9a-fA-F#\w]*;", sheet.replace(" ", ""))


@every_theme
def test_every_colour_of_a_theme_is_one(name: str) -> None:
    theme = THEMES[name]
    assert all(QColor(getattr(theme, role)).isValid() for role in theme.__slots__)


def test_qt_takes_the_style_sheet_without_a_warning(qapp: QApplication) -> None:
    before = (qapp.styleSheet(), qapp.palette())
    apply_theme(qapp, LIGHT)  # a warning of Qt fails the test
    assert qapp.style().objectName() == "fusion" or qapp.styleSheet()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])


@every_theme
def test_what_has_the_focus_is_ringed_and_not_stained(
    qtbot: QtBot, qapp: QApplication, name: str
) -> None:
    theme, before = THEMES[name], (qapp.styleSheet(), qapp.palette())
    apply_theme(qapp, theme)
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("——")
    QHBoxLayout(window).addWidget(button)
    window.show()
    window.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as after a Tab
    image = button.grab().toImage()
    assert image.pixelColor(0, image.height() // 2).name() == theme.focus
    inside = {image.pixelColor(x, y).name() for x in range(4, image.width() - 4) for y in (6, 8)}
    assert inside == {theme.bar}
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])


def test_a_button_keeps_its_size_whatever_has_the_focus(qtbot: QtBot, qapp: QApplication) -> None:
    before = (qapp.styleSheet(), qapp.palette())
    apply_theme(qapp, LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    buttons = [QPushButton("One"), QPushButton("Two")]
    buttons[1].setDefault(True)
    row = QHBoxLayout(window)
    for button in buttons:
        row.addWidget(button)
    window.show()
    window.activateWindow()
    sizes = []
    for button in buttons:
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        sizes.append([each.sizeHint() for each in buttons])
    assert sizes[0] == sizes[1]
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])


def test_no_widget_has_a_colour_of_its_own() -> None:
    folder = Path(theme_module.__file__).parents[1]
    own = {
        f"{path.name}: {line.strip()}"
        for path in folder.rglob("*.py")
        if path.name not in {"theme.py", "themes.py"}
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\"#[0-9a-fA-F]{3,8}\"|: ?#[0-9a-fA-F]{3,8};", line)
    }
    assert not own
