"""A machine on which nothing is really installed."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from machine import SetUpError
from system_packages import System


@dataclass
class FakeProbe:
    """Finds everything except what `lacking` names."""

    lacking: set[str] = field(default_factory=set)

    def library(self, soname: str) -> bool:
        return soname not in self.lacking

    def program(self, name: str) -> bool:
        return name not in self.lacking

    def font(self, language: str) -> bool:
        return language not in self.lacking

    def module(self, name: str) -> bool:
        return name not in self.lacking


class FakeMachine:
    """Records what is said and run; `apt-get install` brings all that lacks.

    A command that holds one of the words in `fails` fails; `interrupted` is raised by it instead.
    """

    platform = "linux"

    def __init__(self, system: System, answer: bool = True) -> None:
        self.probe = FakeProbe()
        self.answer = answer
        self.said: list[str] = []
        self.asked: list[str] = []
        self.commands: list[tuple[str, ...]] = []
        self.fails: set[str] = set()
        self.interrupted: type[BaseException] | None = None
        self._system = system

    @property
    def installs(self) -> list[str]:
        """What pip was asked for, editable."""
        return [command[-1] for command in self.commands if "--editable" in command]

    def system(self) -> System:
        return self._system

    def say(self, line: str) -> None:
        self.said.append(line)

    def agreed(self, line: str) -> bool:
        self.asked.append(line)
        return self.answer

    def run(self, command: Sequence[str], lock: IO[bytes] | None = None) -> None:
        self.commands.append(tuple(command))
        if self.fails & set(command):
            if self.interrupted:
                raise self.interrupted
            raise SetUpError(f"{command[0]} failed:\nlibnew.so.7: cannot open shared object file")
        if "apt-get" in command and "install" in command:
            self.probe.lacking.clear()

    def make_venv(self, folder: Path) -> None:
        self.said.append("venv")
        (folder / "bin").mkdir()
        (folder / "bin" / "python").symlink_to(sys.executable)

    def pip(self, python: Path) -> tuple[str, ...]:
        return (str(python), "-m", "pip")

    def version(self, python: Path) -> str:
        works = shutil.which(python) is not None
        return f"{sys.version_info.major}.{sys.version_info.minor}" if works else ""

    @contextmanager
    def locked(self, path: Path) -> Iterator[IO[bytes]]:
        with path.open("ab") as lock:
            yield lock
