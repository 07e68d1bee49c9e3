"""The tables of the library, as numbered migrations: each is applied once, in its order."""

import sqlite3

MIGRATIONS = (
    # 1: every article opened, with the place where its reader stands.
    """
    CREATE TABLE articles (
        key TEXT PRIMARY KEY,       -- the address, else the SHA-256 of the text
        title TEXT NOT NULL,
        article BLOB NOT NULL,      -- the article's JSON, compressed with zlib
        part INTEGER NOT NULL,      -- of a very long article, from 0
        place INTEGER NOT NULL,     -- offset in the text of that part, at the top of the page
        opened INTEGER NOT NULL     -- counts up: the largest was read last
    );
    CREATE INDEX articles_by_opened ON articles (opened);
    """,
    # 2: where the reading aloud of an article stopped.
    """
    CREATE TABLE IF NOT EXISTS heard (
        key TEXT NOT NULL,          -- of the article
        part INTEGER NOT NULL,
        place INTEGER NOT NULL,     -- offset of the sentence in the text of that part
        length INTEGER NOT NULL,    -- of that text: in another one the place means nothing
        PRIMARY KEY (key, part)
    );
    """,
)


class NewerSchemaError(Exception):
    """The database was written by a newer version of this program."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database to the newest schema, all of it or nothing.

    Raises:
        sqlite3.DatabaseError: the file is no database, or is damaged.
        NewerSchemaError: this program is too old for it.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise NewerSchemaError(f"schema {version}, and this program knows {len(MIGRATIONS)}")
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version={number}; COMMIT;")
