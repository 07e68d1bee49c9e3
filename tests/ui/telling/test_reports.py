"""What went wrong, each trouble once, with how often it came."""

from haidai.errors import ErrorKind, OpeningError
from haidai.ui.telling.reports import LONGEST, MOST, QUIET_SECONDS, Reports, Trouble


def failing(number: int) -> int:
    if number < 0:
        raise ValueError("https://a.example.com/b?secret=1 " + "字" * 9_000)
    return 1 // number


def trouble(number: int = 0) -> Trouble:
    try:
        failing(number)
    except (ArithmeticError, ValueError) as error:
        return Trouble.of(error, "thread a")
    raise AssertionError


def test_a_trouble_tells_where_it_came_from_and_not_all_it_was_about() -> None:
    text = trouble(-1).text
    assert text.startswith("thread a\nTraceback")
    assert "in failing" in text
    assert "secret" not in text
    assert len(text) < LONGEST + 10


def test_the_same_trouble_is_counted_and_told_again_only_after_a_quiet_time() -> None:
    reports = Reports()
    told = [reports.add(trouble(), now) for now in (0.0, 1.0, 5.5, 5.5 + QUIET_SECONDS)]
    assert told == [True, False, False, True]
    assert reports.count(trouble()) == 4
    assert reports.text.startswith("[1] × 4\nthread a")
    assert reports.text.count("ZeroDivisionError") == 1


def test_different_troubles_stand_below_each_other() -> None:
    reports = Reports()
    assert reports.add(trouble(), 0.0)
    assert reports.add(trouble(-1), 0.0)
    assert "[2] × 1" in reports.text


def test_ever_new_troubles_do_not_fill_the_memory() -> None:
    reports = Reports()
    told = [reports.add(Trouble(str(number), "x" * 100), 0.0) for number in range(1_000)]
    assert told.count(True) == MOST + 1
    assert len(reports.text) < MOST * 150


def test_a_named_error_tells_its_cause() -> None:
    try:
        try:
            failing(0)
        except ArithmeticError as cause:
            raise OpeningError(ErrorKind.NO_HOST, host="a.example.com") from cause
    except OpeningError as error:
        text = Trouble.of(error).text
    assert "ZeroDivisionError" in text
    assert "no-host" in text
