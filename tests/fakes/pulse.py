"""A sound server of our own with a sink that plays to nobody, and a recorder at that sink."""

import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby, pairwise
from pathlib import Path
from typing import Self

RATE = 22_050
# Pieces of sound looked at one by one.
WINDOW = 110
# From so long a recording on, what the sink gains on the clock is more than noise.
DRIFTING_SECONDS = 60
PROGRAMS = ("pulseaudio", "parec")


def missing_programs() -> list[str]:
    """What a machine lacks for this."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


class PulseServer:
    """PulseAudio in a folder of its own; nothing of the user's is read or reached."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.chmod(0o700)
        self.environment = {
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_SERVER": f"unix:{folder}/socket",
            "PULSE_COOKIE": str(folder / "cookie"),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it answers."""
        socket = self._folder / "socket"
        socket.unlink(missing_ok=True)
        arguments = [
            "-n",
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--disable-shm=yes",
            "--log-level=error",
        ]
        for module in (
            "module-null-sink sink_name=nobody rate=44100",
            f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        ):
            arguments += ["-L", module]
        self._process = subprocess.Popen(
            ["pulseaudio", *arguments],
            env={**os.environ, **self.environment, "HOME": str(self._folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(socket.exists)

    def stop(self) -> None:
        """End it at once, as when it crashes."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class Recorder:
    """Hears what the sink plays; times are those of `time.monotonic`."""

    def __init__(self, server: PulseServer) -> None:
        self._process = subprocess.Popen(
            [
                "parec",
                "--raw",
                "--format=s16le",
                "--channels=1",
                f"--rate={RATE}",
                "--latency-msec=10",
                "--device=nobody.monitor",
            ],
            env={**os.environ, **server.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        self._sound = bytearray()
        self._begins: list[float] = []  # of the recording, as each piece tells it
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def __enter__(self) -> Self:
        wait_until(lambda: len(self._sound) > RATE // 5)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._thread.join()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def runs(self) -> list[tuple[int, float, float]]:
        """Silence (0) and tones (their Hz, to 20) one after another, with begin and end."""
        samples = array("h", bytes(self._sound[: len(self._sound) // 2 * 2]))
        if sys.byteorder == "big":
            samples.byteswap()
        pitches = [
            _pitch(samples[place : place + WINDOW])
            for place in range(0, len(samples) - WINDOW, WINDOW)
        ]
        moment = self._timeline()
        runs = []
        place = 0
        for pitch, group in groupby(pitches):
            length = len(list(group))
            end = place + length
            runs.append((pitch, moment(place * WINDOW), moment(end * WINDOW)))
            place = end
        return runs

    def pitch(self, begin: float, end: float) -> float:
        """The Hz that were heard most of the time between two moments; 0 for silence."""
        first = statistics.median(self._begins)
        place, stop = (max(0, round((moment - first) * RATE)) for moment in (begin, end))
        samples = array("h", bytes(self._sound[2 * place : 2 * stop]))
        if sys.byteorder == "big":
            samples.byteswap()
        length = RATE // 20
        pieces = range(0, len(samples) - length, length)
        return statistics.median(_pitch(samples[each : each + length]) for each in pieces)

    def first(self, level: int, after: float, minimum: float = 0.02) -> float:
        """When, after a moment, silence (0) or any sound (1) begins that lasts."""
        for sounds, group in groupby(self.runs(), key=lambda run: bool(run[0])):
            runs = list(group)
            begin, end = max(runs[0][1], after), runs[-1][2]
            if sounds == bool(level) and end - begin >= minimum:
                return begin
        return float("inf")

    def _timeline(self) -> Callable[[int], float]:
        """When each sample was heard.

        A null sink is some 0.1 ‰ faster than the clock: one beginning for the whole recording
        would put half of what ten minutes gain, forty milliseconds, on every sound.
        """
        begins, half, count = list(self._begins), len(self._begins) // 2, len(self._sound) // 2
        begin, gained = statistics.median(begins), 0.0
        if count > RATE * DRIFTING_SECONDS:
            # From the middle of the first half to that of the second.
            gained = statistics.median(begins[half:]) - statistics.median(begins[:half])
        return lambda place: begin + gained * (2 * place / count - 1) + place / RATE

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while piece := os.read(self._process.stdout.fileno(), 65_536):
            self._sound += piece
            self._begins.append(time.monotonic() - len(self._sound) / 2 / RATE)


@contextmanager
def awake() -> Iterator[None]:
    """Keep the sink playing, as a card does: an idle one first plays two seconds of silence."""
    from haidai.playback.miniaudio_output import open_miniaudio  # late: only some weigh it

    device = open_miniaudio(RATE, lambda frames: bytes(2 * frames))
    try:
        yield
    finally:
        device.close()


def _pitch(samples: "array[int]") -> int:
    if max(samples) - min(samples) < 600:
        return 0
    crossings = sum(1 for before, after in pairwise(samples) if before < 0 <= after)
    return crossings * RATE // len(samples)


def wait_until(true: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait for something outside this process, which gives no event."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds} s")
        time.sleep(0.01)
