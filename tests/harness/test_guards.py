"""The guards notice what a test leaves behind, and only that."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from tests.guards import Guards
from tests.timing import took


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    return tmp_path


@pytest.fixture
def watch(project: Path, guards: Guards) -> Guards:
    """Guards over another project folder; Qt is watched once, by the session's own."""
    own = Guards(project)
    own._qt = guards._qt
    return own


def test_a_tidy_test_leaves_nothing(watch: Guards, project: Path) -> None:
    before = watch.snapshot()
    (project / "kept" / "passing").touch()
    (project / "kept" / "passing").unlink()
    thread = threading.Thread(target=int)
    thread.start()
    subprocess.run([sys.executable, "-c", ""], check=True)
    assert watch.left_behind(before) == []


def test_a_thread_is_noticed(watch: Guards) -> None:
    before = watch.snapshot()
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait, name="forgotten")
    thread.start()
    left = watch.left_behind(before)
    ended.set()
    thread.join()
    assert left == ["thread forgotten"]


def test_a_child_process_is_noticed_and_ended(watch: Guards) -> None:
    before = watch.snapshot()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        left = watch.left_behind(before)
    assert len(left) == 1
    assert left[0].startswith(f"process {child.pid} ")
    assert child.returncode != 0


def test_a_new_file_in_the_project_is_noticed_once(watch: Guards, project: Path) -> None:
    before = watch.snapshot()
    (project / "kept" / "new").mkdir()
    (project / "kept" / "new" / "file").touch()
    assert watch.left_behind(before) == [f"file {project / 'kept' / 'new'}"]
    assert watch.left_behind(before) == []


def test_a_running_timer_is_noticed_and_stopped(watch: Guards, qapp: QApplication) -> None:
    before = watch.snapshot()
    timer = QTimer(interval=60_000)
    stopped = QTimer()
    timer.start()
    stopped.start()
    stopped.stop()
    assert watch.left_behind(before) == ["running timer of NoneType, 60000 ms"]
    assert not timer.isActive()


def test_a_pending_single_shot_is_noticed(watch: Guards, qapp: QApplication) -> None:
    before = watch.snapshot()
    QTimer.singleShot(60_000, int)
    assert watch.left_behind(before) == ["running timer of QApplication, 60000 ms"]


def test_a_single_shot_still_fires_once(watch: Guards, qapp: QApplication) -> None:
    before = watch.snapshot()
    loop = QEventLoop()
    fired = []
    QTimer.singleShot(0, lambda: fired.append("plain"))
    QTimer.singleShot(0, loop, lambda: fired.append("with an owner"))
    QTimer.singleShot(1, loop.quit)
    loop.exec()
    assert fired == ["plain", "with an owner"]
    assert watch.left_behind(before) == []


def test_a_single_shot_dies_with_its_owner(watch: Guards, qapp: QApplication) -> None:
    before = watch.snapshot()
    owner = QObject()
    QTimer.singleShot(60_000, owner, int)
    del owner
    assert watch.left_behind(before) == []


def test_a_running_qt_thread_is_noticed(watch: Guards, qapp: QApplication) -> None:
    before = watch.snapshot()
    thread = QThread(objectName="forgotten")
    thread.start()
    left = watch.left_behind(before)
    thread.quit()
    assert thread.wait(5_000)
    assert left == ["Qt thread forgotten"]


def test_a_shown_window_is_noticed_and_closed(watch: Guards, qapp: QApplication) -> None:
    before = watch.snapshot()
    label = QLabel("忘了关")
    label.setWindowTitle("忘了关")
    label.show()
    left = watch.left_behind(before)
    assert left == ["window QLabelClassWindow “忘了关”"]
    assert not label.isVisible()


def test_a_closed_window_is_no_matter(watch: Guards, qapp: QApplication) -> None:
    before = watch.snapshot()
    label = QLabel("关好了")
    label.show()
    label.close()
    assert watch.left_behind(before) == []


def test_a_look_costs_less_than_two_milliseconds(guards: Guards, qapp: QCoreApplication) -> None:
    seconds = []
    for _ in range(20):
        start = time.perf_counter()
        guards.left_behind(guards.snapshot())
        seconds.append(time.perf_counter() - start)
    took(min(seconds), at_most=0.002)


def test_a_look_is_noticed_and_taken_off(watch: Guards, qapp: QApplication) -> None:
    before = watch.snapshot()
    qapp.setStyleSheet("QLabel { color: #123456; }")
    assert watch.left_behind(before) == ["a style sheet of the application"]
    assert qapp.styleSheet() == before.look
