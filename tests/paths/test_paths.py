"""Files are replaced whole or not at all, and everything lies where its owner looks for it."""

import os
from pathlib import Path

import pytest

from haidai import paths
from tests.homes import Home


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "文章.pdf"
    path.write_bytes(b"old")
    return path


def alone(path: Path) -> bool:
    """Whether nothing else lies beside a file."""
    return [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_resources_are_found() -> None:
    assert (paths.resources() / "i18n" / "messages.zh-CN.json").is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows asks no variable for these folders")
def test_what_is_kept_lies_in_the_readers_home(home: Home) -> None:
    for path in (paths.settings_file(), paths.data_folder(), paths.cache_folder()):
        assert path.is_relative_to(home.folder)
        assert paths.APPLICATION in path.parts
        assert not path.exists()


def test_a_block_that_ends_well_replaces_the_file(file: Path) -> None:
    with paths.replacing(file) as temporary:
        assert (temporary.parent, temporary.suffix) == (file.parent, ".pdf")
        assert temporary.read_bytes() == b""
        temporary.write_bytes(b"new")
        assert file.read_bytes() == b"old"
    assert file.read_bytes() == b"new"
    assert alone(file)


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, ValueError])
def test_a_block_that_raises_leaves_everything_as_it_was(
    file: Path, error: type[BaseException]
) -> None:
    def fill() -> None:
        with paths.replacing(file) as temporary:
            temporary.write_bytes(b"half")
            raise error

    with pytest.raises(error):
        fill()
    assert file.read_bytes() == b"old"
    assert alone(file)


def test_a_new_file_appears(tmp_path: Path) -> None:
    paths.write_atomically(tmp_path / "new" / "folder" / "file", b"content")
    assert (tmp_path / "new" / "folder" / "file").read_bytes() == b"content"


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(file)
    paths.write_atomically(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_link_to_nowhere_makes_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "later")
    paths.write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "later").read_bytes() == b"new"


def test_a_link_to_itself_is_an_ordinary_error_or_replaced(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    paths.write_atomically(loop, b"new")
    assert loop.read_bytes() == b"new"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        paths.write_atomically(tmp_path, b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither of the two")
def test_a_device_and_a_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/null")):
        with pytest.raises(OSError, match="not an ordinary file"):
            paths.write_atomically(path, b"")
    assert not Path("/dev/null").is_file()


def test_a_missing_folder_is_an_ordinary_error(tmp_path: Path) -> None:
    with pytest.raises(OSError), paths.replacing(tmp_path / "gone" / "file"):  # noqa: PT011
        pass


def test_a_damaged_file_is_set_aside_under_a_new_name(file: Path) -> None:
    aside = paths.set_aside(file)
    assert aside is not None
    assert aside.read_bytes() == b"old"
    assert aside.suffix == ".pdf"
    assert not file.exists()


def test_only_a_file_is_set_aside(tmp_path: Path) -> None:
    assert paths.set_aside(tmp_path) is None
    assert paths.set_aside(tmp_path / "gone") is None
