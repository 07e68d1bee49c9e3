"""How long the worst pages take, and how long they keep everything else from running."""

import threading
import time
from collections.abc import Iterator

from haidai.opening.opener import standard_opener
from haidai.opening.sources import TextSource
from tests.benchmarks.figures import Conditions, Row

TEXT = "河水缓缓流过老渡口，船工开始了一天的工作，岸边的人说，日子又像个日子了。"
FLOODS = {
    "100,000 nested elements": "<div>水" * 100_000,
    "a block of a million characters": "<p>" + "一" * 1_000_000,
    "600,000 line breaks": "一<br>" * 600_000,
    "40,000 paragraphs": f"<p>{TEXT}</p>" * 40_000,
    "600,000 attributes": "<p " + " ".join(f"a{number}" for number in range(600_000)) + ">",
    "60,000 bylines": "<p>2024-03-15 21:02 来源：水报 记者：王强</p>" * 60_000,
}


def rows(_: Conditions) -> Iterator[Row]:
    """For each page the time to its article; over all of them the longest gap."""
    longest = 0.0
    for name, flood in FLOODS.items():
        page = f"<html><head><title>老渡口</title></head><body><p>{TEXT}</p>{flood}<p>{TEXT}</p>"
        seconds, gap = _watched(page)
        longest = max(longest, gap)
        yield Row(f"{name} to an article", seconds * 1000, "ms", 2_000)
    seconds, gap = _watched("一\n" * 3_000_000)
    yield Row("a text of 3,000,000 lines to an article", seconds * 1000, "ms", 2_000)
    yield Row("the longest time nothing else could run", max(longest, gap) * 1000, "ms", 250)


def _watched(content: str) -> tuple[float, float]:
    """How long an opening takes in a thread, and the longest gap in this one, in seconds."""
    opener = standard_opener()
    thread = threading.Thread(target=lambda: opener.open(TextSource(content, "a")))
    start = last = time.perf_counter()
    thread.start()
    gap = 0.0
    while thread.is_alive():
        thread.join(0.002)
        now = time.perf_counter()
        gap = max(gap, now - last)
        last = now
    return last - start, gap
