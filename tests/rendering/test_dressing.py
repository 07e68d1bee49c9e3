"""Runs of a document take on a style, and another one over it."""

from math import inf

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from haidai.rendering.dressing import LineRun, Runs, dress
from haidai.rendering.style import FEWEST_WITH_WORDS, Role, Style

pytestmark = pytest.mark.usefixtures("qapp")

TEXTS = ("运冰的车到了", "全村有128户", "一辆 接一辆", "")


@pytest.fixture
def document() -> QTextDocument:
    document = QTextDocument()
    QTextCursor(document).insertText("\n".join(TEXTS))
    return document


def run_at(document: QTextDocument, number: int, marker: str = "", fewest: float = 0) -> LineRun:
    block = document.findBlockByNumber(number)
    start, end = block.position(), block.position() + block.length() - 1
    role = Role.LIST_ITEM if marker else Role.PARAGRAPH
    return LineRun(role, marker, start, end, fewest=fewest)


def dressed(document: QTextDocument, style: Style, *lines: LineRun) -> list[QTextBlock]:
    dress(document, Runs(lines, (), (), {}), style)
    return [document.findBlockByNumber(number) for number in range(len(TEXTS))]


def justified(block: QTextBlock) -> bool:
    return block.blockFormat().alignment() == Qt.AlignmentFlag.AlignJustify


@pytest.mark.parametrize(
    ("characters", "which"), [(30, [True, True, False]), (15, [True, False, False])]
)
def test_each_line_is_justified_where_it_has_room(
    document: QTextDocument, characters: int, which: list[bool]
) -> None:
    style = Style(20, characters * 20)
    fewest = (0, FEWEST_WITH_WORDS, inf)
    lines = [run_at(document, number, fewest=each) for number, each in enumerate(fewest)]
    assert [justified(block) for block in dressed(document, style, *lines)[:3]] == which


def test_a_wider_marker_hangs_further_out(document: QTextDocument) -> None:
    lines = [run_at(document, 0, "1. "), run_at(document, 1, "128. ")]
    one, other, *_ = dressed(document, Style(20, 600), *lines)
    assert other.blockFormat().textIndent() < one.blockFormat().textIndent() < 0


def test_an_empty_line_is_as_high_as_its_type(document: QTextDocument) -> None:
    lines = [run_at(document, number) for number in range(len(TEXTS))]
    for size in (20, 72):
        *_, empty = dressed(document, Style(size, 600), *lines)
        assert empty.charFormat().font().pixelSize() == size
