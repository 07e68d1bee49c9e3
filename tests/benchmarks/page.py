"""The page: from a press of 大字体 to the painted text, and what a scroll step takes.

Through the product's own window, in turn with a bare QTextEdit that shows the same plain text,
keeps the same line at its top and has nothing of ours. Offscreen: the figure is what this
program does before the screen gets the picture.
"""

import os
from collections.abc import Callable, Iterator
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from haidai import paths
from haidai.article.model import Article, Paragraph, Section
from haidai.article.search import SearchableText
from haidai.article.values import Language
from haidai.rendering.fonts import reading_families
from haidai.settings.text_size import TextSize
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import LIGHT, apply_theme
from haidai.ui.page.reader_view import ReaderView
from tests.benchmarks.figures import Conditions, Row, in_pairs, median
from tests.fakes.articles import long_article

SIZE = (1000, 800)
STEPS = (24, 28, 24, 20)
PLACES = {"top": 0.0, "middle": 0.5, "end": 1.0}
LARGE = 200_000


def rows(conditions: Conditions) -> Iterator[Row]:
    """Milliseconds of ours and ratios to the bare QTextEdit, at three places of two articles."""
    qt = QApplication.instance() or QApplication(["haidai"])
    assert isinstance(qt, QApplication)
    apply_theme(qt, LIGHT)
    for characters in (2_000, LARGE):
        article = long_article(characters)
        for name, place in PLACES.items():
            ours, bare = _view(article), _bare(article)
            _scroll(ours, place)
            _scroll(bare, place)
            pairs = in_pairs(conditions.runs, _presses(ours, _resize), _presses(bare, _set_font))
            what = f"type size, {characters:,} characters, {name}: press to painted"
            target = 30.0 if characters < LARGE else 200.0
            yield Row(what, median(one for one, _ in pairs), "ms", at_most=target)
            ratio = median(one / other for one, other in pairs)
            yield Row("… ours : bare QTextEdit", ratio, "×", at_most=1.5)
            ours.close()
            bare.close()
        view = _view(article)
        steps = [_scroll_step(view) for _ in range(20)]
        yield Row(f"scroll step, {characters:,} characters", median(steps), "ms", at_most=16)
        view.close()
    yield Row("scroll step, every other character found", _scroll_found(), "ms", at_most=16)


def _view(article: Article) -> ReaderView:
    drawings = paths.resources() / "icons"
    icons = Icons(LIGHT.ink, LIGHT.accent_ink, LIGHT.control_line, drawings)
    view = ReaderView(icons, LIGHT, reading_families(Language("zh-CN")))
    view.resize(*SIZE)
    view.show()
    view.show_article(article)
    QApplication.processEvents()
    return view


def _bare(article: Article) -> QTextEdit:
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.setFont(_font(20))
    edit.setPlainText(article.text)
    edit.resize(*SIZE)
    edit.show()
    QApplication.processEvents()
    return edit


def _font(pixels: int) -> QFont:
    font = QFont(list(reading_families(Language("zh-CN"))))
    font.setPixelSize(pixels)
    return font


def _scroll(view: QTextEdit, place: float) -> None:
    view.moveCursor(QTextCursor.MoveOperation.End)  # lays everything out
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    bar.setValue(round(bar.maximum() * place))
    QApplication.processEvents()


def _resize(view: QTextEdit, pixels: int) -> None:
    assert isinstance(view, ReaderView)
    view.set_type_size(TextSize(pixels))


def _set_font(view: QTextEdit, pixels: int) -> None:
    """What a QTextEdit needs to keep its place: it must know how tall it has become."""
    bar = view.verticalScrollBar()
    cursor = view.cursorForPosition(QPoint(4, 4))
    view.setFont(_font(pixels))
    view.document().size()
    bar.setValue(bar.value() + view.cursorRect(cursor).top())


def _presses(view: QTextEdit, press: Callable[[QTextEdit, int], None]) -> Callable[[], float]:
    """A measurement: the median of four presses, each until the page is painted."""

    def measure() -> float:
        figures = []
        for pixels in STEPS:
            start = perf_counter()
            press(view, pixels)
            view.viewport().repaint()
            figures.append((perf_counter() - start) * 1000)
            QApplication.processEvents()  # what Qt puts off, layout of the rest among it
        return median(figures)

    return measure


def _scroll_found() -> float:
    """Milliseconds of a scroll step with about two thousand marked places in view."""
    article = Article("多", (Section(None, None, (Paragraph("的啊" * 300),) * 60),))
    view = _view(article)
    view.resize(1900, 1400)
    _resize(view, 14)
    view.found.show(article, SearchableText(article.text).find("的"), None)
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    steps = []
    for _ in range(20):
        start = perf_counter()
        bar.setValue(bar.value() + 60)
        QApplication.processEvents()  # paints what the step has uncovered, as in the window
        steps.append((perf_counter() - start) * 1000)
    view.close()
    return median(steps)


def _scroll_step(view: QTextEdit) -> float:
    bar = view.verticalScrollBar()
    start = perf_counter()
    bar.setValue(bar.value() + 60)
    view.viewport().repaint()
    return (perf_counter() - start) * 1000
