"""How long a saved page takes from the wish to the painted article, and where the time goes.

Each page twice, the faster counts: through the window as a reader opens it, and from file to
article alone. A page in which no article is found took its time all the same.
"""

import gzip
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from haidai.app import Application
from haidai.errors import OpeningError
from haidai.opening.opener import standard_opener
from haidai.opening.sources import FileSource
from haidai.settings.store import SettingsStore
from haidai.ui.listening.reading_aloud import read_aloud_session
from tests.benchmarks.figures import Conditions, Row, UnavailableError, median
from tests.homes import private_home
from tests.run import TESTS

PAGES = TESTS.parents[1] / "shared" / "extraction" / "pages"
CHINESE = ("cx163-", "magic_zh-", "rcy163-", "zhnews-")


def rows(_: Conditions) -> Iterator[Row]:
    """Medians and the slowest of the saved Chinese pages."""
    pages = [page for page in sorted(PAGES.glob("*.html.gz")) if page.name.startswith(CHINESE)]
    if not pages:
        raise UnavailableError(f"no saved pages in {PAGES}")
    with tempfile.TemporaryDirectory() as folder, private_home(Path(folder)) as home:
        os.environ.update(home.environment)
        files = [_unpacked(page, home.folder) for page in pages]
        read = [_fastest(_read, file) for file in files]
        application = _application(home.folder)
        shown = [_fastest(lambda path: _show(application, path), file) for file in files]
        application.window.close()
        application.close()
    count = len(pages)
    yield Row(f"a saved page opened to shown, median of {count}", median(shown), "ms", 150)
    yield Row("… the slowest", max(shown), "ms")
    yield Row(f"a saved page to its article, median of {count}", median(read), "ms", 40)
    yield Row("… the slowest", max(read), "ms")


def _application(folder: Path) -> Application:
    qt = QApplication.instance() or QApplication(["haidai"])
    assert isinstance(qt, QApplication)
    application = Application(qt, SettingsStore(folder / "settings.json"), None, read_aloud_session)
    application.start(None)
    qt.processEvents()
    return application


def _fastest(measure: object, file: Path) -> float:
    assert callable(measure)
    return min(measure(file), measure(file))


def _read(file: Path) -> float:
    start = time.perf_counter()
    with suppress(OpeningError):
        standard_opener().open(FileSource(file))
    return (time.perf_counter() - start) * 1000


def _show(application: Application, file: Path) -> float:
    loop = QEventLoop()
    application.opening.shown.connect(loop.quit)
    application.opening.failed.connect(loop.quit)
    start = time.perf_counter()
    application.opening.open(FileSource(file))
    loop.exec()
    application.window.reader.viewport().repaint()
    spent = (time.perf_counter() - start) * 1000
    application.opening.shown.disconnect(loop.quit)
    application.opening.failed.disconnect(loop.quit)
    return spent


def _unpacked(page: Path, folder: Path) -> Path:
    file = folder / page.stem
    file.write_bytes(gzip.decompress(page.read_bytes()))
    return file
