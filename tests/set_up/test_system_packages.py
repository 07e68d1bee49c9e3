"""What is missing becomes one decision: run, ask, or say what to type."""

import sys

import pytest

from system_packages import (
    TEST_NEEDS,
    WINDOW_NEEDS,
    Action,
    Kind,
    Need,
    System,
    SystemProbe,
    Way,
    decide,
    missing,
    needs,
)
from tests.fakes.machine import FakeProbe

EGL = Need("libegl1", Kind.LIBRARY, ("libEGL.so.1",))
SOUND = Need("libpulse0", Kind.LIBRARY, ("libpulse.so.0", "libasound.so.2"))
FONT = Need("fonts-noto-cjk", Kind.FONT, ("zh",))
READER = Need("python3-pyatspi", Kind.MODULE, ("pyatspi",))
XVFB = Need("xvfb", Kind.PROGRAM, ("Xvfb",))
ROOT = System(apt=True, root=True, sudo=False, terminal=False)
USER = System(apt=True, root=False, sudo=True, terminal=True)
LINE = (
    "sudo apt-get update -q && "
    "sudo apt-get install -q -y --no-install-recommends fonts-noto-cjk libegl1"
)


def test_nothing_is_missing_where_everything_is_found() -> None:
    assert missing(TEST_NEEDS, FakeProbe()) == ()


def test_each_kind_of_need_is_looked_for_in_its_way() -> None:
    probe = FakeProbe({"libEGL.so.1", "zh", "Xvfb", "pyatspi"})
    assert missing((EGL, SOUND, FONT, XVFB, READER), probe) == (EGL, FONT, XVFB, READER)


def test_one_of_several_names_is_enough() -> None:
    assert missing((SOUND,), FakeProbe({"libpulse.so.0"})) == ()
    assert missing((SOUND,), FakeProbe({"libpulse.so.0", "libasound.so.2"})) == (SOUND,)


def test_the_tests_need_all_the_window_needs_and_no_package_stands_twice() -> None:
    assert set(WINDOW_NEEDS) < set(TEST_NEEDS)
    packages = [need.package for need in TEST_NEEDS]
    assert len(packages) == len(set(packages))


def test_other_systems_than_linux_need_no_library() -> None:
    assert needs("darwin", for_tests=False) == ()
    assert needs("win32", for_tests=True) == needs("darwin", for_tests=True) == TEST_NEEDS[-1:]
    assert needs("linux", for_tests=False) == WINDOW_NEEDS


def test_nothing_missing_means_nothing_to_do() -> None:
    assert decide((), ROOT) == Action(Way.NOTHING)


def test_root_runs_apt_without_asking() -> None:
    action = decide((EGL, FONT, EGL), ROOT)
    assert action.way is Way.RUN
    assert action.commands == (
        ("apt-get", "update", "-q"),
        ("apt-get", "install", "-q", "-y", "--no-install-recommends", "fonts-noto-cjk", "libegl1"),
    )


def test_a_user_at_a_terminal_is_asked_before_sudo() -> None:
    action = decide((EGL, FONT), USER)
    assert (action.way, action.line) == (Way.ASK, LINE)
    assert [command[:2] for command in action.commands] == [("sudo", "apt-get")] * 2


def test_without_a_terminal_sudo_is_not_used_unasked() -> None:
    action = decide((EGL, FONT), System(apt=True, root=False, sudo=True, terminal=False))
    assert (action.way, action.line, action.commands) == (Way.SAY, LINE, ())


def test_on_an_unattended_machine_sudo_may_not_want_a_password() -> None:
    checks = System(apt=True, root=False, sudo=True, terminal=False, unattended=True)
    action = decide((EGL, FONT), checks)
    assert (action.way, action.line) == (Way.RUN, LINE)
    assert [command[:2] for command in action.commands] == [("sudo", "-n")] * 2


def test_what_was_in_vain_is_not_tried_again_but_told() -> None:
    assert decide((EGL, FONT), USER, in_vain=True) == Action(Way.SAY, line=LINE)
    line = LINE.replace("sudo ", "")
    assert decide((EGL, FONT), ROOT, in_vain=True) == Action(Way.SAY, line=line)


@pytest.mark.parametrize("terminal", [True, False])
def test_without_sudo_the_line_goes_by_su(terminal: bool) -> None:
    action = decide((EGL,), System(apt=True, root=False, sudo=False, terminal=terminal))
    assert action == Action(
        Way.SAY,
        line="su -c 'apt-get update -q && apt-get install -q -y --no-install-recommends libegl1'",
    )


def test_without_apt_the_libraries_are_named() -> None:
    action = decide((EGL, FONT), System(apt=False, root=True, sudo=True, terminal=True))
    assert action == Action(
        Way.SAY, line="install with your package manager: libEGL.so.1, a Chinese font"
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sonames are Linux's")
def test_the_real_probe_finds_what_is_there_and_nothing_else() -> None:
    probe = SystemProbe()
    assert probe.library("libc.so.6")
    assert not probe.library("libhaidai-invented.so.9")
    assert probe.program("sh")
    assert not probe.program("haidai-invented")
    assert not probe.font("xx-invented")
    assert not probe.module("haidai_invented")
