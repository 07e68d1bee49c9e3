"""The library: what it has acknowledged is there after anything."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from haidai.article.values import Url
from haidai.library.keeper import Keeper
from haidai.library.library import MOST_ARTICLES, Kept, Library, key_of
from haidai.library.schema import MIGRATIONS
from haidai.library.visits import visit
from tests.fakes.articles import HOSTILE_TEXTS, long_article, short_article

ARTICLE = short_article()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "library.sqlite"


def test_a_new_library_knows_nothing(path: Path) -> None:
    library = Library(path)
    assert library.last() is None
    assert library.place_of(ARTICLE) == (0, 0)
    library.close()


def test_article_and_place_are_there_in_the_next_run(path: Path) -> None:
    library = Library(path)
    library.keep(Kept(ARTICLE, 0, 12))
    library.keep_place(ARTICLE, 2, 345)
    library.close()
    again = Library(path)
    assert again.last() == Kept(ARTICLE, 2, 345)
    assert again.place_of(ARTICLE) == (2, 345)
    again.close()


def test_the_last_article_is_the_one_kept_last(path: Path) -> None:
    library = Library(path)
    other = long_article()
    for article in (ARTICLE, other, ARTICLE):
        library.keep(Kept(article))
    last = library.last()
    assert last is not None
    assert last.article == ARTICLE
    library.close()


def test_an_article_is_known_by_its_address_else_by_its_text() -> None:
    assert key_of(ARTICLE) == str(ARTICLE.url)
    pasted = replace(ARTICLE, url=None)
    assert key_of(pasted) == key_of(replace(pasted, source="另一家"))
    assert key_of(pasted) != key_of(replace(pasted, title="另一篇"))
    assert key_of(replace(pasted, title="\ud800"))


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_titles_and_texts_come_back_as_they_were(path: Path, text: str) -> None:
    library = Library(path)
    article = replace(ARTICLE, title=text, url=None)
    library.keep(Kept(article))
    last = library.last()
    assert last is not None
    assert last.article == article
    library.close()


def test_the_oldest_articles_go_when_there_are_too_many(path: Path) -> None:
    library = Library(path)
    for number in range(MOST_ARTICLES + 3):
        library.keep(Kept(replace(ARTICLE, url=Url(f"https://a.cn/{number}")), 0, number + 1))
    assert library.place_of(replace(ARTICLE, url=Url("https://a.cn/0"))) == (0, 0)
    newest = replace(ARTICLE, url=Url(f"https://a.cn/{MOST_ARTICLES + 2}"))
    assert library.place_of(newest) == (0, MOST_ARTICLES + 3)
    library.close()


@pytest.mark.parametrize("damage", [b"", b"no database at all " * 99, b"SQLite format 3\0broken"])
def test_a_damaged_library_is_set_aside(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    library = Library(path)
    library.keep(Kept(ARTICLE, 0, 5))
    assert library.place_of(ARTICLE) == (0, 5)
    if damage:
        assert library.set_aside is not None
        assert library.set_aside.read_bytes() == damage
    library.close()


def test_what_can_be_read_of_a_damaged_library_is_taken_along(path: Path) -> None:
    library = Library(path)
    for number in range(200):
        article = replace(long_article(3_000), url=Url(f"https://a.cn/{number}"))
        library.keep(Kept(article, 0, number))
    library.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 40_000] = os.urandom(40_000)
    path.write_bytes(content)
    again = Library(path)
    again.check()
    assert again.set_aside is not None
    kept = again._connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    assert kept > 20
    again.close()


def test_a_library_of_a_newer_version_is_not_touched(path: Path) -> None:
    Library(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    library = Library(path)
    library.keep(Kept(ARTICLE, 0, 7))
    assert library.place_of(ARTICLE) == (0, 7)
    library.close()
    assert path.read_bytes() == before


def test_a_damaged_article_is_passed_over(path: Path) -> None:
    library = Library(path)
    library.keep(Kept(ARTICLE))
    other = long_article()
    library.keep(Kept(other))
    library._connection.execute(
        "UPDATE articles SET article = x'00ff' WHERE key = ?", (key_of(other),)
    )
    last = library.last()
    assert last is not None
    assert last.article == ARTICLE
    library.close()


def test_a_folder_that_refuses_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):  # noqa: PT011 - which one is the system's business
        Library(tmp_path / "file" / "library.sqlite")


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from haidai.library.library import Kept, Library
from tests.fakes.articles import short_article
library = Library(Path(sys.argv[1]))
library.keep(Kept(short_article()))
number = library.place_of(short_article())[1]
while True:
    number += 1
    library.keep_place(short_article(), 0, number)
    print(number, flush=True)
"""


def kills(path: Path, times: int) -> None:
    """Kill a writing process again and again: what it had acknowledged must be there."""
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(root / "desktop"), str(root)))}
    for number in range(times):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, env=environment
        ) as process:
            assert process.stdout is not None
            acknowledged = [process.stdout.readline() for _ in range(1 + number % 7)]
            process.send_signal(signal.SIGKILL)
            acknowledged += process.stdout.read().splitlines()
        library = Library(path)
        assert library.set_aside is None
        assert library.place_of(ARTICLE)[1] >= int(acknowledged[-1])
        library.keep_place(ARTICLE, 0, 0)
        library.close()


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(path: Path) -> None:
    kills(path, 5)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_nothing_acknowledged_is_lost_in_two_hundred_kills(path: Path) -> None:
    kills(path, 200)


def test_the_keeper_writes_in_order_and_before_it_ends(path: Path) -> None:
    told: list[Path] = []
    keeper = Keeper(Library(path), told.append)
    keeper.keep(Kept(ARTICLE))
    for place in range(50):
        keeper.keep_place(ARTICLE, 0, place)
    keeper.close()
    keeper.close()
    again = Library(path)
    assert again.place_of(ARTICLE) == (0, 49)
    again.close()
    assert told == []


def test_the_keeper_tells_where_a_damaged_library_lies_now(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all " * 99)
    told: list[Path] = []
    Keeper(Library(path), told.append).close()
    assert [each.read_bytes()[:11] for each in told] == [b"no database"]


def test_where_an_article_was_heard_is_known_in_the_next_run(path: Path) -> None:
    heard = visit(ARTICLE)
    library = Library(path)
    library.keep_heard(heard, 7)
    assert library.heard_before(heard) == 0  # nothing is kept of what is not
    library.keep(Kept(ARTICLE))
    library.keep_heard(heard, 5)
    library.keep_heard(heard, 7)
    library.close()

    again = Library(path)
    assert again.heard_before(heard) == 7
    assert again.heard_before(visit(ARTICLE, remembered=False)) == 0
    other = visit(replace(ARTICLE, title=ARTICLE.title + "（更新）"))
    assert other.original.url == ARTICLE.url
    assert again.heard_before(other) == 0  # another text now: the place means nothing in it
    again.keep_heard(heard, 0)
    assert again.heard_before(heard) == 0
    again.close()


def test_a_library_of_the_first_version_is_taken_over(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"{MIGRATIONS[0]} PRAGMA user_version = 1;")
        row = (key_of(ARTICLE), ARTICLE.title, b"", 0, 42, 1)
        connection.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)", row)
        connection.commit()
    library = Library(path)
    assert library.set_aside is None
    assert library.place_of(ARTICLE) == (0, 42)
    library.keep_heard(visit(ARTICLE), 7)
    assert library.heard_before(visit(ARTICLE)) == 7
    library.close()


def test_what_was_heard_goes_with_its_article(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("haidai.library.library.MOST_ARTICLES", 1)
    library = Library(path)
    library.keep(Kept(ARTICLE))
    library.keep_heard(visit(ARTICLE), 7)
    library.keep(Kept(replace(short_article(), title="另一篇", url=None)))
    assert library._connection.execute("SELECT count(*) FROM heard").fetchone() == (0,)
    library.close()
