"""Makes a checkout ready: its `.venv`, what is installed there, what the system must have.

For `desktop/run.py` and `tests/run.py`; standard library only. A stamp inside `.venv` says
what is ready, so a second start reads two small files and goes on. The stamp is blanked before
anything is changed and written after everything has reached the disk: a set-up that was cut
short, at whatever point, is begun anew. One set-up at a time holds the lock `.venv.lock`.
"""

import json
import os
import shutil
import sys
import tomllib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any

from machine import QT_CHECK, Machine, SetUpError, ThisMachine
from system_packages import Way, decide, missing, needs


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a checkout is set up for: a name, and the extra of `pyproject.toml` it needs."""

    name: str
    extra: str = ""


WINDOW = Purpose("window")
TESTS = Purpose("tests", extra="test")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a finished `.venv` was made from, and for which purposes it and the system are ready.

    `python` is major.minor, `base` the interpreter the `.venv` stands on, `place` the checkout
    (an editable install knows it by its full path), `requirements` what pyproject.toml asks for,
    `qt_loads` whether Qt was seen to load, `in_vain` the packages that the user refused or apt
    could not bring: of these only the line to type is shown, until Qt itself cannot do without.
    """

    python: str
    base: str
    place: str
    requirements: str
    installed: tuple[str, ...] = ()
    system: tuple[str, ...] = ()
    qt_loads: bool = False
    in_vain: tuple[str, ...] = ()

    @classmethod
    def expected(cls, checkout: Path) -> "Stamp":
        """What a fresh `.venv`, made here and now, would be made from."""
        base = getattr(sys, "_base_executable", None) or sys.executable
        return cls(
            python=f"{sys.version_info.major}.{sys.version_info.minor}",
            base=str(Path(base).resolve()),
            place=str(checkout),
            requirements=_requirements((checkout / "pyproject.toml").read_bytes()),
        )

    @classmethod
    def read(cls, path: Path) -> "Stamp | None":
        """The stamp in a file; None where a set-up began and did not finish.

        Raises:
            FileNotFoundError: there is no stamp: the `.venv` is absent or not ours.
        """
        try:
            values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            for name in ("installed", "system", "in_vain"):
                values[name] = tuple(values[name])
            return cls(**values)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    def write(self, path: Path) -> None:
        """Put the stamp in a file, whole or not at all."""
        temporary = path.with_suffix(".new")
        temporary.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        temporary.replace(path)

    def holds(self, expected: "Stamp") -> bool:
        """Whether the `.venv` is whole: same place, same Python, and that is still there."""
        same = (self.python, self.place) == (expected.python, expected.place)
        return same and Path(self.base).exists()

    def is_ready(self, purpose: Purpose, expected: "Stamp") -> bool:
        """Whether nothing at all is to be done for a purpose."""
        return (
            self.holds(expected)
            and self.qt_loads
            and self.requirements == expected.requirements
            and purpose.name in self.installed
            and purpose.name in self.system
        )


def _requirements(pyproject: bytes) -> str:
    tables = tomllib.loads(pyproject.decode())
    project = tables["project"]
    names = ("requires-python", "dependencies", "optional-dependencies", "scripts", "gui-scripts")
    asked = {name: project.get(name) for name in names}
    build = tables.get("tool", {}).get("hatch")
    return json.dumps([asked, tables.get("build-system"), build], sort_keys=True)


class SetUp:
    """The set-up of one checkout."""

    def __init__(self, checkout: Path, machine: Machine | None = None) -> None:
        self.checkout = checkout.resolve()
        self.venv = self.checkout / ".venv"
        self.python = self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self._stamp_file = self.venv / "set-up.json"
        self._machine = machine or ThisMachine()

    def make_ready(self, purpose: Purpose) -> Path:
        """Do what is still to be done for a purpose; gives the Python to run.

        Raises:
            SetUpError: it cannot be done; the text says why and what to type.
        """
        expected = Stamp.expected(self.checkout)
        if self._is_ready(purpose, expected):
            return self.python
        try:
            with self._machine.locked(self.checkout / ".venv.lock") as lock:
                if not self._is_ready(purpose, expected):
                    self._make_ready(purpose, expected, lock)
        except OSError as error:
            raise SetUpError(f"{error.filename or self.venv}: {error.strerror}") from error
        return self.python

    def _is_ready(self, purpose: Purpose, expected: Stamp) -> bool:
        try:
            stamp = Stamp.read(self._stamp_file)
        except OSError:
            return False
        return stamp is not None and stamp.is_ready(purpose, expected) and self.python.exists()

    def _make_ready(self, purpose: Purpose, expected: Stamp, lock: IO[bytes]) -> None:
        before = self._usable_stamp(expected)
        stamp, line = self._prepare_system(purpose, before)  # first, for it may have to ask
        try:
            stamp = self._prepare_venv(purpose, stamp, expected, lock)
        finally:
            if line:
                self._machine.say(f"The system still lacks something; type:\n  {line}")
        if stamp != before:
            stamp.write(self._stamp_file)

    def _prepare_venv(
        self, purpose: Purpose, stamp: Stamp, expected: Stamp, lock: IO[bytes]
    ) -> Stamp:
        if purpose.name not in stamp.installed or stamp.requirements != expected.requirements:
            stamp = self._install(purpose, stamp, expected, lock)
            replace(stamp, in_vain=()).write(self._stamp_file)
        if not stamp.qt_loads:
            self._check_qt()
            stamp = replace(stamp, qt_loads=True)
        return stamp

    def _usable_stamp(self, expected: Stamp) -> Stamp:
        """The stamp of a `.venv` that can be kept; a broken one is removed, its stamp is bare."""
        try:
            stamp = Stamp.read(self._stamp_file)
        except FileNotFoundError:
            version = self._machine.version(self.python) if self.python.exists() else ""
            if version == expected.python:
                return expected
            if version:
                raise SetUpError(
                    f"{self.venv} was made by hand with Python {version}, and this is"
                    f" {expected.python}; start with that one, or remove the folder."
                ) from None
            stamp = None
        if stamp and stamp.holds(expected) and self._machine.version(self.python):
            return stamp
        if self.venv.is_symlink():
            self.venv.unlink()
        elif self.venv.exists():
            self._machine.say("Removing a .venv that is unfinished, or was made elsewhere …")
            shutil.rmtree(self.venv)
        return expected

    def _prepare_system(self, purpose: Purpose, stamp: Stamp) -> tuple[Stamp, str]:
        """See to what the system lacks.

        The stamp then tells whether it has everything; the line is what is left to be typed.
        """
        machine = self._machine
        wanted = needs(machine.platform, for_tests=purpose == TESTS)
        lacking = missing(wanted, machine.probe)
        packages = sorted({need.package for need in lacking})
        action = decide(lacking, machine.system(), in_vain=set(packages) <= set(stamp.in_vain))
        if action.way is Way.RUN or (action.way is Way.ASK and machine.agreed(action.line)):
            machine.say(f"Installing with apt: {' '.join(packages)}")
            try:
                for command in action.commands:
                    machine.run(command)
            except SetUpError as error:
                machine.say(str(error))
            lacking = missing(lacking, machine.probe)
        ready = {*stamp.system} - {purpose.name} | (set() if lacking else {purpose.name})
        in_vain = {need.package for need in lacking} if action.commands else set()
        stamp = replace(
            stamp,
            system=tuple(sorted(ready)),
            in_vain=tuple(sorted(in_vain.union(stamp.in_vain) if lacking else ())),
        )
        return stamp, action.line if lacking else ""

    def _install(self, purpose: Purpose, stamp: Stamp, expected: Stamp, lock: IO[bytes]) -> Stamp:
        machine = self._machine
        if not self.python.exists():
            machine.say("Making .venv …")
            self.venv.mkdir(exist_ok=True)
            self._stamp_file.touch()
            machine.make_venv(self.venv)
        self._stamp_file.write_bytes(b"")
        purposes = {WINDOW, purpose} | ({TESTS} if TESTS.name in stamp.installed else set())
        extras = ",".join(sorted(one.extra for one in purposes if one.extra))
        target = f"{self.checkout}[{extras}]" if extras else str(self.checkout)
        machine.say("Installing into .venv what the project needs (minutes, the first time) …")
        options = ("--quiet", "--disable-pip-version-check", "--no-input")
        machine.run((*machine.pip(self.python), "install", *options, "--editable", target), lock)
        if hasattr(os, "sync"):
            os.sync()  # a power cut must not leave the stamp without the files it speaks of
        return replace(
            stamp,
            requirements=expected.requirements,
            installed=tuple(sorted(one.name for one in purposes)),
            qt_loads=False,
        )

    def _check_qt(self) -> None:
        """Load what a window needs: the loader knows more than any table.

        Raises:
            SetUpError: Qt cannot be loaded; the text names the library.
        """
        try:
            self._machine.run((str(self.python), "-c", QT_CHECK))
        except SetUpError as error:
            reason = str(error).strip().splitlines()[-1]
            raise SetUpError(f"Qt cannot be loaded: {reason}") from error
