"""A picture large: whole at first, closer by wheel and keys, closed by Esc."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QImage,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from haidai.rendering.picture_decoding import DecodedPicture
from haidai.ui.page.picture_dialog import LARGEST, PictureDialog, PictureView


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[PictureDialog]:
    window = QMainWindow()
    qtbot.addWidget(window)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    dialog = PictureDialog(3, DecodedPicture(image, (1600, 1200)), "清晨的<b>菜市场</b>", window)
    dialog.open()
    qtbot.waitExposed(dialog)
    yield dialog
    dialog.close()


def view_of(dialog: PictureDialog) -> PictureView:
    found: PictureView = dialog.findChild(PictureView)
    return found


def test_the_whole_picture_fits_the_screen(dialog: PictureDialog) -> None:
    screen = dialog.screen().availableGeometry()
    assert dialog.width() <= screen.width()
    assert dialog.height() <= screen.height()
    view = view_of(dialog)
    assert view.scale_shown * 1600 <= view.viewport().width() + 1
    assert view.scale_shown * 1200 <= view.viewport().height() + 1
    assert view.verticalScrollBar().maximum() == 0


def test_its_words_are_plain(dialog: PictureDialog) -> None:
    label = dialog.findChild(QLabel, "pictureCaption")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert view_of(dialog).accessibleName() == "清晨的<b>菜市场</b>"


def test_plus_minus_and_the_wheel_enlarge_and_reduce(qtbot: QtBot, dialog: PictureDialog) -> None:
    view = view_of(dialog)
    whole = view.scale_shown
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale_shown > whole
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.scale_shown == pytest.approx(whole)
    turned = QWheelEvent(
        QPointF(50, 50), QPointF(view.mapToGlobal(QPoint(50, 50))), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turned)
    assert view.scale_shown > whole
    for _ in range(50):
        dialog.findChild(QPushButton, "enlarge").click()
    assert view.scale_shown == pytest.approx(LARGEST)
    dialog.findChild(QPushButton, "fit").click()
    assert view.scale_shown == pytest.approx(whole)


def test_a_fine_wheel_and_fingers_enlarge_little_by_little(dialog: PictureDialog) -> None:
    view = view_of(dialog)
    view.enlarge()
    before = view.scale_shown
    spot = QPointF(50, 50)
    turned = QWheelEvent(
        spot, QPointF(view.mapToGlobal(QPoint(50, 50))), QPoint(), QPoint(0, 12),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turned)
    assert before < view.scale_shown < 1.05 * before
    before = view.scale_shown
    spread = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        spot, spot, spot, 0.5, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), spread)
    assert view.scale_shown == pytest.approx(1.5 * before)


def test_who_does_not_see_it_is_told_what_it_shows_and_how_to_move_in_it(
    qtbot: QtBot, dialog: PictureDialog
) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    shown = PictureDialog(
        1, DecodedPicture(image, (40, 30)), "图说", dialog.parentWidget(), "一辆冷藏车停在村口"
    )
    qtbot.addWidget(shown)
    told = QAccessible.queryAccessibleInterface(view_of(shown))
    assert told.text(QAccessible.Text.Name) == "一辆冷藏车停在村口"
    assert "+" in told.text(QAccessible.Text.Description)
    assert shown.findChild(QLabel, "pictureCaption").text() == "图说"


def test_a_sharper_image_stands_where_the_other_stood(dialog: PictureDialog) -> None:
    view = view_of(dialog)
    before = view.scale_shown, view.sceneRect()
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    dialog.sharpen(3, DecodedPicture(image, (1600, 1200)))
    dialog.sharpen(4, DecodedPicture(QImage(9, 9, QImage.Format.Format_RGB32), (9, 9)))
    assert (view.scale_shown, view.sceneRect()) == before


def test_escape_closes_it(qtbot: QtBot, dialog: PictureDialog) -> None:
    qtbot.keyClick(view_of(dialog), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
