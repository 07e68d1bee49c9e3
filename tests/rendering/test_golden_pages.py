"""Where our own fixtures are cut into pages: a change here is a change of every printed page."""

from pathlib import Path

import pytest

from haidai.article.model import Article
from haidai.article.values import Url
from haidai.extraction.page import extract
from haidai.rendering.page_format import PageFormat
from haidai.rendering.paper import laid_out
from haidai.rendering.sheet import PaperStyle
from tests.fakes.articles import long_article, short_article

FIXTURES = Path(__file__).parents[1] / "fixtures"
FACE = "Noto Sans CJK SC"
"""Another face breaks lines elsewhere."""
CODE = ((True,) * 25,) * 25
SHEETS = {"A4": PageFormat(), "16K sideways": PageFormat(260, 184), "A5": PageFormat(148, 210)}


def article_called(name: str) -> Article:
    if name == "riverside":
        page = (FIXTURES / "riverside.html").read_text(encoding="utf-8")
        return extract(page, Url("https://news.example/riverside.html"))
    return short_article() if name == "short" else long_article(3_000)


GOLDEN: list[tuple[str, float, str, tuple[int, ...]]] = [
    ("riverside", 12, "A4", (0, 25)),
    ("riverside", 18, "A4", (0, 19, 37)),
    ("riverside", 24, "A4", (0, 13, 27, 41, 55)),
    ("riverside", 18, "16K sideways", (0, 11, 21, 27, 36)),
    ("riverside", 24, "A5", (0, 10, 19, 28, 36, 44, 51, 59, 67, 76)),
    ("short", 12, "A4", (0, 26)),
    ("short", 24, "A5", (0, 10, 20, 29, 39, 48, 55)),
    ("long", 15, "A4", (0, 25, 49, 73, 96)),
    ("long", 18, "16K sideways", (0, 10, 21, 31, 42, 53, 64, 74, 84, 95)),
]


@pytest.mark.parametrize(("name", "points", "sheet", "breaks"), GOLDEN)
def test_pages_begin_where_they_always_began(
    name: str,
    points: float,
    sheet: str,
    breaks: tuple[int, ...],
    chinese_families: tuple[str, ...],
) -> None:
    if chinese_families[0] != FACE:
        pytest.skip(f"{FACE} is not the face installed here")
    style = PaperStyle(points, page=SHEETS[sheet], address_code=CODE)

    assert laid_out(article_called(name), style).first_lines == breaks
