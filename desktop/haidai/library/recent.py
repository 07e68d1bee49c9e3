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


@dataclass(frozen=True, slots=True)
class RecentArticle:
    """An article opened before: its title, and the address or path that opens it again."""

    title: str
    location: str


class RecentArticles:
    """The list; `articles` is its current value. Every change is written at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
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
            rows = json.loads(self._path.read_bytes())
            articles = [RecentArticle(str(row["title"]), str(row["location"])) for row in rows]
        except FileNotFoundError:
            return ()
        except OSError as error:
            log.warning("recent articles are not readable: %s", error)
            return ()
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            aside = paths.set_aside(self._path)
            log.warning("recent articles were damaged (%s); set aside as %s", error, aside)
            return ()
        return tuple(articles[:LIMIT])
