"""Paper: from an article to the finished PDF file, breaks and text layer included; and how long
the window waits for a step of the layout and for a page of the preview."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from haidai.handoff.qr_code import qr_code
from haidai.rendering.paper import Pages, laid_out
from haidai.rendering.pdf import export_pdf
from haidai.rendering.picture_decoding import fitted
from haidai.rendering.picture_folder import PictureFolder
from haidai.rendering.sheet import DOTS_A_MM, PaperStyle
from tests.benchmarks.figures import Conditions, Row, median
from tests.fakes.articles import huge_article, long_article, short_article
from tests.fakes.pictures import article_with_pictures, drawn

STYLE = PaperStyle(address_code=qr_code(short_article().url).modules)
PICTURES = 4
TRIES = 3
TARGETS = {2_000: 0.6, 200_000: 4.0}


def rows(conditions: Conditions) -> Iterator[Row]:
    """Seconds and size of the file for a usual and a very long article."""
    qt = QGuiApplication.instance() or QGuiApplication(["haidai"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.pdf"
        for characters, target in TARGETS.items():
            article = long_article(characters)
            figures = []
            for _ in range(conditions.runs):
                start = perf_counter()
                export_pdf(article, path, STYLE)
                figures.append(perf_counter() - start)
            yield Row(f"PDF of {characters:,} characters", median(figures), "s", at_most=target)
            size = path.stat().st_size / 1024
            yield Row("… the file", size, "KiB", at_most=400 if characters < 10_000 else None)
        yield from _with_pictures(Path(folder), conditions)
    # The longest of thousands: a busy machine makes one long, hence the best of some tries.
    tries = [longest_steps() for _ in range(TRIES)]
    steps, page = (min(each) for each in zip(*tries, strict=True))
    yield Row("longest step of laying out 200,000 characters", steps * 1000, "ms", at_most=100)
    yield Row("longest page of the preview", page * 1000, "ms", at_most=100)
    del qt


def _with_pictures(folder: Path, conditions: Conditions) -> Iterator[Row]:
    """Four photographs in an article: made ready, and printed; and how long a page takes."""
    article = article_with_pictures(PICTURES)
    photograph = drawn(4_000, 3_000, "JPEG")
    gathering, printing = [], []
    with ExitStack() as stack:
        for _ in range(conditions.runs):
            own = PictureFolder(lambda *_: photograph, fitted)
            stack.callback(own.close)
            start = perf_counter()
            pictures = own.gather(article)
            gathering.append(perf_counter() - start)
            start = perf_counter()
            export_pdf(article, folder / "pictures.pdf", STYLE, pictures=pictures)
            printing.append(perf_counter() - start)
        painting = []
        for _ in range(TRIES):
            pages = laid_out(article, STYLE, pictures=pictures)
            painting.append(max(_painted(pages, index) for index in range(pages.count)))
    yield Row(f"{PICTURES} photographs made ready", median(gathering), "s")
    yield Row(f"PDF with {PICTURES} photographs", median(printing), "s")
    yield Row("longest page of the preview with one", min(painting) * 1000, "ms", at_most=100)


def _painted(pages: Pages, index: int) -> float:
    """Seconds to paint a page as the preview does."""
    image = QImage(840, 1188, QImage.Format.Format_RGB32)
    begun = perf_counter()
    painter = QPainter(image)
    painter.scale(840 / 210 / DOTS_A_MM, 840 / 210 / DOTS_A_MM)
    pages.paint_sheet(painter, index)
    painter.end()
    return perf_counter() - begun


def longest_steps() -> tuple[float, float]:
    """Seconds the window waits at most: for a step of the layout, and for a page as a picture."""
    pages = Pages(huge_article(), STYLE)
    longest = 0.0
    last = perf_counter()
    for _ in pages.laying_out():
        now = perf_counter()
        longest, last = max(longest, now - last), now
    longest = max(longest, perf_counter() - last)
    return longest, max(_painted(pages, index) for index in range(20))
