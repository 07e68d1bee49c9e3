"""The hand-off: the server's weight, the phone's page, an honest phone among slow ones."""

import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit
from urllib.request import urlopen

import psutil

from haidai.handoff.server import HandOffServer
from tests.benchmarks.figures import Conditions, Row, UnavailableError, median
from tests.browser import ABSENT, browser, chromium
from tests.fakes.articles import long_article
from tests.fakes.pictures import drawn

SLOW = 200
CHARACTERS = 8_000
PHOTOGRAPHS = 8
# Measured in a process of its own that has loaded what the window has anyway.
_WEIGHT = f"""
import gc, psutil, sys, time
from dataclasses import replace
import haidai.speech.script
from haidai.article.model import Image, SavedPicture, Section
from haidai.opening.doors import standard_doors
from tests.fakes.articles import long_article
page, count = sys.argv[1], int(sys.argv[2])
places = [SavedPicture(page, f"page_files/{{number}}.jpg") for number in range(count)]
pictures = Section(None, None, tuple(Image(None, "", "", place) for place in places))
article = long_article({CHARACTERS})
article = replace(article, url=None, sections=(pictures, *article.sections)); article.passages
doors = standard_doors()
gc.collect(); before = psutil.Process().memory_full_info().uss
from haidai.rendering.picture_child import PictureChild
from haidai.sharing.share import share
server = share(article, "127.0.0.1", gatherer=PictureChild(doors.pictures.space_of))
while count and None in server._pictures.dots().values(): time.sleep(0.1)
assert not count or len(server._pictures.dots()) == count
time.sleep(0.3)
gc.collect(); print((psutil.Process().memory_full_info().uss - before) / 2**20)
server.stop()
"""


def rows(conditions: Conditions) -> Iterator[Row]:
    """Weight, times and leavings of the server on the loopback."""
    if not sys.platform.startswith("linux"):
        raise UnavailableError("only Linux has all of 127.0.0.0/8")
    for photographs in (0, PHOTOGRAPHS):
        weights = [_weight(photographs) for _ in range(conditions.runs)]
        name = f"hand-off server while idle, {photographs} photographs"
        yield Row(name, median(weights), "MiB", at_most=5)
    server = HandOffServer(long_article(CHARACTERS), "127.0.0.1")
    with urlopen(server.address) as answer:
        size = len(answer.read()) / 1000
    yield Row(f"phone's page of {CHARACTERS:,} characters", size, "kB", at_most=100)
    asked = median(_asked(server) for _ in range(conditions.runs))
    with ExitStack() as stack:
        for number in range(SLOW):
            sender = f"127.0.{number // 50 + 1}.{number % 50 + 1}"
            slow = socket.create_connection(_place(server), source_address=(sender, 0))
            stack.enter_context(slow).sendall(b"GET /")
        crowded = median(_asked(server) for _ in range(conditions.runs))
    yield Row("page for an honest phone", asked * 1000, "ms")
    yield Row(f"… under {SLOW} slow connections", crowded * 1000, "ms", at_most=1000)
    start = perf_counter()
    server.stop()
    yield Row("stopping", (perf_counter() - start) * 1000, "ms", at_most=100)
    left = threading.active_count() - 1 + len(psutil.Process().children())
    left += len(psutil.Process().net_connections("inet"))
    yield Row("sockets, threads, processes left", left, "", at_most=0)
    yield from _in_a_browser(conditions)


def _in_a_browser(conditions: Conditions) -> Iterator[Row]:
    if chromium() is None:
        print(f"phone: {ABSENT}", file=sys.stderr)
        return
    server = HandOffServer(long_article(CHARACTERS), "127.0.0.1")
    first = "performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)[0]"
    figures = []
    with tempfile.TemporaryDirectory() as folder, browser(Path(folder)) as tab:
        for _ in range(conditions.runs + 1):
            tab.show(server.address, 390, 844)
            tab.wait_until(first)
            figures.append(float(tab.value(first)))
    server.stop()
    yield Row("first content in a phone's browser", median(figures[1:]), "ms", at_most=150)


def _weight(photographs: int) -> float:
    with tempfile.TemporaryDirectory(prefix="haidai-") as folder:
        page = Path(folder) / "page.html"
        (Path(folder) / "page_files").mkdir()
        for number in range(photographs):
            photograph = drawn(3_000, 2_000, "JPEG", quality=95)
            (Path(folder) / "page_files" / f"{number}.jpg").write_bytes(photograph)
        command = [sys.executable, "-c", _WEIGHT, str(page), str(photographs)]
        made = subprocess.run(command, capture_output=True, check=True)
    return float(made.stdout)


def _asked(server: HandOffServer) -> float:
    start = perf_counter()
    with urlopen(server.address) as answer:
        answer.read()
    return perf_counter() - start


def _place(server: HandOffServer) -> tuple[str, int]:
    parts = urlsplit(server.address)
    return parts.hostname or "", parts.port or 0
