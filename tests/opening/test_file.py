"""Files: ordinary ones are read, everything else is told, nothing hangs."""

import os
import socket
import sys
from pathlib import Path

import pytest

from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.retrieved import never
from haidai.opening.retrievers.file import FileRetriever
from haidai.opening.sources import AddressSource, FileSource


def refused(path: Path, largest: int = 20_000_000) -> OpeningError:
    with pytest.raises(OpeningError) as caught:
        FileRetriever(largest).retrieve(FileSource(path), never)
    return caught.value


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("a.txt", "text/plain"), ("a.md", "text/plain"), ("a.HTM", "text/html"),
     ("a.html", "text/html"), ("a", None), ("a.xyz", None)],
)  # fmt: skip
def test_a_file_is_read_and_its_suffix_says_what_it_is(
    tmp_path: Path, name: str, content_type: str | None
) -> None:
    (tmp_path / name).write_bytes(b"abc")
    retrieved = FileRetriever().retrieve(FileSource(tmp_path / name), never)
    assert (retrieved.data, retrieved.name, retrieved.content_type) == (b"abc", name, content_type)


@pytest.mark.parametrize("name", ["absent.txt", "absent/deeper.txt", "a\x00b", "长" * 3000])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name).kind in {ErrorKind.FILE_MISSING, ErrorKind.FILE_UNREADABLE}


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    error = refused(tmp_path / "a.txt" / "b.txt")
    assert (error.kind, error.details) == (ErrorKind.FILE_MISSING, {"name": "b.txt"})


def test_a_folder_is_told(tmp_path: Path) -> None:
    error = refused(tmp_path)
    assert (error.kind, error.details) == (ErrorKind.FILE_IS_FOLDER, {"name": tmp_path.name})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refused(tmp_path / "pipe.txt").kind is ErrorKind.FILE_TYPE


@pytest.mark.skipif(sys.platform == "win32", reason="has other devices")
def test_a_device_and_a_socket_are_refused(tmp_path: Path) -> None:
    assert refused(Path("/dev/zero")).kind is ErrorKind.FILE_TYPE
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "s"))
        assert refused(tmp_path / "s").kind is ErrorKind.FILE_TYPE


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file whose reading fails")
def test_a_file_that_cannot_be_read_is_told() -> None:
    assert refused(Path("/proc/self/mem")).kind is ErrorKind.FILE_UNREADABLE


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "a.txt").chmod(0)
    assert refused(tmp_path / "a.txt").kind is ErrorKind.FILE_UNREADABLE


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    assert refused(tmp_path / "a.txt").kind is ErrorKind.FILE_UNREADABLE


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    error = refused(tmp_path / "big.txt")
    assert (error.kind, error.details) == (
        ErrorKind.TOO_LARGE, {"name": "big.txt", "limit": "20 MB"},
    )  # fmt: skip


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 100)
    retrieved = FileRetriever(100).retrieve(FileSource(tmp_path / "a.txt"), never)
    assert len(retrieved.data) == 100
    assert refused(tmp_path / "a.txt", 99).kind is ErrorKind.TOO_LARGE


def test_a_cancel_ends_the_reading(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    with pytest.raises(OpeningError) as caught:
        FileRetriever().retrieve(FileSource(tmp_path / "a.txt"), lambda: True)
    assert caught.value.kind is ErrorKind.CANCELLED


def test_another_kind_of_source_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        FileRetriever().retrieve(AddressSource(Url("http://a.example/")), never)
