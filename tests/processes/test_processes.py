"""How a child process of this program is started."""

import sys

import pytest

from haidai.processes import worker_command


def test_a_worker_is_this_program_told_to_be_one() -> None:
    assert worker_command("speech") == [sys.executable, "-m", "haidai", "--worker", "speech"]


def test_a_frozen_build_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command("speech") == [sys.executable, "--worker", "speech"]
