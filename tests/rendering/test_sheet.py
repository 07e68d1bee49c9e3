"""The first page's corner: the QR code of the article's address and what stands beside it."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QGuiApplication

from haidai.article.model import Article, Paragraph, Section
from haidai.article.values import Url
from haidai.handoff.qr_code import qr_code
from haidai.rendering.page_format import PageFormat
from haidai.rendering.paper import laid_out
from haidai.rendering.pdf import export_pdf
from haidai.rendering.sheet import DOTS_A_MM, PaperStyle, Sheet
from haidai.rendering.style import Role
from tests.fakes.articles import long_article, short_article

SHORT = Url("https://news.example/country/1.html")
LONG = Url("https://news.example/" + "country/2024/11/05/" * 8 + "1.html")
A5_SIDEWAYS = PageFormat(210, 148)


def style_for(url: Url, points: float = 12, page: PageFormat | None = None) -> PaperStyle:
    return PaperStyle(points, address_code=qr_code(url).modules, page=page or PageFormat())


def codes_on_page_one(path: Path) -> list[str]:
    """What a phone would read on the first page, printed at 150 dots an inch."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    picture = path.with_suffix("")
    command = ["pdftoppm", "-r", "150", "-l", "1", "-singlefile", "-png", str(path), str(picture)]
    subprocess.run(command, check=True)
    with Image.open(picture.with_suffix(".png")) as image:
        return [code.text for code in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("url", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("points", [12, 18, 24])
def test_the_code_on_the_first_page_can_be_scanned(
    url: Url, points: float, tmp_path: Path, qapp: QGuiApplication
) -> None:
    export_pdf(short_article(), tmp_path / "a.pdf", style_for(url, points))

    assert codes_on_page_one(tmp_path / "a.pdf") == [str(url)]


@pytest.mark.parametrize("points", [12, 24])
@pytest.mark.parametrize("page", [PageFormat(), PageFormat(148, 210), A5_SIDEWAYS])
@pytest.mark.parametrize("trail", [True, False])
@pytest.mark.parametrize("facts", [True, False])
def test_no_text_reaches_into_the_code_or_its_quiet_zone(
    points: float,
    page: PageFormat,
    trail: bool,
    facts: bool,
    tmp_path: Path,
    chinese_families: tuple[str, ...],
) -> None:
    article = replace(short_article(), title="望河镇的萝卜又丰收了" * 4)
    if not trail:
        article = replace(article, trail=())
    if not facts:
        article = replace(article, published=None, source=None, reporters=())

    export_pdf(article, tmp_path / "a.pdf", style_for(SHORT, points, page))

    assert codes_on_page_one(tmp_path / "a.pdf") == [str(SHORT)]


def test_the_code_is_twenty_millimetres_wide_and_larger_for_a_long_address() -> None:
    assert style_for(SHORT).code_side == 20
    assert 20 < style_for(LONG).code_side <= 32
    assert PaperStyle().code_side == 0
    assert PaperStyle(address_code=((True,) * 100,) * 100).code_side == 0


def test_without_a_code_the_corner_belongs_to_the_text(qapp: QGuiApplication) -> None:
    sheet = Sheet(PaperStyle(), short_article())
    assert sheet.first_style.right_of(Role.TRAIL) == 0
    assert sheet.code_bottom == 0


def test_a_code_that_would_leave_no_room_is_left_out(qapp: QGuiApplication) -> None:
    sheet = Sheet(style_for(LONG, 12, PageFormat(80, 80)), short_article())
    assert sheet.code_bottom == 0


def test_a_body_without_head_begins_below_the_code(qapp: QGuiApplication) -> None:
    article = Article("题", (Section(None, None, (Paragraph("文" * 200),)),))
    with_code = laid_out(article, style_for(SHORT))._pages[0]
    without = laid_out(article, PaperStyle())._pages[0]

    down = with_code.laid[1].box.top - without.laid[1].box.top

    assert 0 < down < 20 * DOTS_A_MM
    assert with_code.laid[0].box == without.laid[0].box


def test_the_lines_of_a_long_title_are_alike(chinese_families: tuple[str, ...]) -> None:
    article = replace(long_article(500), title="望河镇一根萝卜带活一个村的故事还在继续")
    page = laid_out(article, PaperStyle(24))._pages[0]

    title = [line.text for laid in page.laid for line in laid.lines if line.bold][:2]

    assert "".join(title) == article.title
    assert abs(len(title[0]) - len(title[1])) <= 3


@pytest.mark.parametrize("points", [12, 15, 18, 24, 36, 54])
def test_no_line_of_a_title_holds_a_character_alone(
    points: float, chinese_families: tuple[str, ...]
) -> None:
    for title in (
        "“三个一”让望河镇的冷库，走进2,000户农家：（记者调查）从“看天吃饭”到“知天而作”",
        "四个按钮，把一篇文章读明白",
        "望河镇一根萝卜带活一个村",
    ):
        article = replace(short_article(), title=title)
        pages = laid_out(article, style_for(SHORT, points))
        boxes = (laid for page in pages._pages for laid in page.laid)
        lines = [line.text for laid in boxes for line in laid.lines if line.bold]
        whole = lines[: [title.endswith(line) for line in lines].index(True) + 1]
        assert "".join(whole) == title
        assert all(len(line.strip("“”（）")) > 1 for line in whole), whole


def test_a_date_is_never_cut_and_head_and_foot_grow_no_larger_than_they_need(
    chinese_families: tuple[str, ...],
) -> None:
    article = replace(short_article(), source="望河日报社区新闻中心融媒体工作室")
    foot = Sheet(PaperStyle(54), article).margins(1, 27)[0]
    assert foot.left.startswith("望河日报")
    assert foot.left.endswith("…　2024-11-05")
    narrow = Sheet(PaperStyle(54), short_article())
    assert narrow.margins(1, 27)[0].left == "望河日报　2024-11-05"
    assert narrow.margin == Sheet(PaperStyle(24), short_article()).margin


def test_the_foot_has_source_and_day_and_the_head_the_title(qapp: QGuiApplication) -> None:
    sheet = Sheet(PaperStyle(), short_article())
    (first,) = sheet.margins(1, 3)
    head, foot = sheet.margins(2, 3)
    assert (first.left, first.right) == ("望河日报　2024-11-05", "1 / 3")
    assert (head.left, foot.right) == (short_article().title, "2 / 3")
