"""Whoever presses anything at any time finds a window that is whole, and the article in it."""

import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from haidai.opening.doors import standard_doors
from tests.app.conftest import Desk
from tests.app.monkey import PIECES, Monkey
from tests.fakes.pictures import FakePictureRetriever
from tests.fakes.sharing import FakeSharing

STEPS = 100


@pytest.fixture
def let_loose(
    qtbot: QtBot, make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[int, int], None]:
    """Lets a monkey of a seed take so many steps in a window of its own."""
    # The system's own dialogs and the browser are not ours to test.
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    doors = replace(standard_doors(), pictures=FakePictureRetriever({}))  # type: ignore[arg-type]

    def run(seed: int, steps: int) -> None:
        desk = make_desk(doors, first_start=seed % 3 == 0)
        monkey = Monkey(desk, tmp_path, seed)
        monkeypatch.setattr(sys, "excepthook", lambda _, error, __: monkey.errors.append(error))
        monkeypatch.setattr(
            threading, "excepthook", lambda broken: monkey.errors.append(broken.exc_value)
        )
        desk.application.start(None)
        qtbot.waitExposed(desk.window)
        desk.application.hand_off.taking_along._sharing = FakeSharing("192.168.1.7")
        QGuiApplication.clipboard().setText(PIECES[seed % len(PIECES)].replace("\ud800", ""))
        try:
            for _ in range(steps):
                monkey.step()
        except BaseException as error:
            error.add_note(f"seed {seed}: " + " · ".join(monkey.trail[-40:]))
            for other in monkey.errors:
                error.add_note(f"{other!r}")
            raise
        finally:
            monkey.errors.clear()
            desk.window.close()
            desk.application.close()
        assert not monkey.errors

    return run


def test_a_monkey_finds_nothing(let_loose: Callable[[int, int], None]) -> None:
    let_loose(1, STEPS)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(2, 60))
def test_many_monkeys_find_nothing(let_loose: Callable[[int, int], None], seed: int) -> None:
    let_loose(seed, 5 * STEPS)
