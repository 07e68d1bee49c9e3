"""What can still be had of a library that is damaged, or that the disk does not let us use."""

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

PATIENCE = 1.0  # seconds for a library that somebody else has locked
Row = tuple[Any, ...]
_REFUSALS = frozenset(
    {
        sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
    }
)  # fmt: skip
_COLUMNS = "SELECT key, title, article, part, place, opened FROM articles"
_HEARD = "SELECT key, part, place, length FROM heard"


@dataclass(frozen=True, slots=True)
class Rescued:
    """Rows of a library: the articles, and where the reading aloud of them stopped."""

    articles: Sequence[Row] = ()
    heard: Sequence[Row] = ()


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is not what it should be; else the disk, or somebody, refuses."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF not in _REFUSALS


def rescued(path: Path) -> Rescued:
    """What of a library can be read, the rest left out; the file stays as it is."""
    address = path.absolute().as_uri()
    # In a folder that cannot be written, only a file that never changes can be read.
    for manner in ("mode=ro", "immutable=1"):
        try:
            connection = sqlite3.connect(f"{address}?{manner}", uri=True, timeout=PATIENCE)
        except sqlite3.Error:
            continue
        try:
            return Rescued(_rows(connection), _rows_in_order(connection, _HEARD))
        except sqlite3.Error as error:
            log.warning("the library cannot be read (%s): %s", manner, error)
        finally:
            connection.close()
    return Rescued()


def _rows(connection: sqlite3.Connection) -> list[Row]:
    rows: list[Row] = []
    lost = 0
    # The index knows the rows even where the first of their pages is damaged.
    order = "SELECT rowid FROM articles INDEXED BY articles_by_opened ORDER BY opened"
    try:
        numbers = connection.execute(order).fetchall()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return _rows_in_order(connection, _COLUMNS)
    for number in numbers:
        try:
            rows += connection.execute(f"{_COLUMNS} WHERE rowid = ?", number)
        except sqlite3.DatabaseError:
            lost += 1
    log.info("%d articles could be read, %d could not", len(rows), lost)
    return rows


def _rows_in_order(connection: sqlite3.Connection, order: str) -> list[Row]:
    """The rows before the first that cannot be read."""
    rows: list[Row] = []
    try:
        rows += connection.execute(order)
    except sqlite3.Error as error:
        log.warning("%d rows could be read of the damaged library: %s", len(rows), error)
    return rows
