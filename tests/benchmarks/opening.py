"""How long a saved page takes to become an article."""

import gzip
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.figures import Conditions, Row, UnavailableError, median
from tests.run import TESTS

PAGES = TESTS.parents[1] / "shared" / "extraction" / "pages"
CHINESE = ("cx163-", "magic_zh-", "rcy163-", "zhnews-")


def rows(conditions: Conditions) -> Iterator[Row]:
    """The median and the slowest of the saved Chinese pages, each the fastest of three runs."""
    if find_spec("haidai.opening.opener") is None:
        raise UnavailableError("there is no haidai.opening.opener yet")
    pages = [page for page in sorted(PAGES.glob("*.html.gz")) if page.name.startswith(CHINESE)]
    if not pages:
        raise UnavailableError(f"no saved pages in {PAGES}")
    with tempfile.TemporaryDirectory() as folder:
        seconds = [_opened(_unpacked(page, Path(folder))) for page in pages]
    yield Row(f"a saved page to its article, median of {len(pages)}", median(seconds) * 1000, "ms",
              at_most=150)  # fmt: skip
    yield Row("… the slowest", max(seconds) * 1000, "ms")


def _unpacked(page: Path, folder: Path) -> Path:
    file = folder / page.stem
    file.write_bytes(gzip.decompress(page.read_bytes()))
    return file


def _opened(file: Path) -> float:
    from haidai.errors import OpeningError
    from haidai.opening.opener import standard_opener
    from haidai.opening.sources import FileSource

    opener = standard_opener()
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        with suppress(OpeningError):  # a page without an article took its time all the same
            opener.open(FileSource(file))
        seconds.append(time.perf_counter() - start)
    return min(seconds)
