"""The life of the window's process: from the question for a screen to the last closed file.

The start, in its order: is there a screen · the log · Qt · the window with the article of the
last run, the welcome article, or empty while a given source opens · the first paint · and only
then what the first look does not need.
"""

import gc
import logging
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from haidai import paths
from haidai.app import Application
from haidai.instance.claim import Claim
from haidai.log_file import keep_log
from haidai.opening.sources import Source
from haidai.settings.store import SettingsStore
from haidai.ui.listening.reading_aloud import read_aloud_session
from haidai.ui.next_paint import NextPaint

if TYPE_CHECKING:
    from haidai.library.library import Library

log = logging.getLogger(__name__)


def run(source: Source | None, claim: Claim | None = None) -> int:
    """Show the window, with `source` or the welcome article, until it is closed.

    With the `claim` to be the one window it is found by later starts; in the end it is released.

    Raises:
        HaidaiError: there is no screen.
    """
    from haidai.ui.display import require_display

    require_display()
    # While Qt waits no Python runs, so Ctrl C in the terminal has to end the process itself.
    # Nothing is lost: every choice is written when it is made, and children see our end.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    log_file = keep_log(paths.log_folder())
    # Fusion on every platform. `setStyle` would give the style back, and PySide6 make the 600
    # names of QStyle for it, which the first paint needs for nothing: 5 ms.
    qt = QApplication([*sys.argv[:1], "-style", "Fusion"])
    # The page answers first; the disk is written to when it has been painted.
    store = SettingsStore(paths.settings_file(), lambda write: QTimer.singleShot(0, write))
    library = open_library()
    application = Application(qt, store, library, read_aloud_session)
    application.unexpected.catch_all()
    if sys.platform == "linux":
        application.listening.reading_began.connect(application.show_in_media_panel)
    viewport = application.window.reader.viewport()
    NextPaint(viewport, application.take_media_keys)
    NextPaint(viewport, _collect_rubbish)
    if claim is not None:
        NextPaint(viewport, lambda: application.be_found(claim))
    ending = None
    if sys.platform != "win32":
        from haidai.ui.ending_signals import EndingSignals

        ending = EndingSignals(application.window)
    begin(application, source)
    try:
        return qt.exec()
    finally:
        application.close()
        if ending is not None:
            ending.close()  # not before: a closed terminal asks twice, and all is to be written
        application.unexpected.let_go()
        log_file.close()
        if claim is not None:
            claim.release()


def begin(application: Application, source: Source | None) -> None:
    """Start the window, and tell the reader where his disk has refused the library."""
    application.start(source)
    if application.keeping is None:
        application.telling.nothing_kept()


def _collect_rubbish() -> None:
    """Look for rubbish from now on, in what is made from now on."""
    gc.freeze()
    gc.enable()


def open_library() -> "Library | None":
    """The reader's library, or None where the disk refuses: then this run keeps nothing."""
    from haidai.library.library import Library

    try:
        return Library(paths.data_folder() / "library.sqlite")
    except OSError as error:
        log.warning("the library cannot be opened: %s", error)
        return None
