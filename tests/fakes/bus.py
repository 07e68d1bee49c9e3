"""A session bus of our own; nothing of the user's is reached."""

import shutil
import subprocess

PROGRAMS = ("dbus-daemon", "dbus-send")


def missing_programs() -> list[str]:
    """What a machine lacks for this."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


class SessionBus:
    """A running bus; `address` is what programs are told."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().decode().strip()

    def send(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        """Call a method as the shell does; the answer comes on the process's output."""
        return subprocess.Popen(
            [
                "dbus-send",
                f"--bus={self.address}",
                "--print-reply",
                f"--dest={name}",
                "/org/mpris/MediaPlayer2",
                *words,
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()
