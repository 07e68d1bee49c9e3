"""From the start of the program to its article on the screen, and what it then weighs.

On a virtual screen of our own, in turn with a bare Qt window that shows a text of the same kind.
The article is on the screen with the last change that is followed by a second of rest.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import mss
import psutil
from PIL import Image, ImageChops

from haidai.article.values import Url
from haidai.library.library import Kept, Library
from tests.benchmarks.figures import Conditions, Row, UnavailableError, in_pairs, median
from tests.fakes.articles import long_article
from tests.homes import Home, private_home
from tests.run import TESTS
from tests.virtual_screen import VirtualScreen, lacking, virtual_screen

BARE_WINDOW = TESTS / "benchmarks" / "bare_window.py"
TEXT = "清晨六点，海边的渔港已经热闹起来。运冰的车一辆接着一辆，工人们把鱼筐码得整整齐齐。\n" * 40
REST_SECONDS = 1.0
LONGEST_SECONDS = 20.0
NOTICEABLE = 0.004
"""The part of the screen that must change for a change to count: a blinking caret does not."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds to the first change on the screen and to the last, and the weight."""

    first: float
    settled: float
    mebibytes: float


def rows(conditions: Conditions) -> Iterator[Row]:
    """Seconds and proportional memory of ours and of the bare window, and their ratios."""
    if missing := lacking():
        raise UnavailableError(f"a virtual screen needs {', '.join(missing)}")
    with virtual_screen() as screen, tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text.txt"
        text.write_text(TEXT, encoding="utf-8")
        bare = (sys.executable, str(BARE_WINDOW), str(text))
        pairs = in_pairs(
            conditions.runs,
            lambda: started(conditions.window, screen),
            lambda: started(bare, screen),
        )
        again = [
            started(conditions.window, screen, remember_an_article) for _ in range(conditions.runs)
        ]
    ours, theirs = zip(*pairs, strict=True)
    yield Row("start to the article on screen", median(s.settled for s in ours), "s", at_most=0.40)
    yield Row("… first change on screen", median(s.first for s in ours), "s")
    yield Row("… a bare Qt window with a text", median(s.settled for s in theirs), "s")
    yield Row("… ours : bare", median(a.settled / b.settled for a, b in pairs), "×")
    yield Row("memory with the article on screen (PSS)", median(s.mebibytes for s in ours), "MiB",
              at_most=90)  # fmt: skip
    yield Row("… a bare Qt window with a text", median(s.mebibytes for s in theirs), "MiB")
    yield Row("start to the article of the last run", median(s.settled for s in again), "s",
              at_most=0.40)  # fmt: skip
    yield Row("memory with the article of the last run (PSS)", median(s.mebibytes for s in again),
              "MiB", at_most=90)  # fmt: skip


def nothing(_: Home) -> None:
    """A new user's home stays as it is."""


def remember_an_article(home: Home) -> None:
    """Lay an article into the library, left somewhere in its middle."""
    article = replace(long_article(2_000), url=Url("https://news.example.com/a.html"))
    library = Library(home.folder / ".local/share/haidai/library.sqlite")
    library.keep(Kept(article, place=900))
    library.close()


def started(
    command: tuple[str, ...],
    screen: VirtualScreen,
    prepare: Callable[[Home], object] = nothing,
) -> Start:
    """Start a program as a new user would and wait until its window rests.

    `prepare` lays into the user's home what an earlier run has left there.

    Raises:
        RuntimeError: it showed nothing.
    """
    with tempfile.TemporaryDirectory() as parent, private_home(Path(parent)) as home:
        environment = screen.environment | home.environment
        # A user's Python keeps what it has compiled.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPATH"] = str(TESTS.parent / "desktop")
        prepare(home)
        with mss.MSS(display=screen.display) as camera:
            before = _picture(camera)
            start = time.perf_counter()
            with _running(command, environment) as process:
                changes = [at - start for at in _changes(camera, before, start, process)]
                if not changes:
                    raise RuntimeError(f"{' '.join(command)} showed nothing")
                weight = _weight(process.pid)
    return Start(changes[0], changes[-1], weight / 2**20)


@contextmanager
def _running(
    command: tuple[str, ...], environment: dict[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                program = psutil.Process(process.pid)
                for each in (*program.children(recursive=True), program):
                    with suppress(psutil.NoSuchProcess):
                        each.kill()


def _changes(
    camera: mss.MSS, last: Image.Image, start: float, process: "subprocess.Popen[bytes]"
) -> Iterator[float]:
    """The moments at which the screen was seen changed, until it rests."""
    changed = None
    now = start
    while now - start < LONGEST_SECONDS and (changed is None or now - changed < REST_SECONDS):
        picture = _picture(camera)
        now = time.perf_counter()
        if _differing(last, picture) > NOTICEABLE:
            changed, last = now, picture
            yield now
        elif process.poll() is not None:
            return


def _picture(camera: mss.MSS) -> Image.Image:
    shot = camera.grab(camera.monitors[0])
    return Image.frombytes("RGB", shot.size, shot.bgra, "raw", "BGRX").convert("L")


def _differing(one: Image.Image, other: Image.Image) -> float:
    histogram = ImageChops.difference(one, other).histogram()
    return sum(histogram[24:]) / (one.width * one.height)


def _weight(pid: int) -> int:
    """The proportional memory of a program and its children, in bytes."""
    program = psutil.Process(pid)
    family = [program, *program.children(recursive=True)]
    return sum(each.memory_full_info().pss for each in family)
