"""Asking for the order of Tab changes nothing, not even who holds what for Python."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMainWindow, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from haidai.ui.focus_order import tab_stops


def test_what_goes_after_a_tab_takes_nothing_along(qtbot: QtBot) -> None:
    window, parts = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(parts)
    column = QHBoxLayout(parts)
    passing, field, page, last = QLabel("一"), QLineEdit(), QTextBrowser(), QLabel("二")
    for widget in (passing, field, page, last):
        column.addWidget(widget)
    bar = page.verticalScrollBar()  # made by Qt: Python knows it as long as all that hold it
    action = window.addToolBar("").addAction("三")
    window.show()
    assert {field, page} <= set(tab_stops(window, parts))
    for widget in (passing, field, last):
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert isValid(bar)
    assert isValid(action)
    assert page in tab_stops(window, parts)
