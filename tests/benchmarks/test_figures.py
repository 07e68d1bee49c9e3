"""The table of figures says what was measured and whether it is good enough."""

import itertools
import json

import pytest

from tests.benchmarks import run
from tests.benchmarks.figures import Row, in_pairs, median, resident


def test_a_row_knows_whether_its_target_is_met() -> None:
    assert [Row("x", 0.4, "s", most).met for most in (0.5, 0.4, 0.3, None)] == [
        True, True, False, None,
    ]  # fmt: skip
    assert [Row("x", 0.4, "%", at_least=least).met for least in (0.5, 0.4)] == [False, True]
    assert Row("x", 0.4, "%", at_least=0.5).target == "≥ 0.5"


def test_pairs_are_measured_in_turn_and_the_first_does_not_count() -> None:
    count = itertools.count()
    assert in_pairs(2, lambda: next(count), lambda: next(count)) == [(2, 3), (4, 5)]


def test_one_slow_run_does_not_move_the_median() -> None:
    assert median([1.0, 50.0, 2.0]) == 2.0


def test_a_line_of_the_table_shows_figure_target_and_verdict() -> None:
    assert run.line(Row("start", 0.512, "s", 0.4)).split() == [
        "start", "0.512", "s", "≤", "0.4", "MISSED",
    ]  # fmt: skip
    assert run.line(Row("start", 1234.0, "s")).split() == ["start", "1234", "s"]


def test_the_benchmarks_are_the_modules_beside_the_runner() -> None:
    assert {"imports", "opening", "start"} <= set(run.available())
    assert "run" not in run.available()


def test_an_unknown_benchmark_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run.main(["invented"])
    assert "invented" in capsys.readouterr().err


def test_json_is_one_list_of_rows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [Row("start", 0.5, "s", 0.4), Row("memory", 80, "MiB")]
    monkeypatch.setattr(run, "measured", lambda name, conditions: rows)
    assert run.main(["start", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {"what": "start", "figure": 0.5, "unit": "s", "at_most": 0.4, "at_least": None,
         "met": False},
        {"what": "memory", "figure": 80, "unit": "MiB", "at_most": None, "at_least": None,
         "met": None},
    ]  # fmt: skip


def test_what_is_resident_grows_with_what_is_written_to() -> None:
    before = resident()
    held = b"x" * (64 * 2**20)
    assert resident() - before > 0.9 * 64
    del held
