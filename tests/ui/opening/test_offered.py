"""Of what is dropped or copied the first address wins, then a file of ours, then the text."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from haidai.errors import ErrorKind, OpeningError
from haidai.opening.sources import AddressSource, FileSource, Source, TextSource
from haidai.ui.opening.offered import Offer, sources_offered

TEXT = "望河镇的菜市场开门了。\n\n来买菜的人不少，价格比上周低。"
PAGE = "<meta charset='utf-8'><h2>菜市场</h2><p>望河镇的菜市场开门了。</p><p>来买菜的人不少。</p>"


def source(**parts: object) -> Source:
    return sources_offered(Offer(**parts))[0]  # type: ignore[arg-type]


def address_of(found: Source) -> str:
    assert isinstance(found, AddressSource)
    return str(found.url)


def test_the_first_address_wins() -> None:
    addresses = ("javascript:alert(1)", "https://a.cn/1", "https://b.cn/2")
    assert address_of(source(addresses=addresses, text=TEXT, html=PAGE)) == "https://a.cn/1"


def test_a_share_text_is_its_address_even_beside_html() -> None:
    shared = "【萝卜】https://a.cn/1.html 复制打开"
    link = "<p><a href='https://b.cn'>萝卜</a></p><p>二</p>"
    assert address_of(source(text=shared, html=link)) == "https://a.cn/1.html"
    assert address_of(source(text="news.example.com/1.html")) == "https://news.example.com/1.html"


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.mhtml", "a.mht", "a.txt", "a.md"])
def test_a_file_that_can_be_an_article_opens(name: str) -> None:
    files = (Path("/x/b.png"), Path("/x") / name)
    assert source(files=files) == FileSource(Path("/x") / name)


@pytest.mark.parametrize("name", ["passwd", "a.pdf", "a.html.exe", ".html", "照片.jpg", "a"])
def test_a_file_that_is_none_is_named_and_not_opened(name: str) -> None:
    with pytest.raises(OpeningError) as refused:
        source(files=(Path("/etc") / name,))
    assert refused.value.kind == ErrorKind.FILE_TYPE
    assert refused.value.details == {"name": name}


@pytest.mark.parametrize(
    "text", ["/etc/passwd", "file:///etc/passwd", "~/.ssh/id_rsa", "/dev/zero"]
)
def test_a_text_that_is_a_path_of_something_else_stays_a_text(text: str) -> None:
    assert source(text=text) == TextSource(text, text)


def test_structure_is_kept_where_it_is_more_than_one_paragraph() -> None:
    structured, plain = sources_offered(Offer(text=TEXT, html=PAGE))
    assert isinstance(structured, TextSource)
    assert structured.content == PAGE
    assert isinstance(plain, TextSource)
    assert plain.content == TEXT
    assert sources_offered(Offer(text=TEXT, html="<b>一段</b>")) == (
        TextSource(TEXT, "望河镇的菜市场开门了。"),
        None,
    )
    assert source(html=PAGE) == TextSource(PAGE, "")


@pytest.mark.parametrize("offer", [Offer(), Offer(text=" \n"), Offer(html=" ")])
def test_nothing_is_said_to_be_nothing(offer: Offer) -> None:
    assert not offer.holds_something
    with pytest.raises(OpeningError) as refused:
        sources_offered(offer)
    assert refused.value.kind == ErrorKind.NOTHING_COPIED


def test_an_offer_takes_everything_out_of_qt_and_leaves_other_computers_alone() -> None:
    mime = QMimeData()
    mime.setUrls(
        [
            QUrl.fromLocalFile("/x/萝卜.html"),
            QUrl("file://server/share/a.html"),
            QUrl("https://a.cn/"),
        ]
    )
    mime.setHtml("<p>甲")
    offer = Offer.of(mime)
    assert offer.files == (Path("/x/萝卜.html"),)
    assert offer.addresses == ("https://a.cn/",)
    assert offer.html == "<p>甲"
    assert Offer.of(None) == Offer()
