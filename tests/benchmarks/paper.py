"""Paper: from an article to the finished PDF file, breaks and text layer included."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from haidai.rendering.pdf import export_pdf
from tests.benchmarks.figures import Conditions, Row, median
from tests.fakes.articles import long_article

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
                export_pdf(article, path)
                figures.append(perf_counter() - start)
            yield Row(f"PDF of {characters:,} characters", median(figures), "s", at_most=target)
            size = path.stat().st_size / 1024
            yield Row("… the file", size, "KiB", at_most=400 if characters < 10_000 else None)
    del qt
