"""A later start can say what a command line can say, and nothing else."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.values import Url
from haidai.instance.message import LONGEST, Request
from haidai.opening.retrievers.file import LARGEST
from haidai.opening.sources import AddressSource, FileSource, MistypedSource, Source, TextSource


@pytest.mark.parametrize(
    "source",
    [
        None,
        AddressSource(Url("https://news.example.com/一/2?a=b")),
        FileSource(Path("/home/奶奶/文章 1.html")),
        TextSource("第一行\n第二行", "第一行"),
        TextSource(b"\xff\x00\n{}", "-"),
        MistypedSource("ftp://news.example/1"),
    ],
)
def test_every_source_arrives_as_it_was(source: Source | None) -> None:
    request = Request(source, "token-1")
    assert Request.from_bytes(request.to_bytes()) == request


def test_a_path_arrives_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arrived = Request.from_bytes(Request(FileSource(Path("a/../b.html"))).to_bytes())
    assert arrived.source == FileSource(tmp_path / "b.html")


def test_a_name_that_is_no_text_arrives_as_it_was() -> None:
    source = FileSource(Path("/tmp/\udcff.html"))
    assert Request.from_bytes(Request(source).to_bytes()).source == source


def test_a_text_that_is_too_large_stays_so_and_still_fits() -> None:
    message = Request(TextSource("字" * (LARGEST + 5), "-")).to_bytes()
    assert len(message) <= LONGEST
    arrived = Request.from_bytes(message).source
    assert isinstance(arrived, TextSource)
    assert len(arrived.content) == LARGEST + 1


@pytest.mark.parametrize(
    "head",
    [
        {},
        [],
        {"kind": "shell"},
        {"kind": "address"},
        {"kind": "address", "address": "file:///etc/passwd"},
        {"kind": "address", "address": "javascript:alert(1)"},
        {"kind": "file", "path": "relative.html"},
        {"kind": "file", "path": "/a\x00b"},
        {"kind": "file", "path": "/" + "a" * 9_000},
        {"kind": "file", "path": 3},
        {"kind": "window", "activation": "a\nb"},
        {"kind": "window", "activation": "a" * 201},
        {"kind": "window", "activation": None},
    ],
)
def test_what_no_command_line_can_say_is_refused(head: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Request.from_bytes(json.dumps(head).encode() + b"\n")


def test_a_head_too_long_too_deep_or_missing_is_refused() -> None:
    for message in (b"", b"{}", b"[" * 15_000 + b"\n", b" " * 30_000 + b"\n", b"\xff\n"):
        with pytest.raises(ValueError, match=r".*"):
            Request.from_bytes(message)


@given(st.binary(max_size=300))
def test_whatever_arrives_is_a_request_or_a_refusal(message: bytes) -> None:
    try:
        request = Request.from_bytes(message)
    except ValueError:
        return
    assert Request.from_bytes(request.to_bytes()) == request
