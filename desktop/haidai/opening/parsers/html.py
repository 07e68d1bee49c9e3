"""Web pages, from the web or saved to a file."""

import html
import re

from haidai.article.model import Article
from haidai.article.values import Url
from haidai.extraction import charset
from haidai.opening import media
from haidai.opening.opener import Retrieved

_LOOKED_AT = 300_000
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\((\d{1,5})\)(\S{1,8000})")
_LINK = re.compile(r"<link\b([^<>]{1,9000})>", re.IGNORECASE)
_CANONICAL = re.compile(r"\brel\s*=\s*[\"']?canonical\b", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


class HtmlParser:
    """Reads web pages by `haidai.extraction`."""

    def accepts(self, retrieved: Retrieved) -> bool:
        """Whether the bytes are a page: by their type, else by their tags."""
        return media.is_text(retrieved.content_type, retrieved.data) and media.is_html(
            retrieved.content_type, retrieved.data
        )

    def parse(self, retrieved: Retrieved) -> Article:
        """The article of the page; its address is where it came from, else what it names.

        Raises:
            OpeningError: EMPTY, NOT_TEXT or NO_ARTICLE.
        """
        from haidai.extraction.page import extract  # late: lxml costs a third of the start

        text = charset.decode(retrieved.data, retrieved.charset)
        return extract(text, retrieved.url or saved_address(text))


def saved_address(page: str) -> Url | None:
    """Where a saved page was: its "saved from url" comment, else its canonical link."""
    head = page[:_LOOKED_AT]
    if found := _SAVED_FROM.search(head):
        url = Url.parse(found[2][: int(found[1])])
        if url is not None:
            return url
    for link in _LINK.finditer(head):
        if _CANONICAL.search(link[1]) and (href := _HREF.search(link[1])):
            return Url.parse(html.unescape(href[1] or href[2] or href[3] or ""))
    return None
