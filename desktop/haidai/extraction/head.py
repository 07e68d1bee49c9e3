"""The parts of a page that only machines read: its <title>, meta elements and JSON-LD."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from haidai.extraction.lines import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_RECORDS = 200  # of a script
_AUTHOR_META = ("author", "article:author", "byl", "dc.creator", "parsely-author")


class Head:
    """The parts of a page that only machines read."""

    def __init__(self, root: "HtmlElement") -> None:
        self._meta: dict[str, str] = {}
        for element in root.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop")
            content = clean(element.get("content") or "")
            if name and content:
                self._meta.setdefault(name.lower(), content[:1000])
        title = next(root.iter("title"), None)
        self.title = clean(title.text_content())[:400] if title is not None else ""
        self.records = list(_json_ld(root))

    def meta(self, names: Iterable[str]) -> str:
        """The content of the first of these meta elements, or nothing."""
        return next((self._meta[name.lower()] for name in names if name.lower() in self._meta), "")

    def authors(self) -> tuple[str, ...]:
        """Who wrote the article, by its JSON-LD, else by its meta elements."""
        found: list[object] = []
        for record in self.records:
            if "headline" in record or "articleBody" in record:
                author = record.get("author")
                found += author if isinstance(author, list) else [author]
        names = [item.get("name") if isinstance(item, dict) else item for item in found]
        if not any(names):
            names = [self.meta(_AUTHOR_META)]
        clear = [clean(name) for name in names if isinstance(name, str) and "://" not in name]
        return tuple(dict.fromkeys(name for name in clear if 1 < len(name) <= 60))[:8]

    def linked(self, name: str) -> str:
        """A text of the page's JSON-LD, or nothing."""
        for record in self.records:
            value = record.get(name)
            if isinstance(value, str) and value.strip():
                return value
        return ""


def _json_ld(root: "HtmlElement") -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            found = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        queue = [found]
        for value in islice(queue, MOST_RECORDS):  # which grows while it is read
            if isinstance(value, list):
                queue.extend(value[:50])
            elif isinstance(value, dict):
                yield value
                if isinstance(graph := value.get("@graph"), list):
                    queue.extend(graph[:50])
