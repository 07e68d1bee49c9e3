"""What the set-up does to this machine: run programs, make a `.venv`, ask, lock.

`set_up` decides; this acts. Standard library only.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Protocol

from system_packages import Probe, System, SystemProbe

HEARTBEAT_SECONDS = 15.0
SHOWN_LINES = 30
QT_CHECK = """
import ctypes, pathlib, sys
import PySide6
from PySide6 import QtPrintSupport, QtWidgets

platforms = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
if sys.platform.startswith("linux"):
    try:
        ctypes.CDLL(platforms / "libqxcb.so")
    except OSError as error:
        try:
            ctypes.CDLL(platforms / "libqwayland.so")
        except OSError:
            raise error from None
"""


class SetUpError(Exception):
    """The set-up cannot go on; the text is for the user."""


class Machine(Protocol):
    """All that a set-up touches outside its own files."""

    platform: str
    probe: Probe

    def system(self) -> System:
        """What this system lets us do about missing packages."""
        ...

    def say(self, line: str) -> None:
        """Show one line of progress."""
        ...

    def agreed(self, line: str) -> bool:
        """Whether the user, asked at the terminal, wants the line to be run."""
        ...

    def run(self, command: Sequence[str], lock: IO[bytes] | None = None) -> None:
        """Run a command quietly to its end; it keeps the lock open.

        Raises:
            SetUpError: it failed; the text has the end of its output.
        """
        ...

    def make_venv(self, folder: Path) -> None:
        """Make a virtual environment in a folder that may exist.

        Raises:
            SetUpError: it cannot be made, or there would be no pip to fill it.
        """
        ...

    def pip(self, python: Path) -> tuple[str, ...]:
        """The command of a pip that installs beside an interpreter."""
        ...

    def version(self, python: Path) -> str:
        """major.minor of an interpreter, empty where it does not run."""
        ...

    def locked(self, path: Path) -> AbstractContextManager[IO[bytes]]:
        """Hold the lock at a path, once nobody else does; gives the open lock file."""
        ...


class ThisMachine:
    """The real one."""

    platform = sys.platform
    probe: Probe = SystemProbe()

    def system(self) -> System:
        return System(
            apt=shutil.which("apt-get") is not None,
            root=hasattr(os, "geteuid") and os.geteuid() == 0,
            sudo=shutil.which("sudo") is not None,
            terminal=sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty(),
            unattended=bool(os.environ.get("CI")),
        )

    def say(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)  # stdout belongs to what runs afterwards

    def agreed(self, line: str) -> bool:
        self.say(f"The system lacks something this program needs. This would install it:\n  {line}")
        print("Run it now? [Y/n] ", end="", file=sys.stderr, flush=True)
        try:
            return input().strip().lower() in {"", "y", "yes"}
        except EOFError:
            return False

    def run(self, command: Sequence[str], lock: IO[bytes] | None = None) -> None:
        # The child holds the lock as well: when the set-up alone is killed, others still wait.
        keep = (lock.fileno(),) if lock and os.name != "nt" else ()
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=_environment(),
            pass_fds=keep,
        ) as process:
            try:
                output = self._wait(process)
            except BaseException:
                with suppress(PermissionError):  # sudo's child is not ours; Ctrl C reaches it too
                    process.terminate()
                raise
        if process.returncode:
            raise SetUpError(f"{' '.join(command)} failed:\n{_end_of(output)}")

    def _wait(self, process: "subprocess.Popen[bytes]") -> bytes:
        seconds = 0.0
        while True:
            try:
                output, _ = process.communicate(timeout=HEARTBEAT_SECONDS)
            except subprocess.TimeoutExpired:
                seconds += HEARTBEAT_SECONDS
                self.say(f"  … {seconds:.0f} s")
            else:
                return output

    def make_venv(self, folder: Path) -> None:
        from venv import EnvBuilder

        with_pip = find_spec("ensurepip") is not None  # Debian has it in a package of its own
        if not with_pip and find_spec("pip") is None:
            raise SetUpError(
                "This Python has neither pip nor ensurepip; on Debian and Ubuntu type:\n"
                "  sudo apt-get install -y python3-venv"
            )
        try:
            EnvBuilder(symlinks=os.name != "nt", with_pip=with_pip).create(folder)
        except subprocess.CalledProcessError as error:
            raise SetUpError(f"Making .venv failed:\n{_end_of(error.output or b'')}") from error

    def pip(self, python: Path) -> tuple[str, ...]:
        own = subprocess.run([python, "-c", "import pip"], stderr=subprocess.DEVNULL, check=False)
        if own.returncode == 0:
            return (str(python), "-m", "pip")
        return (sys.executable, "-m", "pip", "--python", str(python))

    def version(self, python: Path) -> str:
        code = "import sys; print('%d.%d' % sys.version_info[:2])"
        try:
            answer = subprocess.run([python, "-I", "-c", code], capture_output=True, check=False)
        except OSError:
            return ""
        return answer.stdout.decode().strip() if answer.returncode == 0 else ""

    @contextmanager
    def locked(self, path: Path) -> Iterator[IO[bytes]]:
        with path.open("ab") as lock:
            if not _try_to_lock(lock, wait=False):
                self.say("Another set-up is at work in this folder; waiting for it …")
                while not _try_to_lock(lock, wait=True):
                    pass
            yield lock


if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(file: IO[bytes], *, wait: bool) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:  # LK_LOCK gives up after ten seconds
            return False
        return True

else:
    import fcntl

    def _try_to_lock(file: IO[bytes], *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _environment() -> Mapping[str, str]:
    """What apt and pip must be told so that they neither ask nor install elsewhere."""
    return os.environ | {
        "DEBIAN_FRONTEND": "noninteractive",
        "PIP_USER": "0",
        "PIP_ROOT_USER_ACTION": "ignore",
    }


def _end_of(output: bytes) -> str:
    return "\n".join(output.decode(errors="replace").strip().splitlines()[-SHOWN_LINES:])
