"""How tests judge a clock: a machine that is busy elsewhere is slow in one try, not in three.

A test says `took(seconds, at_most=…)`. Where that was too much it is tried again from its
beginning, with fixtures of its own, up to three times in all; a product that has become slow
is too slow in each of them. With `--slow` the first try counts. What is allowed grows with how
much longer than its work any work takes on this machine at that moment. A recording of sound is
a clock, too: what a test marked `sound` asserts is tried again likewise.
"""

from collections.abc import Generator
from time import perf_counter, thread_time

import pytest
from _pytest.runner import runtestprotocol  # as every plugin does that runs a test twice

TRIES = 3
SAMPLE = 0.02  # seconds of work by which the machine is judged
_BY_THE_CLOCK = pytest.StashKey[bool]()


class TooSlowError(AssertionError):
    """Something took longer than it may."""


def slowness() -> float:
    """How much longer than its work a piece of work takes on this machine now; 1 on an idle one."""
    start, work = perf_counter(), thread_time()
    while thread_time() - work < SAMPLE:
        pass
    return (perf_counter() - start) / SAMPLE


def took(seconds: float, *, at_most: float) -> None:
    """Hold a measured time against what is allowed.

    Raises:
        TooSlowError: it was more.
    """
    if seconds <= at_most:
        return
    busy = slowness()
    if not seconds <= at_most * busy:
        raise TooSlowError(f"took {seconds:.3f} s, allowed are {at_most:g} s × {busy:.2f}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: "pytest.CallInfo[None]"
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember of a test that failed whether it was by the clock."""
    clock = AssertionError if item.get_closest_marker("sound") else TooSlowError
    if call.excinfo is not None and call.excinfo.errisinstance(clock):
        item.stash[_BY_THE_CLOCK] = True
    return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run a test, and once more while a clock was against it and nothing else was wrong."""
    tries = 1 if item.config.getoption("--slow") else TRIES
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for number in range(1, tries + 1):
        item.stash[_BY_THE_CLOCK] = False
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
        failed = [each for each in reports if each.failed]
        if not (item.stash[_BY_THE_CLOCK] and len(failed) == 1) or number == tries:
            break
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True
