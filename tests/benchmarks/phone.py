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

SLOW = 200
CHARACTERS = 8_000
# Measured in a process of its own that has loaded what the window has anyway.
_WEIGHT = f"""
import gc, psutil
import haidai.opening.opener, haidai.opening.retrievers.http, haidai.speech.script
from tests.fakes.articles import long_article
article = long_article({CHARACTERS}); article.passages
haidai.opening.opener.standard_opener()
gc.collect(); before = psutil.Process().memory_full_info().uss
from haidai.sharing import share
server = share(article, "127.0.0.1")
gc.collect(); print((psutil.Process().memory_full_info().uss - before) / 2**20)
server.stop()
"""


def rows(conditions: Conditions) -> Iterator[Row]:
    """Weight, times and leavings of the server on the loopback."""
    if not sys.platform.startswith("linux"):
        raise UnavailableError("only Linux has all of 127.0.0.0/8")
    weights = [_weight() for _ in range(conditions.runs)]
    yield Row("hand-off server while idle", median(weights), "MiB", at_most=5)
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


def _weight() -> float:
    made = subprocess.run([sys.executable, "-c", _WEIGHT], capture_output=True, check=True)
    return float(made.stdout)


def _asked(server: HandOffServer) -> float:
    start = perf_counter()
    with urlopen(server.address) as answer:
        answer.read()
    return perf_counter() - start


def _place(server: HandOffServer) -> tuple[str, int]:
    parts = urlsplit(server.address)
    return parts.hostname or "", parts.port or 0
