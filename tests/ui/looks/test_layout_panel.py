"""版式: every choice is told once, reached by the keyboard, and named."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from haidai.settings.page_layout import LineWidth, PageLayout, PaperChoice, Typeface
from haidai.settings.speed import Pauses
from haidai.settings.text_size import TextSize
from haidai.ui.actions import Actions
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.layout_panel import VALUES, LayoutPanel
from haidai.ui.looks.measures import measures_for
from haidai.ui.looks.theme import LIGHT, apply_theme

ALL = tuple(VALUES)


@pytest.fixture
def panel(qtbot: QtBot, icons: Icons) -> Iterator[LayoutPanel]:
    window = QWidget()
    qtbot.addWidget(window)
    panel = LayoutPanel(Actions(icons, window, window), icons, ALL)
    panel.setParent(window)
    panel.show_choices(PageLayout(), TextSize.default(), Pauses.USUAL)
    window.resize(500, 1000)
    panel.resize(420, 980)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield panel
    window.close()


def button(panel: LayoutPanel, name: str) -> QAbstractButton:
    found = panel.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


@pytest.mark.parametrize("field", ALL)
def test_a_choice_is_told_with_all_others_as_they_are(
    qtbot: QtBot, panel: LayoutPanel, field: str
) -> None:
    shown = PageLayout(line_spacing=2.1, width=LineWidth.WIDE)
    panel.show_choices(shown, TextSize.default(), Pauses.USUAL)
    value = next(each for each in VALUES[field] if each != getattr(shown, field))
    with qtbot.waitSignal(panel.layout_chosen) as told:
        QTest.mouseClick(button(panel, f"{field}-{value}"), Qt.MouseButton.LeftButton)
    assert told.args[0].to_json() == shown.to_json() | {field: value}


def test_what_is_shown_is_no_choice(qtbot: QtBot, panel: LayoutPanel) -> None:
    with qtbot.assertNotEmitted(panel.layout_chosen, wait=10):
        panel.show_choices(
            PageLayout(paper=PaperChoice.DARK, indent=False), TextSize(40), Pauses.CALM
        )
    assert button(panel, "paper-dark").isChecked()
    assert button(panel, "indent-False").isChecked()
    assert button(panel, "pauses-calm").isChecked()


def test_the_arrows_go_through_a_row_and_tab_to_the_next(qtbot: QtBot, panel: LayoutPanel) -> None:
    button(panel, "paper-system").setFocus()
    with qtbot.waitSignal(panel.layout_chosen) as told:
        QTest.keyClick(button(panel, "paper-system"), Qt.Key.Key_Left)
    assert told.args[0].paper is PaperChoice.CONTRAST
    focus = QApplication.focusWidget()
    assert focus is button(panel, "paper-contrast")
    QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button(panel, "indent-True")


def test_tab_comes_to_what_is_chosen(panel: LayoutPanel) -> None:
    panel.show_choices(PageLayout(width=LineWidth.WIDE), TextSize.default(), Pauses.CALM)
    button(panel, "line_spacing-1.8").setFocus()
    QTest.keyClick(button(panel, "line_spacing-1.8"), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button(panel, "width-wide")


def test_tab_comes_to_every_row_once(panel: LayoutPanel) -> None:
    panel.begin()
    seen = []
    while (focus := QApplication.focusWidget()) is not None and focus.objectName() not in seen:
        seen.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    rows = {name.split("-")[0] for name in seen}
    assert rows >= {*ALL, "pauses", "layout", "defaultLayout", "closeNotice"}
    assert len(seen) == len(ALL) + 1 + 4


def test_every_button_has_a_name_and_its_row_in_it(panel: LayoutPanel) -> None:
    for each in panel.findChildren(QAbstractButton):
        assert each.accessibleName() or each.text(), each.objectName()
    assert button(panel, "line_spacing-1.8").accessibleName() == "Spacing Usual"


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("size", [20, 72])
def test_every_target_is_large_enough_and_no_word_is_cut(
    qapp: QApplication, panel: LayoutPanel, size: int, elder: bool
) -> None:
    before = (qapp.styleSheet(), qapp.palette())
    apply_theme(qapp, LIGHT, measures_for(TextSize(size), elder=elder))
    try:
        panel.resize(panel.whole_width(scrolled=False), panel.whole_height())
        QApplication.processEvents()
        for each in panel.findChildren(QAbstractButton):
            if each.objectName() != "qt_toolbar_ext_button":
                assert min(each.width(), each.height()) >= (60 if elder else 44), each.objectName()
                words = each.fontMetrics().horizontalAdvance(each.text())
                assert each.width() >= words, each.text()
    finally:
        qapp.setStyleSheet(before[0])
        qapp.setPalette(before[1])


def test_escape_closes_it_and_stops_nothing(qtbot: QtBot, panel: LayoutPanel) -> None:
    panel.begin()
    focus = QApplication.focusWidget()
    assert focus is not None
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(focus, Qt.Key.Key_Escape)


def test_the_way_back_is_offered_only_where_there_is_one(panel: LayoutPanel) -> None:
    panel.show_defaults(possible=False, undoes=False)
    assert not button(panel, "defaultLayout").isEnabled()
    panel.show_defaults(possible=True, undoes=False)
    assert button(panel, "defaultLayout").text() == "Back to the usual layout"
    panel.show_defaults(possible=False, undoes=True)
    assert button(panel, "defaultLayout").text() == "Undo"


def test_a_typeface_is_named_in_itself(qtbot: QtBot, icons: Icons) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    faces = {Typeface.SANS: ("One Sans",), Typeface.SERIF: ("One Serif", "One Sans")}
    panel = LayoutPanel(Actions(icons, window, window), icons, ("typeface",), faces)
    panel.setParent(window)
    for typeface, families in faces.items():
        assert button(panel, f"typeface-{typeface}").font().families() == list(families)
