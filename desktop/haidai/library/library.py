"""What is kept from one run to the next: the articles read, and the place in each.

SQLite with `BEGIN IMMEDIATE` and a busy timeout, so that two windows do not fail each other;
what `keep` has returned from survives a crash and a power cut. A damaged file is set aside and
the library begins anew; what could still be read of it is taken along. A file of a newer
version of this program stays as it is, and this run keeps its articles in memory.
"""

import json
import logging
import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from haidai import paths
from haidai.article.model import Article
from haidai.article.serialized import from_json, to_json
from haidai.library.schema import NewerSchemaError, migrate

log = logging.getLogger(__name__)

MOST_ARTICLES = 500
BUSY_SECONDS = 10.0
LARGE = 200_000  # bytes, compressed: some hundred thousand characters
LARGEST_ARTICLE = 40_000_000  # bytes of JSON; a larger one is read but not kept


@dataclass(frozen=True, slots=True)
class Kept:
    """An article and where its reader stands: the part, from 0, and the offset in its text."""

    article: Article
    part: int = 0
    place: int = 0


def key_of(article: Article) -> str:
    """What an article is kept under: its address, else the SHA-256 of its text."""
    if article.url is not None:
        return str(article.url)
    import hashlib  # late: it loads OpenSSL

    return f"sha256:{hashlib.sha256(article.text.encode('utf-8', 'surrogatepass')).hexdigest()}"


class Library:
    """The database; may be used from several threads.

    `set_aside` is where a damaged one lies now, None where nothing was wrong.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.set_aside: Path | None = None
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = self._open(path)
        except NewerSchemaError as error:
            log.warning("the library cannot be used: %s", error)
            self._connection = self._open(":memory:")
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not path.is_file():
                raise OSError(str(error)) from error
            self._begin_anew(str(error))

    def check(self) -> None:
        """Look through the whole file (some milliseconds), and begin anew where it is damaged.

        Raises:
            OSError: the disk refuses.
        """
        with self._lock:
            try:
                answer = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            except sqlite3.DatabaseError as error:
                answer = str(error)
            if answer != "ok":
                self._connection.close()
                self._begin_anew(answer)

    def keep(self, kept: Kept) -> None:
        """Keep an article and its place; it is now the one read last.

        Raises:
            OSError: the disk refuses.
        """
        content = zlib.compress(json.dumps(to_json(kept.article)).encode())
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO articles VALUES (?, ?, ?, ?, ?,"
                " (SELECT coalesce(max(opened), 0) + 1 FROM articles))"
                " ON CONFLICT (key) DO UPDATE SET title = excluded.title,"
                " article = excluded.article, part = excluded.part, place = excluded.place,"
                " opened = excluded.opened",
                (key_of(kept.article), _stored(kept.article.title), content, kept.part, kept.place),
            )
            connection.execute(
                "DELETE FROM articles WHERE opened <= (SELECT max(opened) FROM articles) - ?",
                (MOST_ARTICLES,),
            )

    def keep_place(self, article: Article, part: int, place: int) -> None:
        """Keep another place in an article that is kept.

        Raises:
            OSError: the disk refuses.
        """
        with self._writing() as connection:
            connection.execute(
                "UPDATE articles SET part = ?, place = ? WHERE key = ?",
                (part, place, key_of(article)),
            )

    def place_of(self, article: Article) -> tuple[int, int]:
        """Part and place where the reader of an article stood; the beginning of an unknown one."""
        question = "SELECT part, place FROM articles WHERE key = ?"
        with self._lock:
            row = self._connection.execute(question, (key_of(article),)).fetchone()
        return (int(row[0]), int(row[1])) if row else (0, 0)

    def last(self) -> Kept | None:
        """The article read last, or None before the first; one that is damaged is passed over."""
        question = "SELECT article, part, place FROM articles ORDER BY opened DESC LIMIT 5"
        with self._lock:
            rows = self._connection.execute(question).fetchall()
        for content, part, place in rows:
            try:
                article = from_json(json.loads(_unpacked(content)))
            except (ValueError, TypeError, zlib.error) as error:
                log.warning("an article in the library is damaged: %s", error)
            else:
                return Kept(article, int(part), int(place))
        return None

    def last_is_large(self) -> bool:
        """Whether `last` would take longer than a start may."""
        question = "SELECT length(article) FROM articles ORDER BY opened DESC LIMIT 1"
        with self._lock:
            row = self._connection.execute(question).fetchone()
        return row is not None and int(row[0]) > LARGE

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _open(self, path: Path | str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            migrate(connection)
            connection.execute("SELECT count(*) FROM articles").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _begin_anew(self, reason: str) -> None:
        rows = _readable_rows(self._path)
        self.set_aside = paths.set_aside(self._path)
        for companion in ("-wal", "-shm"):
            Path(f"{self._path}{companion}").unlink(missing_ok=True)
        log.warning("the library was damaged (%s); set aside as %s", reason, self.set_aside)
        self._connection = self._open(self._path)
        with self._transaction() as connection:
            order = "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)"
            connection.executemany(order, rows)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise OSError(str(error)) from error


def _readable_rows(path: Path) -> list[tuple[object, ...]]:
    """What can still be read of a damaged library, row by row."""
    rows: list[tuple[object, ...]] = []
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    except sqlite3.Error:
        return rows
    try:
        cursor = connection.execute("SELECT key, title, article, part, place, opened FROM articles")
        while row := cursor.fetchone():
            rows.append(row)
    except sqlite3.Error as error:
        log.warning("%d articles could be read of the damaged library: %s", len(rows), error)
    finally:
        connection.close()
    return rows


def _unpacked(content: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(content, LARGEST_ARTICLE)
    if unpacking.unconsumed_tail:
        raise ValueError("too large")
    return unpacked


def _stored(text: str) -> str:
    """Half a character cannot be stored."""
    return text.encode("utf-8", "replace").decode()
