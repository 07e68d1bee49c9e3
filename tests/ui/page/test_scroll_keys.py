"""The keys that scroll do so wherever on the page the focus is, and none steers the reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from haidai.ui.actions import ROWS
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import LIGHT
from haidai.ui.page.reader_view import ReaderView
from haidai.ui.page.scroll_keys import SCROLL_KEYS, Scroll, scrolled
from tests.fakes.articles import short_article
from tests.fakes.pictures import article_with_pictures


@pytest.fixture
def view(qtbot: QtBot, icons: Icons) -> ReaderView:
    view = ReaderView(icons, LIGHT, ())
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    qtbot.waitExposed(view)
    return view


def check_keys_scroll(qtbot: QtBot, view: ReaderView, focused: QWidget) -> None:
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    focused.setFocus()
    assert QApplication.focusWidget() is focused
    for key, grows in (
        (Qt.Key.Key_Down, True),
        (Qt.Key.Key_Up, False),
        (Qt.Key.Key_PageDown, True),
        (Qt.Key.Key_PageUp, False),
        (Qt.Key.Key_End, True),
        (Qt.Key.Key_Home, False),
    ):
        before = bar.value()
        qtbot.keyClick(focused, key)
        assert (bar.value() > before) is grows, key
        assert QApplication.focusWidget() is focused, key
    assert bar.value() == 0


def test_keys_scroll_while_a_heading_s_button_has_the_focus(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(short_article())
    view.resize(900, 1000)
    QApplication.processEvents()
    view.resize(900, 700)
    button = view.viewport().findChild(QAbstractButton, "listenHere")
    check_keys_scroll(qtbot, view, button)


def test_keys_scroll_while_a_picture_has_the_focus(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(article_with_pictures(8))
    QApplication.processEvents()
    check_keys_scroll(qtbot, view, view.viewport().findChild(QAbstractButton, "picture"))


def test_keys_scroll_while_a_link_has_the_focus(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(short_article())
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    link = QApplication.focusWidget()
    assert link.objectName() == "link"
    check_keys_scroll(qtbot, view, link)


def test_the_space_bar_leaves_the_page_where_it_is(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(short_article())
    QApplication.processEvents()
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        view.verticalScrollBar().setValue(100)
        qtbot.keyClick(view, Qt.Key.Key_Space, modifier)
        assert view.verticalScrollBar().value() == 100


def test_a_focused_button_keeps_its_own_space_bar(qtbot: QtBot, view: ReaderView) -> None:
    view.show_article(short_article())
    view.resize(900, 1000)
    QApplication.processEvents()
    button = view.viewport().findChild(QAbstractButton, "listenHere")
    button.setFocus()
    with qtbot.waitSignal(view.listen_requested):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_no_key_means_two_things() -> None:
    keys = [QKeySequence(key).toString() for row in ROWS for key in row.keys]
    keys += [QKeySequence(key).toString() for key in SCROLL_KEYS]
    assert len(keys) == len(set(keys))
    assert "" not in keys


def test_no_key_is_one_that_typing_in_a_field_needs() -> None:
    """Of the keys that work wherever the focus is; a field takes its own before the window."""
    everywhere = [QKeySequence(key)[0] for row in ROWS if not row.on_page for key in row.keys]
    for pressed in everywhere:
        modified = pressed.keyboardModifiers() != Qt.KeyboardModifier.NoModifier
        named = QKeySequence(pressed.key()).toString()
        assert modified or len(named) > 1, named
        assert named not in {"Space", "Tab", "Return", "Backspace", "Del", "Left", "Right"} or (
            pressed.keyboardModifiers() & Qt.KeyboardModifier.AltModifier
        )


@given(
    st.sampled_from(Scroll),
    st.integers(0, 5_000),
    st.integers(0, 5_000),
    st.integers(1, 200),
    st.integers(1, 2_000),
)
def test_a_page_that_is_turned_overlaps_the_one_before(
    move: Scroll, value: int, maximum: int, line: int, height: int
) -> None:
    value = min(value, maximum)
    after = scrolled(move, value, maximum, line, height)
    assert 0 <= after <= maximum
    if move in {Scroll.PAGE_UP, Scroll.PAGE_DOWN} and height > 3 * line:
        assert abs(after - value) <= height - 2 * line
