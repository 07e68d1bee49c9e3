"""What the system wishes is read from Qt, and a change is told."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from haidai.ui.looks.system_scheme import QtSystemScheme, SystemWishes


def test_a_system_that_says_nothing_wishes_nothing(qapp: QApplication) -> None:
    scheme = QtSystemScheme(qapp, QObject())
    assert scheme.wishes() == SystemWishes()
    assert not scheme.is_still()


def test_a_dark_system_wishes_dark_windows_and_says_so_at_once(
    qtbot: QtBot, qapp: QApplication
) -> None:
    owner, told = QObject(), []
    scheme = QtSystemScheme(qapp, owner)
    scheme.when_changed(lambda: told.append(scheme.wishes().dark))
    # The platform of the tests knows no schemes: the signal is what a real one sends.
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert told == [False]


def test_where_nothing_is_to_move_the_wish_is_stillness(qapp: QApplication) -> None:
    class Still(QProxyStyle):
        def styleHint(self, hint: QStyle.StyleHint, *others: object) -> int:
            if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
                return 0
            return super().styleHint(hint, *others)  # type: ignore[arg-type]

    before, colours = qapp.style().objectName(), QPalette(qapp.palette())
    qapp.setStyle(Still("fusion"))
    try:
        assert QtSystemScheme(qapp, QObject()).is_still()
    finally:
        qapp.setStyle(before or "fusion")
        qapp.setPalette(colours)
