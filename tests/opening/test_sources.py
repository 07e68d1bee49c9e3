"""What a typed or pasted text means."""

from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.sources import (
    AddressSource,
    FileSource,
    Source,
    TextSource,
    exists,
    parse_source,
)
from tests.timing import took


def parsed(text: str, *files: str) -> Source:
    return parse_source(text, exists=lambda path: str(path) in files)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://news.example.com/a.html", "https://news.example.com/a.html"),
        ("  HTTP://news.example.com/a \n", "http://news.example.com/a"),
        ("www.example.com/a.html", "https://www.example.com/a.html"),
        ("example.com", "https://example.com"),
        ("新闻.中国/渡口", "https://新闻.中国/渡口"),
        ("news.example.com:8080/?id=3", "https://news.example.com:8080/?id=3"),
        ("【老渡口的清晨】https://m.example.com/s/3a9 复制打开", "https://m.example.com/s/3a9"),
        ("看这篇：https://a.example/1，还有https://b.example/2", "https://a.example/1"),
        ("老渡口的清晨\nhttps://a.example/1\n来自手机客户端", "https://a.example/1"),
        ("(https://a.example/1).", "https://a.example/1"),
    ],
)
def test_addresses_are_found(text: str, url: str) -> None:
    assert parsed(text) == AddressSource(Url(url))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("article.html", "article.html"),
        ("notes.txt", "notes.txt"),
        ("/home/某人/文章.txt", "/home/某人/文章.txt"),
        ("file:///home/a%20b/%E6%96%87.html", "/home/a b/文.html"),
        ("file://localhost/home/a.txt", "/home/a.txt"),
        ("C:\\texts\\a.txt", "C:\\texts\\a.txt"),
        ('"/home/a b.txt"', "/home/a b.txt"),
        ("没有这篇文章", "没有这篇文章"),
    ],
)
def test_paths_are_files(text: str, path: str) -> None:
    assert parsed(text) == FileSource(Path(path))


def test_an_existing_file_wins_over_an_address_of_its_name() -> None:
    assert parsed("www.example.com", "www.example.com") == FileSource(Path("www.example.com"))
    assert parsed("a.b/c.txt", "a.b/c.txt") == FileSource(Path("a.b/c.txt"))


def test_a_mistyped_file_in_a_folder_that_exists_is_a_file() -> None:
    assert parsed("site.org/page.html", "site.org") == FileSource(Path("site.org/page.html"))


def test_the_home_folder_is_understood() -> None:
    assert parsed("~/a.txt") == FileSource(Path.home() / "a.txt")


def test_an_article_is_a_text_even_when_it_names_an_address() -> None:
    text = (
        "老渡口的清晨\n" + "河水缓缓流过，船工开始一天的工作。" * 40 + "\n原文 https://a.example/1"
    )
    assert parsed(text) == TextSource(text, "老渡口的清晨")


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><p>正文</p>",
        "第一段。\n第二段。",
        "长" * 400,
        "水退了，人回来了，日子又像个日子了。",
    ],
)
def test_texts_are_texts(text: str) -> None:
    source = parsed(text)
    assert isinstance(source, TextSource)
    assert source.content == text


def test_long_and_odd_lines_do_not_upset_the_real_file_system() -> None:
    assert isinstance(parse_source("a\x00b"), TextSource)
    assert isinstance(parse_source("长" * 100_000), TextSource)


@pytest.mark.parametrize(
    "text", ["ftp://a.example/b", "http://", "https://u:p@a.example/", "http:///a"]
)
def test_addresses_no_page_can_have_are_refused(text: str) -> None:
    with pytest.raises(OpeningError) as caught:
        parsed(text)
    assert caught.value.kind is ErrorKind.BAD_ADDRESS
    assert caught.value.details == {"address": text}


@pytest.mark.parametrize("text", ["", "  \n\t", "\ufeff"])
def test_nothing_is_nothing(text: str) -> None:
    with pytest.raises(OpeningError) as caught:
        parsed(text)
    assert caught.value.kind is ErrorKind.EMPTY


def test_every_source_has_a_label_and_a_key_of_its_own() -> None:
    address = AddressSource(Url("https://a.example/news/1.html"))
    file = FileSource(Path("/home/a/文章.txt"))
    text = TextSource("正文", "粘贴的文字")
    assert (address.label, file.label, text.label) == (
        "a.example/news/1.html", "文章.txt", "粘贴的文字",
    )  # fmt: skip
    assert address.key == "https://a.example/news/1.html"
    assert file.key == "file:///home/a/%E6%96%87%E7%AB%A0.txt"
    assert text.key == TextSource("正文".encode(), "-").key != TextSource("别的", "-").key
    assert len(TextSource("正文", "长" * 400).label) == 60


@pytest.mark.parametrize(
    "name",
    [
        "a b.html",
        "a%20b.html",
        "a#b.html",
        "a?b.html",
        "文章 “一”.txt",
        "x\ny.txt",
        "~",
        "\udcff.txt",
    ],
)
def test_the_key_of_a_file_opens_the_same_file_again(tmp_path: Path, name: str) -> None:
    source = FileSource(tmp_path / name)
    assert parse_source(source.key) == source


def test_a_drive_that_does_not_answer_keeps_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Event()

    def hanging(_: Path) -> bool:
        return answers.wait(20)

    monkeypatch.setattr(Path, "exists", hanging)
    begun = monotonic()
    assert not exists(Path("/mnt/gone/a.html"))
    took(monotonic() - begun, at_most=1)
    answers.set()


def test_there_is_what_is_there_and_nothing_where_there_can_be_nothing(tmp_path: Path) -> None:
    assert exists(tmp_path)
    assert not exists(tmp_path / "a.html")
    assert not exists(Path("a\0b"))
