"""What is kept of the web: whole or not at all, within bounds, for nobody else's eyes."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.values import Url
from haidai.opening.cache import DiskCache, Kept, _read, _written

PAGE = Url("https://news.example/a")
KEPT = Kept(
    "<p>河水</p>".encode(), Url("https://news.example/b"), 3, "text/html", "utf-8", '"1"', "x"
)


@pytest.fixture
def cache(tmp_path: Path) -> DiskCache:
    return DiskCache(tmp_path / "deep" / "web")


def entries(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.page"))


def test_what_was_kept_comes_back_as_it_was(cache: DiskCache) -> None:
    assert cache.get(PAGE) is None
    cache.put(PAGE, KEPT)
    assert cache.get(PAGE) == KEPT
    assert cache.get(KEPT.url) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder by its own rights")
def test_nobody_else_sees_what_was_read(cache: DiskCache, tmp_path: Path) -> None:
    cache.put(PAGE, KEPT)
    folder = entries(tmp_path)[0].parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@given(st.integers(0, 10_000), st.binary(max_size=4))
def test_a_damaged_entry_is_no_entry(place: int, damage: bytes) -> None:
    entry = _written(KEPT)
    place %= len(entry)
    damaged = entry[:place] + damage + entry[place + len(damage) :]
    assert _read(damaged) == (KEPT if damaged == entry else None)
    assert _read(entry[:place]) is None


def test_a_damaged_file_is_as_if_it_were_not_there(cache: DiskCache, tmp_path: Path) -> None:
    cache.put(PAGE, KEPT)
    path = entries(tmp_path)[0]
    path.write_bytes(path.read_bytes()[:-3])
    assert cache.get(PAGE) is None
    path.unlink()
    path.mkdir()
    assert cache.get(PAGE) is None
    cache.put(PAGE, KEPT)  # cannot be written, and nothing is raised


def test_the_longest_unread_make_room(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, largest=5_000)
    pages = [Url(f"https://news.example/{number}") for number in range(6)]
    for number, page in enumerate(pages):
        cache.put(page, Kept(os.urandom(1_000), page, 3))
        for path in entries(tmp_path):  # as if an hour had passed
            status = path.stat()
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 3_600_000_000_000))
        if number == 3:
            assert cache.get(pages[0]) is not None
    assert sum(path.stat().st_size for path in entries(tmp_path)) <= 5_000
    assert cache.get(pages[0]) is not None
    assert cache.get(pages[1]) is None
    assert cache.get(pages[5]) is not None


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = DiskCache(tmp_path / "file" / "web")
    cache.put(PAGE, KEPT)
    assert cache.get(PAGE) is None


def test_what_is_larger_than_all_room_is_not_kept(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, largest=100)
    cache.put(PAGE, Kept(os.urandom(1_000), PAGE, 3))
    assert entries(tmp_path) == []
