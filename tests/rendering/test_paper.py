from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QGuiApplication,
    QImage,
    QPaintEngine,
    QPainter,
    QPdfWriter,
)

from haidai.article.model import Article, Image, Paragraph, Section, Table
from haidai.article.pictures import pictures_of
from haidai.article.values import Url
from haidai.errors import ErrorKind, PaperError
from haidai.rendering.displayed import OBJECT
from haidai.rendering.line_boxes import Laid, laying_boxes
from haidai.rendering.page_format import PageFormat
from haidai.rendering.paper import PIECE, Pages, PaintedPages, laid_out, paint_pages
from haidai.rendering.picture_folder import Pictures, ReadyPicture
from haidai.rendering.renderer import RenderedArticle, render
from haidai.rendering.sheet import DOTS_A_MM, PaperStyle, Sheet
from haidai.rendering.style import Style
from tests.fakes.articles import (
    hostile_article,
    huge_article,
    long_article,
    paragraph,
    short_article,
)
from tests.fakes.pictures import article_with_pictures, drawn

A5 = PageFormat(148, 210)


class FakePrinter(QPdfWriter):
    """A printer that runs out of paper after some pages."""

    def __init__(self, sheets: int = 10_000) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        super().__init__(self._buffer)
        self.setResolution(150)
        self.setPageLayout(A5.layout())
        self._sheets = sheets

    def newPage(self) -> bool:
        self._sheets -= 1
        return self._sheets > 0 and super().newPage()


def printed(article: Article, points: float = 12, **more: Callable[..., object]) -> PaintedPages:
    return paint_pages(article, PaperStyle(points, page=A5), FakePrinter(), **more)  # type: ignore[arg-type]


def test_larger_type_takes_more_pages(chinese_families: tuple[str, ...]) -> None:
    counts = [printed(long_article(), points).count for points in (9, 12, 18, 24)]

    assert counts == sorted(set(counts))


def test_an_article_of_nothing_is_one_page(qapp: QGuiApplication) -> None:
    assert printed(Article("")).count == 1


def test_progress_is_told_page_by_page(chinese_families: tuple[str, ...]) -> None:
    told: list[tuple[int, int]] = []

    pages = printed(long_article(), progress=lambda done, count: told.append((done, count)))

    assert pages.count > 2
    assert told == [(number + 1, pages.count) for number in range(pages.count)]


def test_printing_stops_when_asked(qapp: QGuiApplication) -> None:
    told: list[int] = []

    with pytest.raises(PaperError) as caught:
        printed(
            long_article(20_000),
            progress=lambda done, _: told.append(done),
            cancelled=lambda: len(told) == 3,
        )

    assert caught.value.kind is ErrorKind.CANCELLED
    assert told == [1, 2, 3]


def test_a_printer_that_takes_no_more_pages_is_an_error(qapp: QGuiApplication) -> None:
    with pytest.raises(PaperError) as caught:
        paint_pages(long_article(20_000), PaperStyle(), FakePrinter(sheets=2))

    assert caught.value.kind is ErrorKind.PRINT_FAILED


@pytest.mark.qt_log_ignore("Paint device returned engine == 0")
def test_a_device_that_cannot_be_painted_on_is_an_error(qapp: QGuiApplication) -> None:
    class Closed(FakePrinter):
        def paintEngine(self) -> QPaintEngine | None:
            return None

    with pytest.raises(PaperError) as caught:
        paint_pages(short_article(), PaperStyle(), Closed())

    assert caught.value.kind is ErrorKind.PRINT_FAILED


def test_bookmarks_tell_page_and_height_of_each_heading(qapp: QGuiApplication) -> None:
    article = long_article(6_000)

    bookmarks = printed(article).bookmarks

    assert [b.title for b in bookmarks] == [s.heading for s in article.sections if s.heading]
    assert [b.page for b in bookmarks] == sorted(b.page for b in bookmarks)
    assert all(0 <= b.height < 1 for b in bookmarks)


def test_an_article_laid_out_in_parts_has_its_pages_counted_through(
    chinese_families: tuple[str, ...],
) -> None:
    article = long_article(310_000)
    told: list[tuple[int, int]] = []

    pages = printed(article, progress=lambda done, count: told.append((done, count)))

    assert told[-1] == (pages.count, pages.count)
    places = [bookmark.page for bookmark in pages.bookmarks]
    assert places == sorted(places)
    assert pages.count - places[-1] < 5


def test_hostile_articles_are_printed_too(qapp: QGuiApplication) -> None:
    assert printed(hostile_article()).count > 5


def laid_boxes(rendered: RenderedArticle, tallest: float) -> list[Laid]:
    found: list[Laid] = []
    list(laying_boxes(rendered, tallest, found))
    return found


def test_every_line_of_an_article_has_a_box_and_none_overlaps(
    style: Style, chinese_families: tuple[str, ...]
) -> None:
    rendered = render(short_article(), style)

    boxes = [laid.box for laid in laid_boxes(rendered, tallest=900)]

    assert all(box.top < box.bottom for box in boxes)
    assert all(one.bottom <= other.top + 1.5 for one, other in pairwise(boxes))
    assert boxes[-1].bottom <= rendered.document.size().height() + 1
    lines = sum(box.bottom - box.top for box in boxes)
    assert lines > 0.6 * rendered.document.size().height()


def test_headings_lead_and_paragraphs_do_not(style: Style) -> None:
    article = Article("题", (Section("标题", "副题", (Paragraph("正文"),)),))

    boxes = [laid.box for laid in laid_boxes(render(article, style), tallest=900)]

    assert [box.leads for box in boxes] == [True, True, True, False]


def test_lines_stand_where_the_document_itself_would_draw_them(style: Style) -> None:
    article = replace(short_article(), published=None, source=None, reporters=())
    sections = tuple(
        replace(s, blocks=tuple(b for b in s.blocks if not isinstance(b, Table)))
        for s in article.sections
    )
    rendered = render(replace(article, sections=sections), style)
    height = int(rendered.document.size().height())
    images = []
    for by_line in (False, True):
        image = QImage(600, height, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        if by_line:
            for laid in laid_boxes(rendered, tallest=900):
                laid.paint(painter, painter.pen())
        else:
            layout = rendered.document.documentLayout()
            layout.draw(painter, QAbstractTextDocumentLayout.PaintContext())
        painter.end()
        images.append(image)

    assert images[0] == images[1]


def test_cells_stand_where_the_document_itself_would_draw_them(style: Style) -> None:
    rendered = render(short_article(), style)
    (table,) = (run.table for run in rendered.runs.tables)
    cell = table.cellAt(1, 1).firstCursorPosition()
    layout = rendered.document.documentLayout()

    place = layout.blockBoundingRect(cell.block()).topLeft()

    origins = [line.origin for laid in laid_boxes(rendered, tallest=900) for line in laid.lines]

    assert origins.count(place) == 1
    hit = layout.hitTest(place + QPointF(2, 5), Qt.HitTestAccuracy.FuzzyHit)
    assert hit in {cell.position(), cell.position() + 1}


def test_a_row_of_a_table_is_one_box_unless_it_is_taller_than_a_page(
    style: Style, chinese_families: tuple[str, ...]
) -> None:
    table = Table((("甲", "汉字" * 200), ("乙", "丙")))
    rendered = render(Article("题", (Section(None, None, (table,)),)), style)

    whole = laid_boxes(rendered, tallest=5_000)
    torn = laid_boxes(rendered, tallest=300)

    assert len(whole) == 4
    assert len(torn) > 10
    assert len({laid.box.paragraph for laid in torn}) == 4


def ready_pictures(folder: Path, *sizes: tuple[int, int]) -> Pictures:
    article = article_with_pictures(len(sizes))
    ready = {}
    for number, (image, (width, height)) in enumerate(
        zip(pictures_of(article), sizes, strict=True)
    ):
        path = folder / f"{number}.png"
        path.write_bytes(drawn(width, height))
        ready[image] = ReadyPicture(path, (width, height))
    return Pictures(ready)


def rows_of(pages: Pages, page: int) -> list[tuple[float, float, str]]:
    """Top, bottom and text of what stands on a page; a picture's text is its one character."""
    return [
        (laid.box.top, laid.box.bottom, "".join(line.text for line in laid.lines))
        for laid in pages._pages[page].laid
    ]


def test_a_picture_stands_above_its_caption_on_one_page(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    sizes = ((600, 400), (600, 2_000), (50, 40), (10, 10), (1_200, 500), (900, 900))
    article = article_with_pictures(len(sizes))
    for points in (9, 12, 18, 24):
        style = PaperStyle(points, page=A5)
        pages = laid_out(article, style, pictures=ready_pictures(tmp_path, *sizes))
        body = Sheet(style, article).body
        shown = 0
        for page in range(pages.count):
            rows = rows_of(pages, page)
            for (top, bottom, text), (_, _, below) in pairwise([*rows, (0, 0, "")]):
                if OBJECT in text:
                    shown += 1
                    assert below.startswith(f"图{shown}"), points
                    assert bottom - top <= 0.6 * body + style.type_size_points * 10
        assert shown == len(sizes)


def test_a_picture_that_nearly_fits_is_drawn_less_high_above_its_caption(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    image = Image(Url("https://pictures.example/0.jpg"), "图1：清晨的菜市场。")
    text = Paragraph(paragraph(4) * 2)
    article = Article("题", (Section(None, None, (text, image, text, text)),))
    path = tmp_path / "0.png"
    path.write_bytes(drawn(600, 600, colour="#bcd7ee"))
    pictures = Pictures({image: ReadyPicture(path, (600, 600))})

    pages = laid_out(article, PaperStyle(12, page=A5), pictures=pictures)

    (at,) = (number for number, laid in enumerate(pages._pages[0].laid) if laid.picture == 0)
    box, caption, *below = pages._pages[0].laid[at:]
    assert [OBJECT in box.lines[0].text, caption.lines[0].text[:2], below] == [True, "图1", []]
    painted = QImage(444, 630, QImage.Format.Format_RGB32)
    painted.fill(Qt.GlobalColor.white)
    painter = QPainter(painted)
    painter.scale(3 / DOTS_A_MM, 3 / DOTS_A_MM)
    pages.paint_sheet(painter, 0)
    painter.end()
    sky = QColor("#bcd7ee")
    rows = [y for y in range(630) if painted.pixelColor(222, y) == sky]
    margin = Sheet(PaperStyle(12, page=A5), article).margin
    top = A5.top * 3 + (margin + box.box.top - pages._pages[0].top) * 3 / DOTS_A_MM
    bottom = A5.top * 3 + (margin + caption.box.top - pages._pages[0].top) * 3 / DOTS_A_MM
    assert top < rows[0] < top + 9
    assert bottom - 15 < rows[-1] < bottom
    columns = [x for x in range(444) if painted.pixelColor(x, rows[0] + 2) == sky]
    assert len(columns) == pytest.approx(len(rows), abs=4)
    assert columns[0] + columns[-1] == pytest.approx(444, abs=4)


def test_a_line_without_text_is_not_bold(style: Style, qapp: QGuiApplication) -> None:
    table = Table((("", "年份"), ("", "")))
    rendered = render(Article("题", (Section("节", None, (table,)),)), style)

    lines = [line for laid in laid_boxes(rendered, tallest=900) for line in laid.lines]

    # Read where there is nothing, it was any number, or the end of the process.
    assert {line.bold for line in lines if not line.text} == {False}
    assert {line.text for line in lines if line.bold} == {"题", "节"}


@pytest.mark.parametrize("above", range(8))
def test_neither_the_head_nor_the_last_row_of_a_table_stands_alone(
    above: int, chinese_families: tuple[str, ...]
) -> None:
    table = Table((("年份", "产量"), *((str(year), "5100吨") for year in range(1990, 2010))))
    blocks = (*(Paragraph(f"第{number}段。") for number in range(14 + above)), table)

    pages = laid_out(Article("题", (Section(None, None, blocks),)), PaperStyle(12, page=A5))

    edges = [[bool(laid.edges) for laid in page.laid] for page in pages._pages]
    assert all(sum(rows) != 1 for rows in edges)


@pytest.mark.parametrize("points", [18, 24])
def test_a_row_shown_cell_below_cell_stands_on_one_page(
    points: float, chinese_families: tuple[str, ...]
) -> None:
    head = ("时间", "地点", "事项", "负责人")
    cells = ("望河镇便民服务中心二楼", "冷库项目说明会，请带身份证", "葛满仓")
    table = Table((head, *((f"第{number}天", *cells) for number in range(20))))
    article = Article("题", (Section(None, None, (table,)),))

    pages = laid_out(article, PaperStyle(points, page=A5))

    assert pages.count > 3
    for page in range(pages.count):
        first, *_, last = (text for _, _, text in rows_of(pages, page) if text)
        assert first == "题" or first.startswith("第"), points
        assert last.endswith("葛满仓"), points


def test_without_pictures_their_captions_stand_alone(chinese_families: tuple[str, ...]) -> None:
    article = article_with_pictures(3)
    pages = laid_out(article, PaperStyle(12, page=A5))
    texts = [text for page in range(pages.count) for _, _, text in rows_of(pages, page)]
    assert not any(OBJECT in text for text in texts)
    assert sum(text.startswith("图") for text in texts) == 3


def test_a_picture_is_painted_and_one_that_did_not_come_says_so(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    article = article_with_pictures(1, paragraphs=1)
    green = QColor("#2a7f62")
    for pictures, is_there in (
        (ready_pictures(tmp_path, (600, 400)), True),
        (Pictures(), False),
        (Pictures(waiting=True), False),
    ):
        pages = laid_out(article, PaperStyle(12, page=A5), pictures=pictures)
        image = QImage(444, 630, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(3 / DOTS_A_MM, 3 / DOTS_A_MM)
        pages.paint_sheet(painter, 0)
        painter.end()
        colours = [image.pixelColor(x, y) for x in range(0, 444, 3) for y in range(0, 630, 3)]
        assert (colours.count(green) > 200) is is_there
        assert ("未" in pages.painted().characters) is True


def test_a_picture_whose_file_is_gone_leaves_its_place_empty(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    pictures = ready_pictures(tmp_path, (600, 400))
    (tmp_path / "0.png").unlink()
    article = article_with_pictures(1)
    assert paint_pages(article, PaperStyle(12, page=A5), FakePrinter(), pictures=pictures).count


def test_a_long_article_is_one_column_though_it_is_laid_out_in_pieces(
    chinese_families: tuple[str, ...],
) -> None:
    article = replace(huge_article(), editors=("程望舒",))
    assert len(article.text) > 3 * PIECE
    style = PaperStyle(12)

    pages = laid_out(article, style)

    texts = [[text for _, _, text in rows_of(pages, page)] for page in range(pages.count)]
    shown = "".join("".join(page) for page in texts).replace("\u2060", "").replace("• ", "")
    bare = "".join(text for text in article.text.removeprefix(article.title).split("\n"))
    assert shown.count(article.title) == 1
    assert shown.count("责任编辑") == 1
    assert "".join(shown.split()).endswith("".join(bare.split()) + "责任编辑：程望舒")
    body = Sheet(style, article).body
    for page in range(pages.count - 1):
        rows = rows_of(pages, page)
        assert rows[-1][1] - rows[0][0] > 0.8 * body, page
        assert rows[-1][1] - rows[0][0] <= body
    marks = pages.painted().bookmarks
    assert [mark.title for mark in marks] == [s.heading for s in article.sections if s.heading]
    assert all(any(mark.title == text for text in texts[mark.page]) for mark in marks)
