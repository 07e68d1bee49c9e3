"""What the system itself must have beside Python: Qt's shared libraries, a Chinese font, tools.

A wheel cannot bring these. `missing` finds what is not there, `decide` says what is to be done
about it, and `set_up` does it. Packages carry Debian's names; they were collected from the
NEEDED entries of PySide6-Essentials 6.11 and tried in a bare Debian 12. Standard library only.
"""

import ctypes
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Kind(Enum):
    """How a need shows that it is met."""

    LIBRARY = "library"
    PROGRAM = "program"
    FONT = "font"
    MODULE = "module of the system's own Python"


@dataclass(frozen=True, slots=True)
class Need:
    """Something the system should have, and the Debian package that brings it.

    One of `names` is enough: sonames, programs on the PATH or by their path, the languages of a
    font, or modules.
    """

    package: str
    kind: Kind
    names: tuple[str, ...]


def _libraries(table: dict[str, str]) -> tuple[Need, ...]:
    return tuple(
        Need(package, Kind.LIBRARY, tuple(names.split())) for package, names in table.items()
    )


WINDOW_NEEDS = (
    *_libraries(
        {
            "libegl1": "libEGL.so.1",
            "libgl1": "libGL.so.1",
            "libfontconfig1": "libfontconfig.so.1",
            "libfreetype6": "libfreetype.so.6",
            "libglib2.0-0": "libgthread-2.0.so.0",
            "libdbus-1-3": "libdbus-1.so.3",
            "libx11-6": "libX11.so.6",
            "libx11-xcb1": "libX11-xcb.so.1",
            "libxkbcommon0": "libxkbcommon.so.0",
            "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
            "libxcb1": "libxcb.so.1",
            "libxcb-cursor0": "libxcb-cursor.so.0",
            "libxcb-icccm4": "libxcb-icccm.so.4",
            "libxcb-image0": "libxcb-image.so.0",
            "libxcb-keysyms1": "libxcb-keysyms.so.1",
            "libxcb-randr0": "libxcb-randr.so.0",
            "libxcb-render0": "libxcb-render.so.0",
            "libxcb-render-util0": "libxcb-render-util.so.0",
            "libxcb-shape0": "libxcb-shape.so.0",
            "libxcb-shm0": "libxcb-shm.so.0",
            "libxcb-sync1": "libxcb-sync.so.1",
            "libxcb-util1": "libxcb-util.so.1",
            "libxcb-xfixes0": "libxcb-xfixes.so.0",
            "libxcb-xkb1": "libxcb-xkb.so.1",
            "libcups2": "libcups.so.2",  # without it the print dialog finds no printer
            "libpulse0": "libpulse.so.0 libasound.so.2",  # without one of them, no sound
        }
    ),
    Need("fontconfig", Kind.PROGRAM, ("fc-list",)),
    Need("fonts-noto-cjk", Kind.FONT, ("zh",)),
)

AT_SPI = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"
BROWSER = Need("chromium", Kind.PROGRAM, ("chromium", "chromium-browser", "google-chrome"))
PDF_TOOLS = Need("poppler-utils", Kind.PROGRAM, ("pdftotext",))
TEST_NEEDS = (
    *WINDOW_NEEDS,
    Need("xvfb", Kind.PROGRAM, ("Xvfb",)),
    Need("openbox", Kind.PROGRAM, ("openbox",)),
    Need("xdotool", Kind.PROGRAM, ("xdotool",)),
    Need("dbus", Kind.PROGRAM, ("dbus-run-session",)),
    Need("pulseaudio", Kind.PROGRAM, ("pulseaudio",)),
    Need("pulseaudio-utils", Kind.PROGRAM, ("parec",)),
    Need("at-spi2-core", Kind.PROGRAM, AT_SPI),
    Need("python3-pyatspi", Kind.MODULE, ("pyatspi",)),
    BROWSER,
    PDF_TOOLS,
)


def needs(platform: str, *, for_tests: bool) -> tuple[Need, ...]:
    """What is needed on a platform, as `sys.platform` spells it."""
    if platform.startswith("linux"):
        return TEST_NEEDS if for_tests else WINDOW_NEEDS
    return (PDF_TOOLS,) if for_tests else ()


class Probe(Protocol):
    """Looks whether something is there."""

    def library(self, soname: str) -> bool:
        """Whether the dynamic loader finds the library and all it needs itself."""
        ...

    def program(self, name: str) -> bool:
        """Whether the program is on the PATH."""
        ...

    def font(self, language: str) -> bool:
        """Whether a font for the language is installed."""
        ...

    def module(self, name: str) -> bool:
        """Whether the system's own Python has the module."""
        ...


class SystemProbe:
    """Looks in this system."""

    def library(self, soname: str) -> bool:
        try:
            ctypes.CDLL(soname)
        except OSError:
            return False
        return True

    def program(self, name: str) -> bool:
        return shutil.which(name) is not None

    def font(self, language: str) -> bool:
        try:
            listing = subprocess.run(
                ["fc-list", f":lang={language}", "file"], capture_output=True, check=False
            )
        except OSError:
            return False
        return bool(listing.stdout.strip())

    def module(self, name: str) -> bool:
        try:
            command = [SYSTEM_PYTHON, "-c", f"import {name}"]
            return subprocess.run(command, capture_output=True, check=False).returncode == 0
        except OSError:
            return False


def missing(needs: Iterable[Need], probe: Probe) -> tuple[Need, ...]:
    """The needs that are not met, in their order."""
    found = {
        Kind.LIBRARY: probe.library,
        Kind.PROGRAM: probe.program,
        Kind.FONT: probe.font,
        Kind.MODULE: probe.module,
    }
    return tuple(need for need in needs if not any(map(found[need.kind], need.names)))


@dataclass(frozen=True, slots=True)
class System:
    """What this system lets us do; `unattended` is a machine that only runs checks."""

    apt: bool
    root: bool
    sudo: bool
    terminal: bool
    unattended: bool = False


class Way(Enum):
    """How missing packages get there."""

    NOTHING = "nothing"
    RUN = "run the commands"
    ASK = "ask, then run the commands"
    SAY = "say what to type"


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done: the commands to run in their order, and the line to show instead."""

    way: Way
    commands: tuple[tuple[str, ...], ...] = ()
    line: str = ""


def decide(needs: tuple[Need, ...], system: System, *, in_vain: bool = False) -> Action:
    """What to do about missing needs.

    Root installs. With a terminal the user is asked before sudo is; without one there is nobody
    to ask, and sudo acts only on an unattended machine, if it needs no password. Everybody else
    gets the line to type, and so does who was asked or was helped before `in_vain`.
    """
    if not needs:
        return Action(Way.NOTHING)
    if not system.apt:
        names = ", ".join(need.names[0] if need.kind is not Kind.FONT else "a Chinese font"
                          for need in needs)  # fmt: skip
        return Action(Way.SAY, line=f"install with your package manager: {names}")
    packages = sorted({need.package for need in needs})
    update = ("apt-get", "update", "-q")
    install = ("apt-get", "install", "-q", "-y", "--no-install-recommends", *packages)
    if system.root:
        line = _typed("", update, install)
        return Action(Way.SAY, line=line) if in_vain else Action(Way.RUN, (update, install), line)
    if not system.sudo:
        inner = _typed("", update, install)
        return Action(Way.SAY, line=f"su -c '{inner}'")
    line = _typed("sudo ", update, install)
    if in_vain:
        return Action(Way.SAY, line=line)
    if system.terminal:
        return Action(Way.ASK, (("sudo", *update), ("sudo", *install)), line)
    if system.unattended:
        return Action(Way.RUN, (("sudo", "-n", *update), ("sudo", "-n", *install)), line)
    return Action(Way.SAY, line=line)


def _typed(before: str, *commands: tuple[str, ...]) -> str:
    return " && ".join(before + " ".join(command) for command in commands)
