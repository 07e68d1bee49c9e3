"""The bar for finding fits every width, and says what was found."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from haidai.settings.text_size import TextSize
from haidai.ui.looks.measures import measures_for
from haidai.ui.looks.theme import LIGHT, apply_theme
from haidai.ui.page.find_bar import FindBar


@pytest.fixture
def bar(qtbot: QtBot) -> FindBar:
    bar = FindBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_found(3, 170, more=True, wrapped="again from the beginning")
    return bar


def pieces(bar: FindBar) -> list[QWidget]:
    kinds = (QLineEdit, QPushButton, QLabel)
    return [child for kind in kinds for child in bar.findChildren(kind)]


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("pixels", [20, 72])
@pytest.mark.parametrize("width", [2_000, 1_024, 800, 1])
def test_every_piece_has_its_room(
    qapp: QApplication, bar: FindBar, width: int, pixels: int, elder: bool
) -> None:
    before = qapp.styleSheet(), qapp.palette()
    apply_theme(qapp, LIGHT, measures_for(TextSize(pixels), elder=elder))
    try:
        bar.resize(max(width, bar.minimumSizeHint().width()), bar.sizeHint().height())
        QApplication.processEvents()
        bar.resize(bar.width(), bar.heightForWidth(bar.width()))
        QApplication.processEvents()
        for piece in pieces(bar):
            assert bar.rect().contains(piece.geometry()), piece.objectName()
            if isinstance(piece, QPushButton):
                assert piece.width() >= piece.sizeHint().width()
            if isinstance(piece, QLabel):
                assert piece.height() >= piece.heightForWidth(piece.width())
        placed = sorted((piece.y() // 30, piece.x()) for piece in pieces(bar))
        assert len(set(placed)) == len(placed)
    finally:
        qapp.setStyleSheet(before[0])
        qapp.setPalette(before[1])


def test_the_bar_keeps_no_window_wide(bar: FindBar) -> None:
    bar.resize(2_000, 60)
    QApplication.processEvents()
    assert bar.minimumSizeHint().width() < 640
    field, button = bar.findChild(QLineEdit), bar.findChild(QPushButton)
    assert abs(field.geometry().center().y() - button.geometry().center().y()) <= 1
    bar.resize(bar.minimumSizeHint().width(), 120)
    QApplication.processEvents()
    assert field.geometry().bottom() < button.geometry().top()


def test_what_was_found_is_to_be_heard_too(qtbot: QtBot, bar: FindBar) -> None:
    for current, count, words in ((2, 4, "Place 2 of 4"), (None, 0, "Not found")):
        with qtbot.waitSignal(bar.told) as told:
            bar.show_found(current, count, more=False)
        assert told.args == [words]
    bar.hide()
    with qtbot.assertNotEmitted(bar.told, wait=1):
        bar.show_found(1, 1, more=False)


def test_nothing_to_find_and_nothing_found_leave_no_button_to_press(bar: FindBar) -> None:
    steps = [button for button in bar.findChildren(QPushButton) if button.isEnabled()]
    assert len(steps) == 3
    bar.show_found(None, 0, more=False)
    steps = [button for button in bar.findChildren(QPushButton) if button.isEnabled()]
    assert len(steps) == 1
    count = bar.findChild(QLabel, "findCount")
    assert count.text() == "Not found"
    bar.show_found(None, 4, more=False)
    assert count.text() == "4 in all"
    bar.show_found(2, 4, more=False)
    assert count.text() == "2 / 4"
    assert count.accessibleName() == "Place 2 of 4"
