"""Libraries that are damaged, and disks that refuse: what is kept is never made worse by us."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from haidai.article.values import Url
from haidai.library.keeper import Keeper
from haidai.library.library import Kept, Library
from haidai.library.visits import visit
from tests.fakes.articles import long_article, short_article
from tests.fakes.disk import full_disk
from tests.fakes.mutations import mutated

ARTICLE = short_article()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of twenty articles, the last of which is `ARTICLE`, left at 12."""
    path = tmp_path / "a % folder?" / "library.sqlite"
    library = Library(path)
    for number in range(19):
        article = replace(long_article(3_000), url=Url(f"https://a.cn/{number}"))
        library.keep(Kept(article, 0, number))
    library.keep(Kept(ARTICLE, 0, 12))
    library.close()
    return path


def test_a_full_disk_keeps_nobody_from_reading_on(path: Path) -> None:
    before = path.read_bytes()
    with full_disk():
        library = Library(path)
        library.check()
        assert library.last() == Kept(ARTICLE, 0, 12)
        library.close()
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.glob("*damaged*")] == []


def test_a_new_library_on_a_full_disk_is_kept_for_this_run(tmp_path: Path) -> None:
    with full_disk():
        library = Library(tmp_path / "library.sqlite")
        library.keep(Kept(ARTICLE, 0, 7))
        assert library.place_of(ARTICLE) == (0, 7)
        assert library.refused
        library.close()


def test_a_damaged_library_on_a_full_disk_is_left_where_it_is(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(damaged := content[:4096] + bytes(4096) + content[8192:])
    with full_disk():
        library = Library(path)
        library.check()
        library.keep(Kept(ARTICLE, 0, 7))
        assert library.place_of(ARTICLE) == (0, 7)
        library.close()
    aside = library.set_aside or path
    assert aside.read_bytes() == damaged


def test_a_library_somebody_else_has_locked_is_not_set_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("haidai.library.library.BUSY_SECONDS", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    library = Library(path)
    library.check()
    library.keep(Kept(ARTICLE, 0, 7))
    assert library.place_of(ARTICLE) == (0, 7)
    assert library.refused
    assert library.set_aside is None
    library.close()
    other.execute("ROLLBACK")
    other.close()
    again = Library(path)
    assert again.last() == Kept(ARTICLE, 0, 12)
    again.close()


def test_one_damaged_article_costs_no_other(path: Path) -> None:
    content = bytearray(path.read_bytes())
    leaves = [start for start in range(0, len(content), 4096) if content[start] == 0x0D]
    content[leaves[0] : leaves[0] + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    library = Library(path)
    library.check()
    known = [library.place_of(replace(ARTICLE, url=Url(f"https://a.cn/{n}")))[1] for n in range(19)]
    assert sum(place == number for number, place in enumerate(known)) >= 15, known
    assert library.last() is not None
    library.close()


def test_where_articles_were_heard_is_taken_along(path: Path) -> None:
    library = Library(path)
    library.keep_heard(visit(ARTICLE), 7)
    library.close()
    content = bytearray(path.read_bytes())
    leaves = [start for start in range(0, len(content), 4096) if content[start] == 0x0D]
    content[leaves[-1] : leaves[-1] + 4096] = b"\xff" * 4096  # of articles
    path.write_bytes(content)
    library = Library(path)
    library.check()
    assert library.set_aside is not None
    assert library.heard_before(visit(ARTICLE)) == 7
    library.close()


@pytest.mark.parametrize("seeds", [range(start, start + 50) for start in range(0, 200, 50)])
def test_every_damaged_library_opens_and_keeps(path: Path, seeds: range) -> None:
    content = path.read_bytes()
    for seed in seeds:
        damaged = path.with_name(f"{seed}.sqlite")
        damaged.write_bytes(mutated(content, seed))
        library = Library(damaged)
        library.last_is_large()
        library.last()
        library.place_of(ARTICLE)
        library.check()
        library.last()
        library.keep(Kept(ARTICLE, 0, seed))
        assert library.last() == Kept(ARTICLE, 0, seed), seed
        library.close()


def test_a_closed_library_knows_nothing(path: Path) -> None:
    library = Library(path)
    library.close()
    assert library.place_of(ARTICLE) == (0, 0)
    assert library.last() is None
    assert not library.last_is_large()


def test_the_keeper_tells_once_that_nothing_can_be_kept(tmp_path: Path) -> None:
    told: list[str] = []
    path = tmp_path / "library.sqlite"
    library = Library(path)
    with full_disk():
        keeper = Keeper(library, lambda _: None, lambda: told.append("refused"))
        for place in range(5):
            keeper.keep(Kept(ARTICLE, 0, place))
        keeper.close()
    assert told == ["refused"]
