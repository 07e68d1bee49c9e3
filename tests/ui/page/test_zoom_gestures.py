"""Fingers and fine wheels change the size step by step, and the reader's line stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from haidai.settings.text_size import TextSize
from haidai.ui.page.reader_view import ReaderView
from haidai.ui.page.zoom_gestures import StepCounter
from tests.fakes.articles import long_article


@pytest.fixture
def view(view: ReaderView) -> ReaderView:
    view.show_article(long_article())
    QApplication.processEvents()
    return view


@pytest.fixture
def steps(view: ReaderView) -> list[int]:
    asked: list[int] = []
    view.size_steps_requested.connect(asked.append)
    return asked


def turn(
    view: ReaderView, angle: int, phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase
) -> None:
    spot = QPoint(50, 50)
    event = QWheelEvent(
        QPointF(spot),
        QPointF(view.mapToGlobal(spot)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        phase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def zoom(view: ReaderView, *values: float) -> None:
    """What a touchpad tells while two fingers move on it."""
    kinds = Qt.NativeGestureType
    gestures = [
        (kinds.BeginNativeGesture, 0.0),
        *((kinds.ZoomNativeGesture, value) for value in values),
        (kinds.EndNativeGesture, 0.0),
    ]
    spot = QPointF(50, 50)
    for kind, value in gestures:
        event = QNativeGestureEvent(
            kind,
            QPointingDevice.primaryPointingDevice(),
            2,
            spot,
            spot,
            view.viewport().mapToGlobal(spot),
            value,
            QPointF(),
        )
        QApplication.postEvent(view.viewport(), event)
    QApplication.processEvents()


def test_small_turns_of_a_fine_wheel_add_up_to_one_step(view: ReaderView, steps: list[int]) -> None:
    for _ in range(7):
        turn(view, 15)
    assert steps == []
    turn(view, 15)
    assert steps == [1]
    turn(view, -240)
    assert steps == [1, -2]


def test_turning_back_begins_anew(view: ReaderView, steps: list[int]) -> None:
    turn(view, 90)
    turn(view, -120)
    assert steps == [-1]


def test_a_wheel_that_runs_on_by_itself_changes_nothing(view: ReaderView, steps: list[int]) -> None:
    turn(view, 480, Qt.ScrollPhase.ScrollMomentum)
    assert steps == []


def test_spreading_fingers_on_a_touchpad_enlarges(view: ReaderView, steps: list[int]) -> None:
    zoom(view, *[0.02] * 10)
    assert steps == [1]
    zoom(view, *[0.02] * 30)
    assert sum(steps) == 4
    zoom(view, *[-0.02] * 10)
    assert sum(steps) == 3


def test_a_trembling_hand_makes_one_step_and_not_many(view: ReaderView, steps: list[int]) -> None:
    zoom(view, 0.19, 0.02, *[-0.02, 0.02] * 20)
    assert steps == [1]


@pytest.mark.parametrize("value", [-5.0, -1.0, 1000.0])
def test_what_no_hand_can_do_does_no_harm(view: ReaderView, steps: list[int], value: float) -> None:
    zoom(view, value)
    assert len(steps) == 1


def test_two_fingers_on_the_glass_change_the_size(
    qtbot: QtBot, view: ReaderView, steps: list[int]
) -> None:
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    page = view.viewport()
    middle = QPoint(300, 300)
    before = view.verticalScrollBar().value()
    event = QTest.touchEvent(page, device)
    event.press(0, middle - QPoint(50, 0), page)
    event.commit()
    event = QTest.touchEvent(page, device)
    event.move(0, middle - QPoint(50, 0), page)
    event.press(1, middle + QPoint(50, 0), page)
    event.commit()
    for apart in range(50, 130, 10):
        event = QTest.touchEvent(page, device)
        event.move(0, middle - QPoint(apart, 0), page)
        event.move(1, middle + QPoint(apart, 0), page)
        event.commit()
    event = QTest.touchEvent(page, device)
    event.release(0, middle, page).release(1, middle, page)
    event.commit()
    QApplication.processEvents()
    assert sum(steps) >= 3
    assert view.verticalScrollBar().value() == before
    assert not view.textCursor().hasSelection()


def test_the_line_at_the_top_stays_while_fingers_spread(view: ReaderView) -> None:
    size = TextSize.default()

    def take(steps: int) -> None:
        nonlocal size
        size = size.stepped(steps)
        view.set_type_size(size)

    view.size_steps_requested.connect(take)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = view.place()
    zoom(view, *[0.05] * 30)
    assert size == TextSize(72)
    assert view.place() == place
    zoom(view, *[-0.05] * 60)
    assert size == TextSize(14)
    assert view.place() == place


@given(st.lists(st.floats(-500, 500), max_size=30))
def test_no_movement_is_lost_and_none_is_invented(amounts: list[float]) -> None:
    counter, steps, gone = StepCounter(120), 0, 0.0
    for amount in amounts:
        steps += counter.add(amount)
        gone += amount
        assert abs(gone - 120 * steps) <= 120.001
