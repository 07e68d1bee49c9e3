"""The recently opened articles: a short list in one file, newest first.

Only what can be opened again is listed: addresses and files. The file is a convenience: when
it is damaged it is set aside and the list starts anew.
"""

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from haidai import paths

log = logging.getLogger(__name__)

LIMIT = 20
LONGEST_TITLE = 200
LONGEST_LOCATION = 30_000
LARGEST_FILE = 4_000_000  # bytes


@dataclass(frozen=True, slots=True)
class RecentArticle:
    """An article opened before: its title, and the address or path that opens it again."""

    title: str
    location: str


class RecentArticles:
    """The list; `articles` is its current value. Every change is written at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.set_aside: Path | None = None
        """Where the file lies that was damaged, None where none was."""
        self.articles: tuple[RecentArticle, ...] = self._read()

    def add(self, title: str, location: str) -> None:
        """Put an article at the top; the same location listed before moves up."""
        newest = RecentArticle(title[:LONGEST_TITLE], location)
        others = [article for article in self.articles if article.location != location]
        self._change((newest, *others[: LIMIT - 1]))

    def clear(self) -> None:
        """Forget them all."""
        self._change(())

    def _change(self, articles: tuple[RecentArticle, ...]) -> None:
        if articles == self.articles:
            return
        self.articles = articles
        rows = [{"title": article.title, "location": article.location} for article in articles]
        content = json.dumps(rows, ensure_ascii=False, indent=1)
        try:
            paths.write_atomically(self._path, content.encode("utf-8", "replace"))
        except OSError as error:
            log.warning("recent articles could not be written: %s", error)

    def _read(self) -> tuple[RecentArticle, ...]:
        try:
            content = paths.read_small(self._path, LARGEST_FILE)
            articles = _understood(content) if content is not None else ()
        except OSError as error:
            log.warning("recent articles are not readable: %s", error)
            return ()
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            self.set_aside = paths.set_aside(self._path)
            log.warning("recent articles were damaged (%s); set aside as %s", error, self.set_aside)
            return ()
        return articles


def _understood(content: bytes) -> tuple[RecentArticle, ...]:
    """The list in a file.

    Raises:
        ValueError, TypeError, KeyError, RecursionError: there is none.
    """
    rows = json.loads(content)
    if not isinstance(rows, list):
        raise TypeError("not a list")
    articles = []
    for row in rows[:LIMIT]:
        title, location = row["title"], row["location"]
        if not (isinstance(title, str) and isinstance(location, str)):
            raise TypeError("not a title and a location")
        f"{title}{location}".encode()  # half a character can be neither shown nor written
        if len(location) <= LONGEST_LOCATION:
            articles.append(RecentArticle(title[:LONGEST_TITLE], location))
    return tuple(articles)
