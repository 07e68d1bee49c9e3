"""Memory: a hundred articles opened one after another in the window.

A program of its own prints the weights as JSON: what another benchmark of the same run has
loaded or left stays with a process, and would be counted.
"""

import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:1] = [str(ROOT), str(ROOT / "desktop")]

from tests.benchmarks.figures import Conditions, Row, resident

ARTICLES = 100
CHARACTERS = 4_000


def rows(_: Conditions) -> Iterator[Row]:
    """MiB of the whole process after the last article, and what the last fifty added."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "desktop")}
    done = subprocess.run(
        [sys.executable, __file__], stdout=subprocess.PIPE, env=environment, check=True
    )
    weights = json.loads(done.stdout)
    yield Row(f"memory after {ARTICLES} articles (resident)", weights[-1], "MiB", at_most=200)
    grown = weights[-1] - weights[ARTICLES // 2 - 1]
    yield Row("… what the last fifty of them added", grown, "MiB", at_most=10)


def main() -> None:
    """Open the articles, and print what the process weighed after each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from haidai.app import Application
    from haidai.library.visits import visit
    from haidai.settings.store import SettingsStore
    from haidai.ui.listening.reading_aloud import read_aloud_session
    from tests.fakes.articles import long_article

    qt = QApplication(["haidai"])
    weights = []
    with tempfile.TemporaryDirectory() as folder:
        store = SettingsStore(Path(folder) / "settings.json")
        application = Application(qt, store, None, read_aloud_session)
        application.start(None)
        for number in range(ARTICLES):
            article = replace(long_article(CHARACTERS), title=f"第{number}篇")
            application.opening.show(visit(article))
            qt.processEvents()
            # Inside `exec` this happens by itself.
            qt.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
            weights.append(resident())
        application.close()
        application.window.close()
    print(json.dumps(weights))


if __name__ == "__main__":
    main()
