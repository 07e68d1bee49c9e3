"""What the window and the child process say to each other."""

from pathlib import Path

import pytest

from haidai.article.pictures import pictures_of
from haidai.errors import ErrorKind, PaperError
from haidai.rendering.page_format import PageFormat
from haidai.rendering.pdf_order import EndReport, PageReport, PdfOrder, report_in
from haidai.rendering.picture_folder import Pictures, ReadyPicture
from haidai.rendering.sheet import PaperStyle
from tests.fakes.articles import short_article
from tests.fakes.pictures import article_with_pictures

CODE = ((True, False, True), (False, False, True), (True, True, True))


def test_an_order_comes_back_as_it_was() -> None:
    page = PageFormat(260, 184, 12, 11, 12, 10)
    style = PaperStyle(24, page=page, address_code=CODE, link_notes=False)
    order = PdfOrder(short_article(), style, Path("/tmp/望河镇.pdf"))

    assert PdfOrder.from_bytes(order.to_bytes()) == order


def test_pictures_go_as_files_that_the_window_names() -> None:
    article = article_with_pictures(3)
    images = pictures_of(article)
    ready = {images[2]: ReadyPicture(Path("/tmp/haidai-x/0.png"), (600, 400))}
    order = PdfOrder(article, PaperStyle(), Path("/tmp/a.pdf"), Pictures(ready))

    assert PdfOrder.from_bytes(order.to_bytes()) == order


def test_pages_and_the_end_come_back_as_they_were() -> None:
    assert report_in(PageReport(3, 12).to_line().encode()) == PageReport(3, 12)
    assert report_in(EndReport(None).to_line().encode()) == EndReport(None)


def test_an_error_comes_back_with_its_kind_and_details() -> None:
    line = EndReport(PaperError(ErrorKind.DISK_FULL, name="a.pdf")).to_line()

    report = report_in(line.encode())

    assert isinstance(report, EndReport)
    assert report.error is not None
    assert report.error.kind == ErrorKind.DISK_FULL
    assert report.error.details == {"name": "a.pdf"}


@pytest.mark.parametrize("line", [b"", b"\xff", b"{}", b'{"kind": "nonsense"}', b"[]", b"7"])
def test_a_line_that_says_nothing_is_an_error(line: bytes) -> None:
    report = report_in(line)
    assert isinstance(report, EndReport)
    assert report.error is not None
    assert report.error.kind == ErrorKind.PRINT_FAILED
