"""Paper, window and system belong together, and the reader keeps the place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from haidai.rendering.papers import CONTRAST, CREAM, DARK, WHITE
from haidai.settings.page_layout import PageLayout, PaperChoice
from haidai.settings.store import SettingsStore
from haidai.ui.looks.appearance import Appearance
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.system_scheme import SystemWishes
from haidai.ui.looks.theme import LIGHT
from haidai.ui.looks.themes import THEMES
from haidai.ui.main_window import MainWindow
from tests.fakes.articles import long_article
from tests.fakes.system_scheme import FakeSystemScheme

NIGHT = SystemWishes(dark=True)


class Dressed:
    """A window under test and all that dresses it."""

    def __init__(self, qapp: QApplication, path: Path, icons: Icons) -> None:
        self.store = SettingsStore(path)
        self.scheme = FakeSystemScheme()
        self.owner = QObject()
        self.appearance = Appearance(qapp, self.store, self.scheme, self.owner)
        self.window = MainWindow(icons, self.appearance.theme, ())
        self.appearance.dress(self.window, icons)

    def use_paper(self, choice: PaperChoice) -> None:
        self.appearance.use_layout(PageLayout(paper=choice))


@pytest.fixture
def dressed(qtbot: QtBot, qapp: QApplication, icons: Icons, tmp_path: Path) -> Iterator[Dressed]:
    before = (qapp.styleSheet(), qapp.palette())
    made = Dressed(qapp, tmp_path / "settings.json", icons)
    qtbot.addWidget(made.window)
    made.window.resize(1100, 700)
    made.window.reader.show_article(long_article())
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.appearance.close()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])


def page_colour(window: MainWindow) -> str:
    return window.reader.viewport().grab().toImage().pixelColor(4, 4).name()


def bar_colour(window: MainWindow) -> str:
    return window.top_bar.grab().toImage().pixelColor(3, 3).name()


@pytest.mark.parametrize("choice", [each for each in PaperChoice if each is not PaperChoice.SYSTEM])
def test_the_window_wears_the_theme_of_the_paper(dressed: Dressed, choice: PaperChoice) -> None:
    dressed.use_paper(choice)
    theme = THEMES[choice.value]
    assert dressed.appearance.theme is theme
    assert bar_colour(dressed.window) == theme.bar
    shown = dressed.window.reader.rendered
    assert shown is not None
    assert page_colour(dressed.window) == shown.style.paper.background


def test_a_choice_is_remembered(dressed: Dressed, tmp_path: Path) -> None:
    dressed.use_paper(PaperChoice.CREAM)
    assert SettingsStore(tmp_path / "settings.json").settings.layout.paper is PaperChoice.CREAM


@pytest.mark.parametrize(
    ("wishes", "paper"),
    [
        (NIGHT, DARK),
        (SystemWishes(contrast=True), CONTRAST),
        (SystemWishes(dark=True, contrast=True), CONTRAST),
        (SystemWishes(), WHITE),
    ],
)
def test_the_system_s_paper_follows_the_system_at_once(
    dressed: Dressed, wishes: SystemWishes, paper: object
) -> None:
    dressed.scheme.wish(wishes)
    assert dressed.window.reader.rendered is not None
    assert dressed.window.reader.rendered.style.paper is paper


def test_a_window_that_has_ended_follows_no_more(dressed: Dressed) -> None:
    dressed.appearance.close()
    dressed.scheme.wish(NIGHT)
    assert dressed.appearance.theme is LIGHT


def test_a_chosen_paper_stays_when_night_falls(dressed: Dressed) -> None:
    dressed.use_paper(PaperChoice.CREAM)
    dressed.scheme.wish(NIGHT)
    assert dressed.window.reader.rendered is not None
    assert dressed.window.reader.rendered.style.paper is CREAM


def test_the_place_stays_through_every_paper(dressed: Dressed) -> None:
    bar = dressed.window.reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place, value = dressed.window.reader.place(), bar.value()
    for choice in (*PaperChoice, PaperChoice.WHITE):
        dressed.use_paper(choice)
        QApplication.processEvents()
        assert (dressed.window.reader.place(), bar.value()) == (place, value), choice


def test_icons_given_out_before_are_drawn_in_the_new_colours(
    dressed: Dressed, icons: Icons
) -> None:
    icon = icons.icon("open")

    def inks(icon: QIcon) -> set[str]:
        image = icon.pixmap(QSize(48, 48), 1.0).toImage()
        dots = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
        return {dot.name() for dot in dots if dot.alpha() == 255}

    assert LIGHT.ink in inks(icon)
    dressed.use_paper(PaperChoice.CONTRAST)
    assert THEMES["contrast"].ink in inks(icon)
    assert LIGHT.ink not in inks(icon)


def test_selected_text_stands_out_on_every_paper(dressed: Dressed) -> None:
    dressed.window.reader.selectAll()
    for choice in (PaperChoice.DARK, PaperChoice.CONTRAST, PaperChoice.CREAM):
        dressed.use_paper(choice)
        shown = dressed.window.reader.rendered
        assert shown is not None
        image = dressed.window.reader.viewport().grab().toImage()
        dots = {
            image.pixelColor(x, y).name()
            for y in range(40, 200, 3)
            for x in range(0, image.width(), 2)
        }
        assert shown.style.paper.selection in dots, choice


def test_without_a_wish_nothing_is_put_on_anew(dressed: Dressed, qapp: QApplication) -> None:
    sheet = qapp.styleSheet()
    dressed.appearance.use_layout(PageLayout(line_spacing=2.1))
    assert qapp.styleSheet() == sheet


def test_nothing_moves_by_itself_where_the_system_wishes_stillness(
    dressed: Dressed, qapp: QApplication
) -> None:
    effect = Qt.UIEffect.UI_General
    before = qapp.isEffectEnabled(effect)
    qapp.setEffectEnabled(effect, True)
    dressed.scheme.wish(SystemWishes())
    assert qapp.isEffectEnabled(effect)
    dressed.scheme.wish(SystemWishes(), still=True)
    assert not qapp.isEffectEnabled(effect)
    qapp.setEffectEnabled(effect, before)
