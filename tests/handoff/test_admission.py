"""Who is let in and who gives way."""

from hypothesis import given
from hypothesis import strategies as st

from haidai.handoff.admission import (
    MOST_CONNECTIONS,
    MOST_OF_ONE_SENDER,
    MOST_SENDERS_KEPT,
    MOST_WRONG_PATHS,
    Admission,
    Verdict,
)


def test_a_fifth_connection_replaces_the_senders_own_that_waits_longest() -> None:
    admission = Admission()
    admission.ask(90, "b", 0.0)
    for number in range(MOST_OF_ONE_SENDER):
        assert admission.ask(number, "a", 1.0 + number) == Verdict(True)
    admission.answering(0)
    assert admission.ask(50, "a", 9.0) == Verdict(True, gives_way=1)


def test_in_a_full_house_the_longest_without_a_request_gives_way() -> None:
    admission = Admission()
    for number in range(MOST_CONNECTIONS):
        assert admission.ask(number, f"sender {number}", float(number)).admitted
    admission.answering(0)
    assert admission.ask(100, "phone", 99.0) == Verdict(True, gives_way=1)
    admission.waiting(0, 100.0)
    assert admission.ask(101, "phone", 101.0) == Verdict(True, gives_way=2)


def test_nobody_gives_way_while_all_are_being_answered() -> None:
    admission = Admission()
    for number in range(MOST_CONNECTIONS):
        admission.ask(number, f"sender {number}", 0.0)
        admission.answering(number)
    assert admission.ask(100, "phone", 1.0) == Verdict(False)


def test_who_guesses_too_often_is_locked_out_and_nobody_else() -> None:
    admission = Admission()
    for _ in range(MOST_WRONG_PATHS - 1):
        admission.wrong_path("a")
    assert admission.ask(1, "a", 0.0).admitted
    admission.wrong_path("a")
    assert not admission.ask(2, "a", 0.0).admitted
    assert admission.ask(3, "b", 0.0).admitted


def test_what_is_kept_about_senders_is_bounded() -> None:
    admission = Admission()
    for number in range(MOST_SENDERS_KEPT + 500):
        admission.wrong_path(str(number))
    assert len(admission._wrong) == MOST_SENDERS_KEPT


@given(st.lists(st.tuples(st.sampled_from("come answer wait leave".split()),
                          st.integers(0, 60), st.sampled_from("abcdefghijkl"))))  # fmt: skip
def test_the_limits_hold_whatever_happens(events: list[tuple[str, int, str]]) -> None:
    admission = Admission()
    next_number = 0
    for now, (event, number, sender) in enumerate(events):
        if event == "come":
            admission.ask(next_number, sender, float(now))
            next_number += 1
        elif event == "answer":
            admission.answering(number)
        elif event == "wait":
            admission.waiting(number, float(now))
        else:
            admission.leave(number)
        assert len(admission) <= MOST_CONNECTIONS
        guests = [guest.sender for guest in admission._guests.values()]
        assert all(guests.count(each) <= MOST_OF_ONE_SENDER for each in guests)
