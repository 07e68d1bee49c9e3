"""From a source to an article, the whole way but the network."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from haidai.article.model import Article
from haidai.article.values import Url
from haidai.errors import ErrorKind, ExtractionError, OpeningError
from haidai.messages import Messages
from haidai.opening.opener import Opener, standard_opener
from haidai.opening.parsers.html import saved_address
from haidai.opening.retrieved import Retrieved
from haidai.opening.sources import AddressSource, FileSource, TextSource
from tests.fakes.opening import FakeParser, FakeRetriever
from tests.fakes.web_server import serving

FIXTURES = Path(__file__).parents[1] / "fixtures"
TEXT = (FIXTURES / "riverside.txt").read_text("utf-8")
PAGE = (FIXTURES / "riverside.html").read_text("utf-8")
TITLE = "溪畔观察|一场全市现场会,为什么开到了老渡口?"


def opened(content: str | bytes) -> Article:
    return standard_opener().open(TextSource(content, "粘贴的文字"))


def refused(content: str | bytes) -> OpeningError:
    with pytest.raises(OpeningError) as caught:
        opened(content)
    return caught.value


@pytest.mark.parametrize("name", ["riverside.txt", "riverside.html"])
def test_a_file_opens(name: str) -> None:
    article = standard_opener().open(FileSource(FIXTURES / name))
    assert article.title == TITLE
    assert [section.heading for section in article.sections] == [None, "旧岸新生", "顺水行舟"]


def test_text_and_page_give_the_same_sections() -> None:
    from_text, from_page = opened(TEXT), opened(PAGE)
    assert [section.deck for section in from_text.sections] == [
        section.deck for section in from_page.sections
    ]
    assert from_text.text == from_page.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("text", [TEXT, PAGE], ids=["text", "page"])
def test_every_encoding_gives_the_same_article(text: str, encoding: str) -> None:
    for declared in ("utf-8", "gb2312", "big5", "nonsense"):
        data = text.replace('charset="utf-8"', f'charset="{declared}"').encode(encoding)
        assert opened(data) == opened(text)


def test_an_address_opens_and_keeps_its_final_address() -> None:
    with serving() as server:
        server.page("/2024/a.html", PAGE, "text/html")
        address = server.redirect("/short", "/2024/a.html")
        article = standard_opener().open(AddressSource(Url(address)))
        assert article.title == TITLE
        assert str(article.url) == server.address("/2024/a.html")
        assert str(article.trail[1].url) == server.address("/yunchuan/")


def test_a_page_of_plain_text_opens_from_an_address() -> None:
    with serving() as server:
        article = standard_opener().open(
            AddressSource(Url(server.page("/a.txt", TEXT, "text/plain; charset=utf-8")))
        )
    assert article.title == TITLE
    assert str(article.url).endswith("/a.txt")


@pytest.mark.parametrize(
    "content", ["", " \n\t\u3000", b"", b"\xef\xbb\xbf \r\n", b"\xff\xfe \x00"]
)
def test_nothing_is_told_as_nothing(content: str | bytes) -> None:
    error = refused(content)
    assert (error.kind, error.details) == (ErrorKind.EMPTY, {"name": "粘贴的文字"})


def test_random_bytes_are_no_text() -> None:
    for seed in range(20):
        noise = b"".join(hashlib.sha512(b"%d %d" % (seed, i)).digest() for i in range(300))
        error = refused(noise)
        assert (error.kind, error.details) == (ErrorKind.NOT_TEXT, {"name": "粘贴的文字"})


@pytest.mark.parametrize("content", [b"%PDF-1.7\n1 0 obj", b"PK\x03\x04rest", b"\x89PNG\r\n\x1a\n"])
def test_other_documents_are_another_type(content: bytes) -> None:
    assert refused(content).kind is ErrorKind.FILE_TYPE


def test_a_page_without_text_holds_no_article() -> None:
    error = refused("<html><body><div></div></body></html>")
    assert isinstance(error, ExtractionError)
    assert (error.kind, error.details) == (ErrorKind.NO_ARTICLE, {"name": "粘贴的文字"})


def test_a_text_above_the_limit_is_refused() -> None:
    assert refused("长" * 20_000_001).kind is ErrorKind.TOO_LARGE


def test_every_error_has_its_whole_sentence() -> None:
    for error in (refused(""), refused(b"%PDF-1.7"), refused("<p></p>")):
        assert "粘贴的文字" in Messages().sentence(error)


def test_a_cancel_before_and_after_the_retrieval_is_heard() -> None:
    answers = iter([False, True])
    with pytest.raises(OpeningError) as caught:
        standard_opener().open(TextSource(TEXT, "a"), lambda: next(answers))
    assert caught.value.kind is ErrorKind.CANCELLED


def test_a_document_no_parser_accepts_is_of_unknown_type() -> None:
    source = TextSource("", "a.xyz")
    retriever = FakeRetriever({source.key: Retrieved(b"data", "a.xyz")})
    with pytest.raises(OpeningError) as caught:
        Opener({TextSource: retriever}, [FakeParser(None)]).open(source)
    assert (caught.value.kind, caught.value.details) == (ErrorKind.FILE_TYPE, {"name": "a.xyz"})


def test_the_first_parser_that_accepts_reads() -> None:
    source = TextSource("", "a")
    retriever = FakeRetriever({source.key: Retrieved(b"data", "a")})
    first, second = Article("老渡口"), Article("别的")
    parsers = [FakeParser(None), FakeParser(first), FakeParser(second)]
    assert Opener({TextSource: retriever}, parsers).open(source) is first
    assert retriever.asked == [source]


def test_the_saved_from_comment_wins_over_the_canonical_link() -> None:
    comment = "<!-- saved from url=(0028)https://news.example.com/b?c-->"
    assert str(saved_address(comment + PAGE)) == "https://news.example.com/b?c"
    assert str(saved_address(PAGE)) == "https://news.example.com/2024/riverside.html"


@pytest.mark.parametrize(
    "page",
    [
        "<!-- saved from url=(0014)about:internet -->",
        "<link rel=canonical href='/relative'>",
        "<link rel='canonical' href='javascript:alert(1)'>",
        "<link rel='stylesheet' href='https://a.example/'>",
        "",
    ],
)
def test_a_page_that_names_no_web_address_has_none(page: str) -> None:
    assert saved_address(page) is None


def test_the_canonical_link_is_read_in_any_order_and_unescaped() -> None:
    page = "<LINK href=https://a.example/?b=1&amp;c=2 REL=canonical>"
    assert str(saved_address(page)) == "https://a.example/?b=1&c=2"


def test_importing_the_opener_loads_neither_lxml_nor_urllib3() -> None:
    code = (
        "import sys; from haidai.opening.opener import standard_opener; standard_opener();"
        "loaded = {name.split('.')[0] for name in sys.modules};"
        "print(sorted(loaded & {'lxml', 'urllib3', 'ssl', 'http'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "desktop")},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
