"""How long an article takes to be shown, made larger, and put on paper.

Each function gives milliseconds (medians of several runs), so that a runner can print them and
compare; `python tests/benchmarks/rendering.py` prints all. "Bare" is a QTextEdit with the same
plain text and nothing of ours. Both keep the same line in view.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "desktop")]

from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QTextEdit

from haidai.article.model import Article
from haidai.rendering.fonts import reading_families
from haidai.rendering.pdf import export_pdf
from haidai.rendering.renderer import lay_out_to, render, restyle
from haidai.rendering.style import Style
from tests.fakes.articles import long_article

WIDTH, HEIGHT = 800, 900
SIZES = (20, 24, 28, 24) * 3
RUNS = 9


def milliseconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


def style_of(article: Article, size: int) -> Style:
    """What the window would choose for its page."""
    return Style(size, 1, reading_families(article.language)).fitting(WIDTH)


def render_and_lay_out(characters: int) -> float:
    """Article → document, all of it laid out."""
    article = long_article(characters)
    style = style_of(article, 20)
    return statistics.median(
        milliseconds(lambda: render(article, style).document.size()) for _ in range(RUNS)
    )


def resize(characters: int, place: float = 0.5) -> float:
    """大字体 in a QTextEdit showing our document: from press to painted, the place kept."""
    article = long_article(characters)
    shown = render(article, style_of(article, 20))
    edit = _edit()
    edit.setDocument(shown.document)
    _settle(edit)

    def press(size: int) -> None:
        restyle(shown, style_of(article, size))
        _keep(edit, place)

    return _median_press(edit, press)


def bare_resize(characters: int, place: float = 0.5) -> float:
    """The same press in a QTextEdit with the same plain text and setFont."""
    article = long_article(characters)
    edit = _edit()
    edit.setFont(_bare_font(article, 20))
    edit.setPlainText(article.text)
    _settle(edit)

    def press(size: int) -> None:
        edit.setFont(_bare_font(article, size))
        _keep(edit, place)

    return _median_press(edit, press)


def scroll_step(characters: int) -> float:
    """Painting after one step of the wheel, in the middle of the article."""
    article = long_article(characters)
    shown = render(article, style_of(article, 20))
    edit = _edit()
    edit.setDocument(shown.document)
    shown.document.size()
    _settle(edit)
    bar = edit.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    times = []
    for _ in range(40):
        bar.setValue(bar.value() + 60)
        times.append(milliseconds(edit.viewport().repaint))
    edit.close()
    return statistics.median(times)


def pdf(characters: int) -> float:
    """Article → finished PDF file, text layer and bookmarks included."""
    article = long_article(characters)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.pdf"
        return statistics.median(milliseconds(lambda: export_pdf(article, path)) for _ in range(5))


def fonts_at_start() -> float:
    """Choosing the faces, in a process that has shown nothing yet."""
    return milliseconds(lambda: reading_families(long_article(10).language))


def _edit() -> QTextEdit:
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.setUndoRedoEnabled(False)
    edit.resize(WIDTH + 20, HEIGHT)
    return edit


def _settle(edit: QTextEdit) -> None:
    edit.show()
    QGuiApplication.processEvents()


def _bare_font(article: Article, size: int) -> QFont:
    font = QFont(list(reading_families(article.language)))
    font.setPixelSize(size)
    return font


def _keep(edit: QTextEdit, place: float) -> None:
    """Bring the line that was read back to the top; without this a QTextEdit jumps."""
    document = edit.document()
    top = lay_out_to(document, int((document.characterCount() - 1) * place))
    bar = edit.verticalScrollBar()
    bar.setValue(int(top))
    assert bar.value() in {int(top), bar.maximum()}


def _median_press(edit: QTextEdit, press: Callable[[int], None]) -> float:
    times = []
    for size in SIZES:

        def pressed(size: int = size) -> None:
            press(size)
            edit.viewport().repaint()

        times.append(milliseconds(pressed))
        QGuiApplication.processEvents()
    edit.close()
    return statistics.median(times)


def main() -> None:
    """Print everything measured here."""
    application = QApplication.instance() or QApplication([])
    print(f"choose the faces              {fonts_at_start():8.1f} ms")
    for characters in (2_000, 200_000):
        print(f"{characters} characters")
        print(f"  render and lay out          {render_and_lay_out(characters):8.1f} ms")
        for place in (0.1, 0.5, 1.0):
            ours, bare = resize(characters, place), bare_resize(characters, place)
            print(f"  larger, at {place:4.0%}             {ours:8.1f} ms, bare {bare:.1f} ms")
        print(f"  scroll step                 {scroll_step(characters):8.1f} ms")
        print(f"  PDF                         {pdf(characters):8.1f} ms")
    del application


if __name__ == "__main__":
    main()
