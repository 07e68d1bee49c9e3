"""From what the reader chose about paper to how the article is printed."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinterInfo

from haidai.article.model import Article
from haidai.rendering.page_format import LARGEST_MM, SHEETS, SMALLEST_MM, PageFormat
from haidai.rendering.sheet import Modules, PaperStyle
from haidai.settings.print_choices import PrintChoices, PrintMargins, PrintSize
from haidai.settings.text_size import TextSize

SMALLEST_POINTS = 12.0
POINTS_A_PIXEL = 0.75  # a CSS pixel: as large on paper as a page is on a usual screen
POINTS = {PrintSize.STANDARD: 12.0, PrintSize.LARGE: 18.0, PrintSize.LARGEST: 24.0}
MARGINS = {
    PrintMargins.NARROW: PageFormat(left=12, top=11, right=12, bottom=10),
    PrintMargins.USUAL: PageFormat(),
    PrintMargins.WIDE: PageFormat(left=30, top=24, right=30, bottom=20),
}
MOST_SHEETS = 24
SAME_MM = 1.5
"""Sheets that differ by less are the same."""

Sheets = Mapping[str, tuple[float, float]]


def points(size: PrintSize, text_size: TextSize) -> float:
    """The type size on paper; read at `text_size` on the screen, which some follow."""
    return POINTS.get(size) or max(SMALLEST_POINTS, text_size.pixels * POINTS_A_PIXEL)


def paper_style(
    choices: PrintChoices, text_size: TextSize, code: Modules = (), sheets: Sheets = SHEETS
) -> PaperStyle:
    """How an article is printed; a sheet nobody knows any more is A4."""
    width, height = sheets.get(choices.paper, SHEETS["A4"])
    if choices.landscape:
        width, height = height, width
    return PaperStyle(
        points(choices.size, text_size),
        page=MARGINS[choices.margins].on(width, height),
        address_code=code if choices.address_code else (),
        link_notes=choices.link_notes,
        pictures=choices.pictures,
    )


def known_sheets() -> Sheets:
    """The sheets everybody knows, and those of the printer that is used by default."""
    return sheets_with(QPrinterInfo.defaultPrinter().supportedPageSizes())


def sheets_with(sizes: Collection[QPageSize]) -> Sheets:
    """The sheets everybody knows and those a printer names, upright, each size once."""
    sheets = dict(SHEETS)
    for size in sizes:
        sides = size.size(QPageSize.Unit.Millimeter)
        width, height = sorted((sides.width(), sides.height()))
        known = any(
            abs(width - w) < SAME_MM and abs(height - h) < SAME_MM for w, h in sheets.values()
        )
        if not known and width >= SMALLEST_MM and height <= LARGEST_MM:
            sheets.setdefault(size.name(), (width, height))
        if len(sheets) == MOST_SHEETS:
            break
    return sheets


def with_sections(article: Article, chosen: Collection[int]) -> Article:
    """The article with those of its sections that are to be printed, counted from 0."""
    if len(chosen) == len(article.sections):
        return article  # which knows its text already
    kept = [section for number, section in enumerate(article.sections) if number in chosen]
    return replace(article, sections=tuple(kept))
