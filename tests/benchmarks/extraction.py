"""How well saved pages are read: the table of the scoring script that lies beside them.

Each figure with the one we are built for; the same script prints nine other extractors'.
"""

import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from haidai.errors import OpeningError
from haidai.extraction.page import extract
from tests.benchmarks.figures import Conditions, Row, UnavailableError, median
from tests.run import TESTS

SHARED = TESTS.parents[1] / "shared" / "extraction"
SHORT = 300  # characters
BODIES = {
    "zhnews": 97.5, "magic_zh": 96.0, "cx163": 98.5, "rcy163": 98.5, "scrapinghub": 96.5,
    "fundus": 94.2,
}  # fmt: skip
FACTS = (
    ("title", "exact", 97, 97), ("published", "minute", 94, 95), ("source", "exact", 85, 85),
    ("editor", "exact", 85, 90), ("breadcrumb", "exact", 90, 90), ("author", "exact", 55, 65),
    ("sections", "f1", 80, 65),
)  # fmt: skip


def rows(_: Conditions) -> Iterator[Row]:
    """Bodies, facts and time of the saved pages."""
    script = SHARED / "evaluate.py"
    if not script.is_file():
        raise UnavailableError(f"no scoring script in {SHARED}")
    sets = _scores(script)
    for name, least in BODIES.items():
        yield Row(f"body F1, {name}", 100 * sets[name]["body"]["f1"], "%", at_least=least)
    yield Row("body F1, short Chinese items", _short(sets), "%", at_least=90)
    for fact, figure, *least in FACTS:
        for name, target in zip(("zhnews", "magic_zh"), least, strict=True):
            found = 100 * sets[name]["meta"][fact][figure]
            yield Row(f"{fact}, {name}", found, "%", at_least=target)
    yield Row("a Chinese page, markup to article, median", _milliseconds(), "ms", 40)


def _scores(script: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        subprocess.run(
            [sys.executable, str(script), "--extractor", "haidai.extraction.bench:extract",
             "--sets", ",".join(BODIES), "--out", str(result)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(TESTS.parent / "desktop")},
        )  # fmt: skip
        scores: dict[str, Any] = json.loads(result.read_text("utf-8"))["sets"]
    return scores


def _short(sets: dict[str, Any]) -> float:
    """The mean over the Chinese pages whose whole text is short."""
    short = set()
    for name in BODIES:
        for line in (SHARED / "cases" / f"{name}.jsonl").read_text("utf-8").splitlines():
            case = json.loads(line)
            if 0 < len("".join((case["truth"].get("text") or "").split())) < SHORT:
                short.add(case["id"])
    chinese = ("zhnews", "magic_zh", "cx163", "rcy163")
    pages = [page for name in chinese for page in sets[name]["pages"] if page["id"] in short]
    return 100 * sum(page["f1"] for page in pages) / max(len(pages), 1)


def _milliseconds() -> float:
    times = []
    for path in sorted((SHARED / "pages").glob("*.html.gz")):
        if path.name.startswith(("cx163-", "magic_zh-", "rcy163-", "zhnews-")):
            page = gzip.decompress(path.read_bytes())
            start = time.perf_counter()
            try:
                extract(page)
            except OpeningError:
                continue
            times.append((time.perf_counter() - start) * 1000)
    return median(times)
