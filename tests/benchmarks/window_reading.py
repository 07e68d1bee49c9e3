"""What a window weighs while an article is only read, and while it is read aloud.

A program of its own, `window_reading.py`, because what is loaded once stays loaded; it prints
the two weights as JSON.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:1] = [str(ROOT), str(ROOT / "desktop")]

LISTENED_SECONDS = 20.0
CHARACTERS = 3_000


def weighed() -> tuple[float, float]:
    """MiB of the window with an article, before and while it is read aloud."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "desktop")}
    done = subprocess.run(
        [sys.executable, __file__], stdout=subprocess.PIPE, env=environment, check=True
    )
    before, during = json.loads(done.stdout)
    return before, during


def main() -> None:
    """Weigh, and print."""
    from haidai.app import Application
    from haidai.library.visits import visit
    from haidai.playback.state import ReadingState
    from haidai.settings.store import SettingsStore
    from haidai.ui.listening.reading_aloud import read_aloud_session
    from tests.benchmarks.figures import resident
    from tests.benchmarks.sounding import application, article, until, wait

    qt = application()
    with tempfile.TemporaryDirectory() as folder:
        store = SettingsStore(Path(folder) / "settings.json")
        window = Application(qt, store, None, read_aloud_session)
        window.listening.reading_began.connect(window.show_in_media_panel)
        window.start(None)
        window.opening.show(visit(article(CHARACTERS)))
        until(lambda: window.listening.ready, 10)
        wait(1)
        before = resident()
        window.listening.listen()
        until(lambda: window.listening.state is ReadingState.READING, 10)
        wait(LISTENED_SECONDS)
        during = resident()
        window.close()
        window.window.close()
    print(json.dumps([before, during]))


if __name__ == "__main__":
    main()
