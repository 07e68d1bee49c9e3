"""The colours of the window and the style sheet made of them and of the measures.

Fusion everywhere with this one palette, so that the window looks and measures alike on every
system. Text on its background keeps at least 4.5:1, shapes 3:1 (tests/ui/looks/test_theme.py).
"""

from dataclasses import dataclass
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from haidai import paths
from haidai.ui.looks.measures import USUAL, Measures


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for, as `#rrggbb`; those here are of the light window."""

    ink: str = "#1d2129"
    quiet_ink: str = "#454c56"
    """Of side remarks and of what stands in an empty field."""
    disabled_ink: str = "#5c6470"
    bar: str = "#ffffff"
    """The ground of bars, panels, dialogs and controls."""
    side: str = "#f7f8fa"
    desk: str = "#e9ebef"
    """What lies around the sheet."""
    line: str = "#d5d9e0"
    """Between two parts of the window; it tells nothing by itself."""
    control_line: str = "#6b7483"
    """The edge of what can be pressed or moved."""
    accent: str = "#0b57d0"
    on_accent: str = "#ffffff"
    accent_ink: str = "#0842a0"
    accent_wash: str = "#e8f0ff"
    """Under what is chosen."""
    hover: str = "#f0f2f5"
    focus: str = "#0b57d0"
    """The ring around what has the focus."""
    ring: str = "#000000"
    """The same around what is filled with the accent."""
    trouble_wash: str = "#fdecea"
    trouble_ink: str = "#8c1d18"
    selection: str = "#b5d3ff"
    selected_ink: str = "#1d2129"
    stage: str = "#16181c"
    """Behind a picture shown large."""
    mark: str = "black"
    """Which of the drawn marks (`resources/marks`) stand out from the bars."""
    mark_on_accent: str = "white"


LIGHT = Theme()

_STYLE = Template("""
QWidget { font-size: ${label}px; color: $ink; }
QMainWindow { background: $desk; }
#topBar, #playerBar, #partBar, #findBar { background: $bar; }
#topBar, #findBar { border-bottom: 1px solid $line; }
#playerBar, #partBar { border-top: 1px solid $line; }
#topBar QToolButton { border: 2px solid transparent; border-radius: 10px; padding: 3px 8px;
    icon-size: ${icon}px; min-width: ${button_width}px; min-height: ${button_height}px; }
#topBar QToolButton::menu-indicator { image: none; }
#topBar QToolButton:hover { background: $hover; }
#topBar QToolButton:checked, #topBar QToolButton:pressed {
    background: $accent_wash; color: $accent_ink; }
#topBar QToolButton:focus, #playerBar QToolButton:focus { border: 2px solid $focus; }
#typeSize { font-size: ${type_size}px; min-width: ${type_size_width}px; }
#outline { background: $side; border: none; border-right: 1px solid $line; }
#outlineTitle, #hint { color: $quiet_ink; }
QListView { background: transparent; border: none; outline: none; }
#recent::item { padding: 7px 10px; border-radius: 8px; color: $ink; }
#recent::item:hover { background: $hover; }
#recent::item:selected { background: $accent_wash; color: $accent_ink; }
#handOff { background: $bar; border-left: 1px solid $line; }
#panelTitle { font-size: ${title}px; font-weight: 600; }
#handOffScroll, #handOffContent { background: $bar; }
#segments { background: $desk; border-radius: 10px; }
QPushButton[segment="true"] { border: 2px solid transparent; border-radius: 8px; padding: 0 6px;
    min-height: ${field_focused}px; background: transparent; }
QPushButton[segment="true"]:hover { background: $hover; }
QPushButton[segment="true"]:checked { background: $bar; color: $accent_ink; font-weight: 600;
    border: 1px solid $control_line; margin: 1px; }
QPushButton[segment="true"]:focus { border: 2px solid $focus; margin: 0; }
#handOffContent QPushButton { padding: 0 6px; }
#countdown { color: $quiet_ink; }
#firewall { background: $accent_wash; border-radius: 8px; padding: 10px; }
#codeScreen { background: $bar; }
#codeScreenHint { font-size: ${large}px; color: $quiet_ink; }
#codeScreenAddress { font-size: ${large}px; }
#playerBar QToolButton { border: 2px solid transparent; border-radius: ${round_radius}px;
    icon-size: ${small_icon}px; }
#playerBar QToolButton[round="true"] { min-width: ${round}px; max-width: ${round}px;
    min-height: ${round}px; max-height: ${round}px; }
#playerBar QToolButton:hover { background: $hover; }
#playerBar #playPause { background: $accent; border-radius: ${play_radius}px;
    border: 3px solid $accent; icon-size: ${icon}px; min-width: ${play}px; max-width: ${play}px;
    min-height: ${play}px; max-height: ${play}px; }
#playerBar #playPause:hover { background: $accent_ink; }
#playerBar #playPause:focus { border: 3px solid $ring; background: $accent; }
#playerBar QToolButton[chip="true"] { border: 1px solid $control_line;
    border-radius: ${pill}px; padding: 0 16px; min-height: ${field}px; }
#playerBar QToolButton[chip="true"]:focus { border: 2px solid $focus; padding: 0 15px;
    min-height: ${field_focused}px; }
#playerBar QToolButton[chip="true"]::menu-indicator { image: none; }
QMenu::indicator { width: ${small_icon}px; height: ${small_icon}px; left: 10px; }
QMenu::icon { left: 8px; }
QListWidget#voices, QTableWidget#words { border: 1px solid $line; border-radius: 8px;
    background: $bar; gridline-color: $line; }
QListWidget#voices::item { padding: ${row_padding}px 12px; border-radius: 6px; }
QListWidget#voices::item:selected { background: $accent_wash; color: $accent_ink; }
#elapsed { color: $quiet_ink; min-width: ${elapsed_width}px; }
QPushButton, QToolButton#closeNotice {
    border: 1px solid $control_line; border-radius: 8px; padding: 0 16px;
    min-height: ${field}px; icon-size: ${small_icon}px; background: $bar; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $focus; padding: 0 15px;
    min-height: ${field_focused}px; }
QPushButton:default { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton:default:hover { background: $accent_ink; }
QPushButton:default:focus, QPushButton#backToReading:focus {
    border: 3px solid $ring; background: $accent; padding: 0 14px;
    min-height: ${field_ringed}px; }
QPushButton:disabled { color: $disabled_ink; border-color: $line; background: $side; }
QPushButton#listenHere { border-radius: ${pill}px; color: $accent_ink; border-color: $accent; }
QPushButton#backToReading { border-radius: ${pill}px; background: $accent; color: $on_accent;
    border-color: $accent; }
#dropSheet { background: $accent_wash; color: $accent_ink; border: 4px dashed $accent;
    border-radius: 18px; font-size: ${largest}px; }
#keysSheet { border: 2px solid transparent; border-radius: 8px; }
#keysSheet:focus { border-color: $accent; }
#keysTable { background: $bar; }
#keysTable QLabel { font-size: ${type_size}px; }
#keysTable #panelTitle { font-size: ${title}px; }
#keycap { border: 1px solid $control_line; border-radius: 6px; padding: 3px 10px;
    background: $side; }
QLineEdit { border: 1px solid $control_line; border-radius: 8px; padding: 0 10px;
    min-height: ${field}px; background: $bar; selection-background-color: $selection;
    selection-color: $selected_ink;
    placeholder-text-color: $quiet_ink; }
QLineEdit:focus { border: 2px solid $focus; padding: 0 9px;
    min-height: ${field_focused}px; }
QRadioButton::indicator, QCheckBox::indicator {
    width: ${indicator}px; height: ${indicator}px; }
QRadioButton { min-height: ${choice}px; }
QCheckBox, QComboBox { min-height: ${target}px; }
#choiceTitle, #pageNumber { font-weight: 600; }
#desk, #smallPages { background: $desk; border: none; }
#smallPages::item { padding: 4px; border-radius: 6px; }
#smallPages::item:selected { background: $accent_wash; color: $accent_ink;
    border: 2px solid $accent; }
#choicesScroll, #printChoices { background: $bar; }
QComboBox QAbstractItemView { background: $bar; border: 1px solid $control_line;
    selection-background-color: $accent_wash; selection-color: $accent_ink; }
QComboBox QAbstractItemView::item { min-height: ${target}px; padding: 0 8px; }
QListView#sections { background: $bar; border: 1px solid $control_line; border-radius: 8px;
    padding: 4px; }
QListView#sections::item { min-height: ${target}px; color: $ink; }
QListView#sections::indicator { width: ${indicator}px; height: ${indicator}px; }
QListView#sections::item:selected { background: $accent_wash; color: $accent_ink; }
QPushButton:checked { background: $accent_wash; border-color: $accent; color: $accent_ink; }
QMenu { background: $bar; border: 1px solid $line; padding: 6px; icon-size: ${small_icon}px; }
QMenu[long="true"] { menu-scrollable: 1; }
QMenu::scroller { height: ${field}px; }
QMenu::item { min-height: ${menu_row}px; padding: 0 36px 0 14px; border-radius: 6px; }
QMenu::item:selected { background: $accent_wash; color: $accent_ink; }
QMenu::item:disabled { color: $disabled_ink; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
#notice, #sizeQuestion { background: $accent_wash; border-bottom: 1px solid $line; }
#notice #picture { min-width: ${small_icon}px; max-width: ${small_icon}px;
    min-height: ${small_icon}px; max-height: ${small_icon}px; }
#question { font-size: ${question}px; font-weight: 600; }
#sizeQuestion QPushButton { font-size: ${answer}px; }
#notice[trouble="true"] { background: $trouble_wash; }
#notice[trouble="true"] QLabel { color: $trouble_ink; }
QToolButton#closeNotice { min-width: ${field}px; padding: 0; border-color: transparent;
    background: transparent; }
QToolButton#closeNotice:focus { border: 2px solid $focus; }
QScrollBar:vertical { width: ${scroll_bar}px; background: transparent; }
QScrollBar::handle:vertical { background: $control_line; border-radius: ${scroll_radius}px;
    min-height: ${target}px; margin: 2px 3px; }
QScrollBar::handle:vertical:hover { background: $quiet_ink; }
QScrollBar:horizontal { height: ${scroll_bar}px; background: transparent; }
QScrollBar::handle:horizontal { background: $control_line; border-radius: ${scroll_radius}px;
    min-width: ${target}px; margin: 3px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
""")


# What Fusion would draw in shades of its own, which no theme could answer for.
_CONTROLS = Template("""
*:disabled { color: $disabled_ink; }
*:focus { outline: none; }
QToolTip { background: $bar; color: $ink; border: 1px solid $control_line; padding: 6px; }
QCheckBox::indicator, QMenu::indicator:non-exclusive, QListView::indicator {
    border: 2px solid $control_line; border-radius: 4px; background: $bar; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent;
    border-color: $accent; image: url("$marks/check-$mark_on_accent.svg"); }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; border-radius: 6px; }
QCheckBox, QRadioButton { border: 2px solid transparent; padding: 0 4px; }
QRadioButton::indicator { border: 2px solid $control_line; border-radius: ${radio}px;
    background: $bar; }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(
    cx: 0.5, cy: 0.5, fx: 0.5, fy: 0.5, radius: 0.5,
    stop: 0 $accent, stop: 0.56 $accent, stop: 0.64 $bar, stop: 1 $bar); }
QMenu::indicator:non-exclusive, QMenu::indicator:exclusive { border: none; }
QMenu::indicator:checked { image: url("$marks/check-$mark.svg"); }
QMenu::icon { left: 10px; }
QMenu::right-arrow { image: url("$marks/next-$mark.svg"); right: 8px;
    width: ${small_icon}px; height: ${small_icon}px; }
QComboBox { border: 1px solid $control_line; border-radius: 8px; background: $bar;
    padding: 0 10px; }
QComboBox:focus { border: 2px solid $focus; padding: 0 9px; }
QComboBox::drop-down { border: none; width: 30px; }
QComboBox::down-arrow { image: url("$marks/down-$mark.svg");
    width: ${small_icon}px; height: ${small_icon}px; }
QPushButton::menu-indicator { image: url("$marks/down-$mark.svg");
    width: ${small_icon}px; height: ${small_icon}px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 10px; }
QHeaderView::section { background: $side; color: $quiet_ink; border: none; padding: 8px;
    border-bottom: 1px solid $line; }
QTableWidget#words::item:selected { background: $accent_wash; color: $accent_ink; }
QTableWidget#words::item:focus { border: 2px solid $focus; }
QListWidget#voices:focus, QTableWidget#words:focus, QListView#sections:focus {
    border: 2px solid $focus; }
#wholeTable { gridline-color: $control_line; border: 1px solid $control_line;
    border-radius: 8px; }
#pictureStage { background: $stage; }
QFileDialog { min-width: ${file_dialog_width}px; min-height: ${file_dialog_height}px; }
QFileDialog QTreeView::item, QFileDialog QListView::item { min-height: ${target}px; }
QFileDialog QToolButton { min-width: ${field}px; min-height: ${field}px;
    icon-size: ${small_icon}px; }
QFileDialog #lookInCombo { min-width: ${look_in}px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
#separator { background: $line; }
#layoutPanel { background: $bar; border: 1px solid $control_line; border-radius: 12px; }
#layoutScroll, #layoutContent { background: transparent; }
#layoutPanel QPushButton[segment="true"] { padding: 0 4px; }
QFrame[choices="true"] { background: $desk; border-radius: 10px; }
QFrame#paper[choices="true"] { background: transparent; }
QToolButton[swatch="true"] { border: 2px solid transparent; border-radius: 10px;
    padding: 5px 1px 3px 1px; icon-size: ${swatch}px; }
QToolButton[swatch="true"]:hover { background: $hover; }
QToolButton[swatch="true"]:checked { background: $accent_wash; color: $accent_ink;
    border: 2px solid $control_line; font-weight: 600; }
QToolButton[swatch="true"]:focus { border: 2px solid $focus; }
""")


def style_sheet(theme: Theme, measures: Measures = USUAL) -> str:
    """The style sheet of the whole window."""
    colours = {name: getattr(theme, name) for name in theme.__slots__}
    values = colours | measures.style_values()
    values["marks"] = (paths.resources() / "marks").as_posix()
    values["swatch"] = str(measures.scaled(44))
    values["radio"] = str(int(values["indicator"]) // 2 + 2)
    return _STYLE.substitute(values) + _CONTROLS.substitute(values)


def palette(theme: Theme) -> QPalette:
    """Every colour Fusion may take, for what no rule of the style sheet names."""
    made = QPalette(QColor(theme.bar))
    roles, groups = QPalette.ColorRole, QPalette.ColorGroup
    for role, colour in (
        (roles.Window, theme.bar),
        (roles.WindowText, theme.ink),
        (roles.Base, theme.bar),
        (roles.AlternateBase, theme.side),
        (roles.Text, theme.ink),
        (roles.Button, theme.bar),
        (roles.ButtonText, theme.ink),
        (roles.BrightText, theme.trouble_ink),
        (roles.Highlight, theme.selection),
        (roles.HighlightedText, theme.selected_ink),
        (roles.Accent, theme.accent),
        (roles.PlaceholderText, theme.quiet_ink),
        (roles.Link, theme.accent_ink),
        (roles.LinkVisited, theme.accent_ink),
        (roles.ToolTipBase, theme.bar),
        (roles.ToolTipText, theme.ink),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.PlaceholderText):
        made.setColor(groups.Disabled, role, QColor(theme.disabled_ink))
    return made


def apply_theme(application: QApplication, theme: Theme, measures: Measures = USUAL) -> None:
    """Give the application, whose style is Fusion, its palette and style sheet."""
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme, measures))
