"""Memory: a hundred articles opened one after another in the window."""

import gc
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from haidai.app import Application
from haidai.library.visits import visit
from haidai.settings.store import SettingsStore
from haidai.ui.listening.reading_aloud import read_aloud_session
from tests.benchmarks.figures import Conditions, Row
from tests.fakes.articles import long_article

ARTICLES = 100
CHARACTERS = 4_000


def rows(_: Conditions) -> Iterator[Row]:
    """MiB of the whole process after the last article, and what the last fifty added."""
    qt = QApplication.instance() or QApplication(["haidai"])
    assert isinstance(qt, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        store = SettingsStore(Path(folder) / "settings.json")
        application = Application(qt, store, None, read_aloud_session)
        application.start(None)
        weights = []
        for number in range(ARTICLES):
            article = replace(long_article(CHARACTERS), title=f"第{number}篇")
            application.opening.show(visit(article))
            qt.processEvents()
            # Inside `exec` this happens by itself.
            qt.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            weights.append(_mebibytes())
        application.close()
        application.window.close()
    yield Row(f"memory after {ARTICLES} articles (PSS)", weights[-1], "MiB", at_most=200)
    grown = weights[-1] - weights[ARTICLES // 2]
    yield Row("… what the last fifty of them added", grown, "MiB", at_most=10)


def _mebibytes() -> float:
    gc.collect()
    return float(psutil.Process().memory_full_info().pss) / 2**20
