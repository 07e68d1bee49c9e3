"""版式 in the whole window: opened by its button, seen on the page at once, remembered."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from haidai.rendering.papers import CREAM, DARK
from haidai.rendering.style import Style
from haidai.settings.page_layout import PageLayout, PaperChoice, Typeface
from haidai.settings.speed import Pauses
from haidai.settings.text_size import TextSize
from haidai.ui.looks.layout_choices import offered
from haidai.ui.looks.layout_panel import LayoutPanel
from tests.app.conftest import Desk


def panel(desk: Desk) -> LayoutPanel:
    return desk.application.layout_choices.panel


def open_panel(desk: Desk) -> None:
    desk.window.actions_["layout"].trigger()
    QApplication.processEvents()


def press(desk: Desk, name: str) -> None:
    button = panel(desk).findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def style(desk: Desk) -> Style:
    assert desk.window.reader.rendered is not None
    return desk.window.reader.rendered.style


def test_it_is_made_when_it_is_first_wanted(desk: Desk) -> None:
    assert "panel" not in desk.application.layout_choices.__dict__
    open_panel(desk)
    assert panel(desk).isVisible()


def test_every_choice_is_seen_on_the_page_at_once(desk: Desk) -> None:
    open_panel(desk)
    press(desk, "line_spacing-2.4")
    assert style(desk).line_spacing == 2.4
    press(desk, "width-narrow")
    assert style(desk).characters_a_line == 24
    press(desk, "indent-False")
    assert style(desk).indent == 0
    press(desk, "paper-dark")
    assert style(desk).paper is DARK
    press(desk, "layout-larger")
    assert style(desk).type_size == 24
    press(desk, "pauses-calm")
    assert desk.store.settings.pauses is Pauses.CALM
    assert panel(desk).isVisible()


def test_it_is_there_again_at_the_next_start(
    desk: Desk, make_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    open_panel(desk)
    press(desk, "paper-cream")
    press(desk, "line_spacing-2.1")
    desk.store.flush()
    other = make_desk()
    other.application.start(None)
    assert style(other).paper is CREAM
    assert style(other).line_spacing == 2.1


def test_the_usual_layout_comes_back_and_can_be_taken_back(desk: Desk) -> None:
    open_panel(desk)
    press(desk, "paper-dark")
    press(desk, "layout-larger")
    press(desk, "pauses-calm")
    press(desk, "defaultLayout")
    settings = desk.store.settings
    assert (settings.layout, settings.text_size) == (PageLayout(), TextSize.default())
    assert settings.pauses is Pauses.USUAL
    press(desk, "defaultLayout")
    settings = desk.store.settings
    assert settings.layout == PageLayout(paper=PaperChoice.DARK)
    assert (settings.text_size, settings.pauses) == (TextSize(24), Pauses.CALM)


def test_escape_closes_it_and_gives_the_focus_back(desk: Desk) -> None:
    desk.window.reader.setFocus()
    open_panel(desk)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert panel(desk).isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not panel(desk).isVisible()
    assert not desk.window.actions_["layout"].isChecked()
    assert QApplication.focusWidget() is desk.window.reader


@pytest.mark.parametrize("beside", ["reader", "top_bar", "outline"])
def test_a_press_beside_it_closes_it(desk: Desk, beside: str) -> None:
    open_panel(desk)
    widget: QWidget = getattr(desk.window, beside)
    if beside == "reader":
        QTest.mouseClick(desk.window.reader.viewport(), Qt.MouseButton.LeftButton)
    else:
        place = QPoint(widget.width() // 2, widget.height() - 3)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
    assert not panel(desk).isVisible()


def test_its_own_button_closes_it(desk: Desk) -> None:
    button = desk.window.top_bar.findChild(QAbstractButton, "layout")
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel(desk).isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not panel(desk).isVisible()


@pytest.mark.parametrize("size", [(1360, 900), (1024, 600), (640, 460)])
def test_it_stays_inside_the_window(desk: Desk, size: tuple[int, int]) -> None:
    open_panel(desk)
    desk.window.resize(*size)
    QApplication.processEvents()
    shown = panel(desk).geometry()
    assert desk.window.rect().contains(shown)
    assert shown.top() >= desk.window.top_bar.height()


def test_where_its_button_is_folded_the_beginnings_of_lines_stay_in_sight(desk: Desk) -> None:
    desk.window.resize(1024, 700)
    QApplication.processEvents()
    open_panel(desk)
    page = desk.window.reader.viewport()
    assert panel(desk).x() > page.mapTo(desk.window, QPoint(0, 0)).x() + 200


def test_the_reading_goes_on_while_it_is_open(desk: Desk) -> None:
    open_panel(desk)
    assert not panel(desk).isModal()
    place = desk.window.reader.place()
    press(desk, "line_spacing-2.4")
    press(desk, "width-wide")
    assert desk.window.reader.place() == place


def test_what_changes_elsewhere_is_shown_in_the_panel(desk: Desk) -> None:
    open_panel(desk)
    desk.application.appearance.use_layout(PageLayout(paper=PaperChoice.DARK))
    button = panel(desk).findChild(QAbstractButton, "paper-dark")
    assert isinstance(button, QAbstractButton)
    assert button.isChecked()


def test_typefaces_are_offered_only_where_there_are_two() -> None:
    sans, serif = ("Heiti", "Songti"), ("Songti", "Heiti")
    assert "typeface" in offered({Typeface.SANS: sans, Typeface.SERIF: serif})
    assert "typeface" not in offered({Typeface.SANS: sans, Typeface.SERIF: sans})
    assert "typeface" not in offered({Typeface.SANS: (), Typeface.SERIF: ()})


@pytest.mark.parametrize("paper", [PaperChoice.CREAM, PaperChoice.CONTRAST])
def test_the_paper_stays_when_the_labels_grow_and_shrink(desk: Desk, paper: PaperChoice) -> None:
    appearance, sizing = desk.application.appearance, desk.application.sizing
    appearance.use_layout(replace(appearance.layout, paper=paper))
    sheet = desk.window.reader.viewport()
    for pixels in (20, 48, 72, 20):
        sizing.use(TextSize(pixels))
        QApplication.processEvents()
        seen = sheet.grab().toImage().pixelColor(5, 5).name()
        assert seen == style(desk).paper.background, pixels
    sizing.use_elder(True)
    QApplication.processEvents()
    assert sheet.grab().toImage().pixelColor(5, 5).name() == style(desk).paper.background
