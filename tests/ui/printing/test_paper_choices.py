"""From the reader's choices to the style of the paper."""

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize

from haidai.rendering.page_format import SHEETS, PageFormat
from haidai.settings.print_choices import PrintChoices, PrintMargins, PrintSize
from haidai.settings.text_size import TextSize
from haidai.ui.printing.paper_choices import paper_style, points, sheets_with, with_sections
from tests.fakes.articles import short_article

CODE = ((True, False), (False, True))


@pytest.mark.parametrize(("pixels", "size"), [(14, 12), (16, 12), (20, 15), (24, 18), (72, 54)])
def test_paper_follows_the_screen_where_asked_and_is_never_small(pixels: int, size: float) -> None:
    assert points(PrintSize.SCREEN, TextSize(pixels)) == size


@pytest.mark.parametrize(("size", "amount"), [("standard", 12), ("large", 18), ("largest", 24)])
def test_other_sizes_have_nothing_to_do_with_the_screen(size: str, amount: float) -> None:
    assert points(PrintSize(size), TextSize(14)) == points(PrintSize(size), TextSize(72)) == amount


def test_a_sheet_is_turned_and_keeps_its_margins() -> None:
    choices = PrintChoices(PrintSize.LARGE, "A5", True, PrintMargins.NARROW)

    style = paper_style(choices, TextSize(20), CODE)

    assert style.page == PageFormat(210, 148, left=12, top=11, right=12, bottom=10)
    assert style.address_code == CODE


def test_the_code_can_be_left_out() -> None:
    choices = PrintChoices(address_code=False)
    assert paper_style(choices, TextSize(20), CODE).address_code == ()


def test_a_sheet_nobody_knows_any_more_is_a4() -> None:
    style = paper_style(PrintChoices(paper="Tabloid of 1990"), TextSize(20))
    assert (style.page.width, style.page.height) == SHEETS["A4"]


def test_a_printers_sheets_are_offered_once_and_upright() -> None:
    letter = QPageSize(QPageSize.PageSizeId.Letter)
    label = QPageSize(QSizeF(20, 30), QPageSize.Unit.Millimeter, "Label")
    offered = [QPageSize(QPageSize.PageSizeId.A4), letter, letter, label]

    sheets = sheets_with(offered)

    assert list(sheets)[:4] == ["A4", "A3", "A5", "16K"]
    assert list(sheets)[4:] == [letter.name()]
    assert sheets[letter.name()] == pytest.approx((215.9, 279.4), abs=0.5)


def test_only_the_sections_asked_for_are_kept() -> None:
    article = short_article()
    kept = with_sections(article, {1, 3})
    assert [section.heading for section in kept.sections] == ["家门口的车间", "相关链接"]
    assert kept.title == article.title
