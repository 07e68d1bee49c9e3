"""How a child process of this program is started."""

import sys

import pytest

from haidai.processes import ChildProcess, end_process, worker_command


def test_a_worker_is_this_program_told_to_be_one() -> None:
    assert worker_command("speech") == [sys.executable, "-m", "haidai", "--worker", "speech"]


def test_a_frozen_build_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command("speech") == [sys.executable, "--worker", "speech"]


def test_a_child_that_was_closed_is_ended_and_starts_no_more() -> None:
    child = ChildProcess([sys.executable, "-S", "-c", "import time; time.sleep(60)"])
    process = child.start()
    assert process is not None
    child.close()
    child.close()
    end_process(process)
    assert process.returncode != 0
    assert child.closed
    assert child.start() is None


def test_a_child_that_cannot_be_started_is_none() -> None:
    child = ChildProcess(["/nowhere/at/all"])
    assert child.start() is None
    assert not child.closed
