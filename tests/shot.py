"""Draw the window offscreen for looking at.

    python3 tests/shot.py SOURCE -o FILE.png [--width 1360] [--height 900] [--type-size 20]
        [--paper white] [--language zh-CN] [--take-along] [--listen] [--layout] [--find WORDS]

SOURCE is an address, a file, or `welcome`. Run it with the Python of `.venv`, or let it find it.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Open SOURCE in the window, wait until it is shown, save the picture."""
    chosen = _arguments()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT / "desktop"))
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QApplication

    from haidai.app import Application
    from haidai.opening.sources import parse_source
    from haidai.settings.elder import Elder
    from haidai.settings.page_layout import PageLayout, PaperChoice, Script, Typeface
    from haidai.settings.store import SettingsStore
    from haidai.settings.text_size import TextSize
    from haidai.ui.listening.reading_aloud import read_aloud_session

    qt = QApplication(["haidai", "-style", "Fusion"])
    folder = tempfile.TemporaryDirectory()
    store = SettingsStore(Path(folder.name) / "settings.json")
    store.settings = type(store.settings)(
        text_size=Elder(on=chosen.elder).allowed(TextSize(chosen.type_size)),
        language=chosen.language,
        window=(0, 0, chosen.width, chosen.height),
        hand_off_shown=chosen.take_along,
        elder=Elder(on=chosen.elder, asked=not chosen.first_start),
        layout=PageLayout(
            Typeface(chosen.typeface),
            paper=PaperChoice(chosen.paper),
            script=Script(chosen.script),
        ),
    )
    application = Application(qt, store, None, read_aloud_session)
    window = application.window

    def save() -> None:
        picture = window.grab()
        if chosen.more:
            window.more_menu.ensurePolished()
            window.more_menu.adjustSize()
            menu = window.more_menu.grab()
            painter = QPainter(picture)
            painter.drawPixmap(picture.width() - menu.width(), window.top_bar.height(), menu)
            painter.end()
        saved = picture.save(str(chosen.output))
        qt.exit(0 if saved else 1)

    def shown() -> None:
        if chosen.layout:
            window.actions_["layout"].setChecked(True)
        if chosen.listen:
            application.listening.listen_to_section(1)
        if chosen.find:
            # Where on the page it comes to stand depends on the window's size.
            QTimer.singleShot(400, lambda: application.tools.finding.begin(chosen.find))
        # One second for what comes after the first paint: the outline's times, the voice.
        QTimer.singleShot(4000 if chosen.listen else 1000, save)

    application.opening.shown.connect(shown)
    application.start(None if chosen.source == "welcome" else parse_source(chosen.source))
    window.resize(chosen.width, chosen.height)
    try:
        return qt.exec()
    finally:
        application.close()
        folder.cleanup()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE")
    parser.add_argument("--width", type=int, default=1360)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--type-size", type=int, default=20)
    parser.add_argument("--paper", default="white")
    parser.add_argument("--language", default="zh-CN")
    parser.add_argument("--typeface", default="sans")
    parser.add_argument("--script", default="original")
    parser.add_argument("--elder", action="store_true", help="in 大字版")
    parser.add_argument("--first-start", action="store_true", help="with its question")
    parser.add_argument("--more", action="store_true", help="with the menu 更多")
    parser.add_argument("--take-along", action="store_true")
    parser.add_argument("--listen", action="store_true")
    parser.add_argument("--layout", action="store_true", help="with the panel 版式 open")
    parser.add_argument("--find", default="", metavar="WORDS")
    return parser.parse_args()


if __name__ == "__main__":
    venv = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if venv.exists() and Path(sys.prefix).resolve() != (ROOT / ".venv").resolve():
        os.execv(venv, [str(venv), *sys.argv])  # noqa: S606 - no shell
    sys.exit(main())
