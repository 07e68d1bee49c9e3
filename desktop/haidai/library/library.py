"""What is kept from one run to the next: the articles read, and the places in each.

SQLite with `BEGIN IMMEDIATE` and a busy timeout, so that two windows do not fail each other;
what `keep` has returned from survives a crash and a power cut. A damaged file is set aside and
the library begins anew; what could still be read of it is taken along. Where the disk refuses,
or the file is of a newer version of this program, it stays as it is, and this run keeps its
articles in memory.
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
from haidai.library.rescue import Rescued, Row, is_damage, rescued
from haidai.library.schema import NewerSchemaError, migrate
from haidai.library.visits import Visit

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

    `set_aside` is where a damaged one lies now, None where nothing was wrong; `refused` says
    that nothing is kept beyond this run.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.set_aside: Path | None = None
        self.refused = False
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = self._open(path)
        except NewerSchemaError as error:
            self._keep_in_memory(error, Rescued())
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                self._begin_anew(str(error))
            elif path.is_file():
                self._keep_in_memory(error, rescued(path))
            else:
                raise OSError(str(error)) from error

    def check(self) -> None:
        """Look through the whole file (some milliseconds), and begin anew where it is damaged."""
        with self._lock:
            try:
                answer = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    log.warning("the library could not be looked through: %s", error)
                    return
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
            connection.execute("DELETE FROM heard WHERE key NOT IN (SELECT key FROM articles)")

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
        part, place = next(self._answers(question, key_of(article)), (0, 0))
        return (part, place) if isinstance(part, int) and isinstance(place, int) else (0, 0)

    def keep_heard(self, visit: Visit, place: int) -> None:
        """Keep where the reading aloud of an article that is kept stopped; 0: at its end.

        Raises:
            OSError: the disk refuses.
        """
        key, length = key_of(visit.original), len(visit.article.text)
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO heard SELECT key, ?, ?, ? FROM articles WHERE key = ?",
                (visit.part, place, length, key),
            )

    def heard_before(self, visit: Visit) -> int:
        """Where the reading aloud of what is shown stopped; 0 where nothing is known of it."""
        if not visit.remembered:
            return 0
        length = len(visit.article.text)
        question = "SELECT place FROM heard WHERE key = ? AND part = ? AND length = ?"
        for (place,) in self._answers(question, key_of(visit.original), visit.part, length):
            if isinstance(place, int) and 0 <= place < length:
                return place
        return 0

    def last(self) -> Kept | None:
        """The article read last, or None before the first; one that is damaged is passed over."""
        question = "SELECT article, part, place FROM articles ORDER BY opened DESC LIMIT 5"
        for content, part, place in self._answers(question):
            try:
                article = from_json(json.loads(_unpacked(content)))
                return Kept(article, int(part), int(place))
            except (ValueError, TypeError, RecursionError, zlib.error) as error:
                log.warning("an article in the library is damaged: %s", error)
        return None

    def last_is_large(self) -> bool:
        """Whether `last` would take longer than a start may."""
        question = "SELECT length(article) FROM articles ORDER BY opened DESC LIMIT 1"
        return any(int(length) > LARGE for (length,) in self._answers(question))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _answers(self, question: str, *values: str | int) -> Iterator[Row]:
        """The rows that answer a question, as far as they can be read."""
        rows: list[Row] = []
        with self._lock:
            try:
                rows += self._connection.execute(question, values)
            except sqlite3.Error as error:
                log.warning("the library could not be read: %s", error)
        return iter(rows)

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
        known = rescued(self._path)
        self.set_aside = paths.set_aside(self._path)
        log.warning("the library was damaged (%s); set aside as %s", reason, self.set_aside)
        if self.set_aside is None:
            self._keep_in_memory("nothing can be written beside it", known)
            return
        try:
            for companion in ("-wal", "-shm"):
                Path(f"{self._path}{companion}").unlink(missing_ok=True)
            self._connection = self._open(self._path)
            self._take(known)
        except (OSError, sqlite3.Error) as error:
            self._keep_in_memory(error, known)

    def _keep_in_memory(self, reason: object, known: Rescued) -> None:
        log.warning("nothing is kept beyond this run: %s", reason)
        self.refused = True
        self._connection = self._open(":memory:")
        self._take(known)

    def _take(self, known: Rescued) -> None:
        with self._transaction() as connection:
            for order, rows in (
                ("INSERT OR IGNORE INTO articles VALUES (?, ?, ?, ?, ?, ?)", known.articles),
                ("INSERT OR IGNORE INTO heard VALUES (?, ?, ?, ?)", known.heard),
            ):
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


def _unpacked(content: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(content, LARGEST_ARTICLE)
    if unpacking.unconsumed_tail:
        raise ValueError("too large")
    return unpacked


def _stored(text: str) -> str:
    """Half a character cannot be stored."""
    return text.encode("utf-8", "replace").decode()
