"""What is loaded when the window is first painted, and who loads it.

    python tests/start_modules.py    writes the list that the tests hold the start against

A module that comes before the first paint costs every start; most can come with the first use.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "tests" / "packaging" / "start_modules.txt"
PROGRAM = """
import importlib.abc, json, sys

class Watching(importlib.abc.MetaPathFinder):
    def __init__(self):
        self.importers = {}
    def find_spec(self, name, path=None, target=None):
        frame = sys._getframe(1)
        while frame is not None and "importlib" in frame.f_globals.get("__name__", ""):
            frame = frame.f_back
        importer = frame.f_globals.get("__name__", "?") if frame else "?"
        self.importers.setdefault(name, importer)
        return None

watching = Watching()
sys.meta_path.insert(0, watching)
before = set(sys.modules)
from haidai.ui.quick_imports import import_pyside
import_pyside()
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject
from haidai import app, cli

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            made = {f"PySide6.QtWidgets.{name}" for name in vars(QtWidgets)}
            loaded = sorted(set(sys.modules) - before | made)
            print(json.dumps({name: watching.importers.get(name, "?") for name in loaded}))
            app.QApplication.instance().quit()
        return False

start = app.Application.start
def watched_start(self, source):
    self.painted = FirstPaint()
    self.window.reader.viewport().installEventFilter(self.painted)
    start(self, source)
app.Application.start = watched_start
sys.exit(cli.main(["--"]))
"""


def loaded_before_the_first_paint() -> dict[str, str]:
    """Every module that is loaded then for a new reader, with the one that asked for it first.

    And the classes of widgets, which PySide6 makes one by one as they are needed.
    """
    sys.path.insert(0, str(ROOT))
    from tests.homes import private_home

    command = [sys.executable, "-P", "-c", PROGRAM]
    with tempfile.TemporaryDirectory() as parent, private_home(Path(parent)) as home:
        environment = os.environ | home.environment
        environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "desktop")}
        ran = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=60
        )
    modules: dict[str, str] = json.loads(ran.stdout)
    return modules


def own(modules: dict[str, str]) -> set[str]:
    """Those of the program itself."""
    return {name for name in modules if name.partition(".")[0] == "haidai"}


def main() -> int:
    """Write the list anew."""
    names = own(loaded_before_the_first_paint())
    LIST.write_text("".join(f"{name}\n" for name in sorted(names)), encoding="utf-8")
    sys.stdout.write(f"{len(names)} modules\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
