"""The pictures of an article: from the web, beside a saved page, inside one; from nowhere else."""

import base64
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from haidai.article.model import Article, Image, SavedPicture
from haidai.article.serialized import from_json, to_json
from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.cache import DiskCache
from haidai.opening.doors import Doors, standard_doors
from haidai.opening.retrievers.web import Web
from haidai.opening.sources import AddressSource, FileSource, TextSource
from tests.fakes.network import FakeConnector, FakeResolver
from tests.fakes.web_server import WebServer, serving

PNG = b"\x89PNG\r\n\x1a\n" + b"rest"
TEXT = "河水缓缓流过老渡口，船工开始了一天的工作，岸边的人说，日子又像个日子了。"
HEAD = "<html><head><title>老渡口的清晨</title></head><body><h1>老渡口的清晨</h1>"
PAGE_URL = Url("http://news.example/a")


def page(*pictures: str, head: str = HEAD) -> str:
    return head + f"<p>{TEXT}</p>" + "".join(pictures) + f"<p>{TEXT}</p>"


def images(article: Article) -> list[Image]:
    blocks = [block for section in article.sections for block in section.blocks]
    return [block for block in blocks if isinstance(block, Image)]


def refused(doors: Doors, image: Image, url: Url | None = PAGE_URL) -> ErrorKind:
    with pytest.raises(OpeningError) as caught:
        doors.pictures.retrieve(image, url)
    return caught.value.kind


@pytest.fixture
def server() -> Iterator[WebServer]:
    with serving() as running:
        yield running


@pytest.fixture
def connector(server: WebServer) -> FakeConnector:
    return FakeConnector(server.server_address[1])


@pytest.fixture
def doors(connector: FakeConnector, tmp_path: Path) -> Doors:
    names = {"news.example": ["1.1.1.1"], "cdn.example": ["1.0.0.1"], "intranet": ["10.0.0.5"]}
    return standard_doors(
        Web(lambda: DiskCache(tmp_path / "c"), FakeResolver(names), connector, dict, 3)
    )


# From the web


@pytest.mark.parametrize(
    "data", [PNG, b"\xff\xd8\xff\xe0", b"GIF87a", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8 "]
)
def test_a_picture_comes_whatever_its_server_calls_it(
    doors: Doors, server: WebServer, data: bytes
) -> None:
    server.page("/a.png", data, "text/plain")
    assert doors.pictures.retrieve(Image(Url("http://cdn.example/a.png")), PAGE_URL) == data


@pytest.mark.parametrize("data", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"BM", b"", b"GIF"])
def test_what_is_no_picture_is_refused(doors: Doors, server: WebServer, data: bytes) -> None:
    server.page("/a.png", data, "image/png")
    assert refused(doors, Image(Url("http://cdn.example/a.png"))) is ErrorKind.FILE_TYPE


def test_a_picture_above_ten_megabytes_is_refused(doors: Doors, server: WebServer) -> None:
    server.page("/a.png", PNG + b"\0" * 10_000_000)
    assert refused(doors, Image(Url("http://cdn.example/a.png"))) is ErrorKind.TOO_LARGE


@pytest.mark.parametrize("host", ["127.0.0.1", "intranet", "[::1]", "2130706433"])
def test_a_page_of_the_web_shows_no_picture_from_inside(
    doors: Doors, server: WebServer, connector: FakeConnector, host: str
) -> None:
    server.page("/a.png", PNG)
    image = Image(Url(f"http://{host}/a.png"))
    for url in (PAGE_URL, None, Url("http://127.0.0.1/saved-from")):
        assert refused(doors, image, url) is ErrorKind.PRIVATE_ADDRESS
    assert connector.addresses == []
    assert server.requests == []


def test_a_page_inside_shows_the_pictures_of_its_neighbours(
    doors: Doors, server: WebServer
) -> None:
    server.page("/a", page("<img src='http://10.0.0.6/a.png'>"))
    server.page("/a.png", PNG)
    article = doors.opener.open(AddressSource(Url("http://intranet/a")))
    assert doors.pictures.retrieve(images(article)[0], article.url) == PNG
    inner = Image(Url("http://127.0.0.1/a.png"))
    assert refused(doors, inner, article.url) is ErrorKind.PRIVATE_ADDRESS


def test_a_picture_seen_before_comes_without_a_network(
    doors: Doors, server: WebServer, connector: FakeConnector
) -> None:
    server.page("/a.png", PNG)
    image = Image(Url("http://cdn.example/a.png"))
    doors.pictures.retrieve(image, PAGE_URL)
    connector.error = OSError("no way")
    assert doors.pictures.retrieve(image, PAGE_URL) == PNG


def test_a_cancel_is_heard(doors: Doors, server: WebServer) -> None:
    address = server.drip("/a.png", b"HTTP/1.1 200 OK\r\n\r\n", b"x")
    del address
    with pytest.raises(OpeningError) as caught:
        doors.pictures.retrieve(Image(Url("http://cdn.example/a.png")), PAGE_URL, lambda: True)
    assert caught.value.kind is ErrorKind.CANCELLED


def test_an_image_without_a_place_is_missing(doors: Doors) -> None:
    assert refused(doors, Image(None, "渡口")) is ErrorKind.FILE_MISSING


# Beside a saved page


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "saved" / "清晨_files"
    folder.mkdir(parents=True)
    (folder / "渡 口.png").write_bytes(PNG)
    (folder / "deeper").mkdir()
    (folder / "deeper" / "b.png").write_bytes(PNG + b"b")
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "saved" / "beside.png").write_bytes(PNG)
    return tmp_path / "saved" / "清晨.html"


@pytest.mark.parametrize(
    "src",
    ["./清晨_files/渡 口.png", "清晨_files/%E6%B8%A1%20%E5%8F%A3.png", "清晨_files/deeper/b.png?1"],
)
@pytest.mark.parametrize("comment", ["", "<!-- saved from url=(0021)http://news.example/a -->"])
def test_a_saved_page_finds_its_pictures(
    doors: Doors, saved: Path, connector: FakeConnector, src: str, comment: str
) -> None:
    saved.write_text(
        comment + page(f"<figure><img src='{src}'><figcaption>岸</figcaption></figure>")
    )
    article = doors.opener.open(FileSource(saved))
    (image,) = images(article)
    assert image.text == "岸"
    assert doors.pictures.retrieve(image, article.url).startswith(PNG)
    assert connector.asked == []
    assert from_json(to_json(article)) == article


NAMES = [
    "清晨_files/../../secret.png", "清晨_files/..%2f..%2fsecret.png", "../secret.png",
    "/etc/passwd", "file:///etc/passwd", "清晨_files//渡 口.png", "清晨_files/",
    "清晨_files/deeper",
    "beside.png", "别的_files/a.png", "清晨_files\\渡 口.png", "清晨_files/link.png",
    "清晨_files/out/secret.png", "清晨_files/pipe.png", "清晨_files/absent.png",
    "清晨_files/\0.png",
    "C:清晨_files/a.png", "清晨_files/a:b.png", "清晨_files/a/a/a/a/a/a.png",
]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are of other systems")
@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_of_this_computer_is_shown(doors: Doors, saved: Path, name: str) -> None:
    folder = saved.with_name("清晨_files")
    (folder / "link.png").symlink_to(saved.parent.parent / "secret.png")
    (folder / "out").symlink_to(saved.parent.parent)
    os.mkfifo(folder / "pipe.png")
    saved.write_text(page(f"<img src='{name}'>"))
    assert images(doors.opener.open(FileSource(saved))) == []
    made_up = Image(None, saved=SavedPicture(str(saved), name))
    assert refused(doors, made_up) is ErrorKind.FILE_MISSING


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_folder_that_is_a_link_is_not_the_pages_own(doors: Doors, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.png").write_bytes(PNG)
    (tmp_path / "a_files").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "a.html").write_text(page("<img src='a_files/a.png'>"))
    assert images(doors.opener.open(FileSource(tmp_path / "a.html"))) == []


def test_a_page_from_the_web_or_pasted_names_no_file(
    doors: Doors, server: WebServer, saved: Path
) -> None:
    content = page("<img src='./清晨_files/渡 口.png'>")
    server.page("/a", content)
    (image,) = images(doors.opener.open(AddressSource(PAGE_URL)))
    assert image.saved is None
    assert images(doors.opener.open(TextSource(content, "粘贴的文字"))) == []
    assert saved.parent.exists()


def test_a_large_or_odd_saved_picture_is_refused(doors: Doors, saved: Path) -> None:
    folder = saved.with_name("清晨_files")
    (folder / "a.svg").write_bytes(b"<svg/>")
    with (folder / "big.png").open("wb") as file:
        file.write(PNG)
        file.truncate(10_000_001)
    for name, kind in (("a.svg", ErrorKind.FILE_TYPE), ("big.png", ErrorKind.TOO_LARGE)):
        picture = SavedPicture(str(saved), f"清晨_files/{name}")
        assert refused(doors, Image(None, saved=picture)) is kind


# Inside a page saved in one file


def mhtml(content: str, encoding: str = "8bit") -> bytes:
    body = content.encode("gb18030")
    if encoding == "base64":
        body = base64.encodebytes(body)
    return b"\r\n".join(
        [
            b"From: <Saved by a browser>",
            b"Snapshot-Content-Location: http://news.example/a",
            b"MIME-Version: 1.0",
            b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x--"',
            b"",
            b"",
            b"----x--",
            b"Content-Type: text/html; charset=gbk",
            b"Content-Transfer-Encoding: " + encoding.encode(),
            b"Content-Location: http://news.example/a",
            b"",
            body,
            b"----x--",
            b"Content-Type: image/png",
            b"Content-Transfer-Encoding: base64",
            b"Content-Location: http://cdn.example/a.png",
            b"",
            base64.encodebytes(PNG),
            b"----x--",
            b"Content-Type: image/gif",
            b"Content-ID: <b@x>",
            b"",
            b"GIF89a",
            b"----x----",
            b"",
        ]
    )


@pytest.mark.parametrize("encoding", ["8bit", "base64"])
@pytest.mark.parametrize("name", ["a.mhtml", "a.MHT", "a.txt", "a"])
def test_a_page_saved_in_one_file_opens_with_its_pictures(
    doors: Doors, tmp_path: Path, connector: FakeConnector, name: str, encoding: str
) -> None:
    content = page("<img src='http://cdn.example/a.png'>", "<img src='cid:b@x'>")
    (tmp_path / name).write_bytes(mhtml(content, encoding))
    article = doors.opener.open(FileSource(tmp_path / name))
    assert (article.title, article.url) == ("老渡口的清晨", PAGE_URL)
    assert article.text.count(TEXT) == 2
    found = [doors.pictures.retrieve(image, article.url) for image in images(article)]
    assert [data[:6] for data in found] == [PNG[:6], b"GIF89a"]
    assert connector.asked == []


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a--\r\n",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nnothing",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n"
        + b"--a\r\n" * 99_999,
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n"
        + b"Content-Type: multipart/related; boundary=a\r\n\r\n--a\r\n" * 9_999,
        b"",
        mhtml(page())[:300],
    ],
)  # fmt: skip
def test_a_damaged_file_is_told(doors: Doors, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.mhtml").write_bytes(data)
    with pytest.raises(OpeningError) as caught:
        doors.opener.open(FileSource(tmp_path / "a.mhtml"))
    assert caught.value.kind in {
        ErrorKind.FILE_TYPE, ErrorKind.EMPTY, ErrorKind.NO_ARTICLE,
    }  # fmt: skip
    assert caught.value.details["name"] == "a.mhtml"


@pytest.mark.parametrize("part", ["part:0", "part:99", "part:-1", "part:x", "part:²", "part:"])
def test_a_part_that_is_no_picture_is_refused(doors: Doors, tmp_path: Path, part: str) -> None:
    (tmp_path / "a.mhtml").write_bytes(mhtml(page()))
    image = Image(None, saved=SavedPicture(str(tmp_path / "a.mhtml"), part))
    assert refused(doors, image) in {ErrorKind.FILE_TYPE, ErrorKind.FILE_MISSING}
