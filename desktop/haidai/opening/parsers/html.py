"""Web pages, from the web or saved to a file."""

import re
from collections.abc import Callable

from haidai.article.model import Article, SavedPicture
from haidai.article.values import Url
from haidai.errors import ErrorKind, ExtractionError
from haidai.extraction import charset
from haidai.opening import media
from haidai.opening.pictures import saved_beside
from haidai.opening.retrieved import Retrieved

_LOOKED_AT = 300_000
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\((\d{1,5})\)(\S{1,8000})")
_LINK = re.compile(r"<link\b([^<>]{1,9000})>", re.IGNORECASE)
_CANONICAL = re.compile(r"\brel\s*=\s*[\"']?canonical\b", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


_PASSWORD = re.compile(r"<input\b[^<>]{0,2000}\btype\s*=\s*[\"']?password\b", re.IGNORECASE)
_ASKS_FOR_SCRIPTS = re.compile(
    r"enable javascript|requires? javascript|javascript is (?:disabled|required)"
    r"|(?:启用|开启|打开|支持|允许)\s{0,2}java\s?script|啟用\s{0,2}java\s?script",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
LITTLE = 60  # characters of a text that is no article where the page says why


class HtmlParser:
    """Reads web pages by `haidai.extraction`."""

    def accepts(self, retrieved: Retrieved) -> bool:
        """Whether the bytes are a page: by their type, else by their tags."""
        return media.is_text(retrieved.content_type, retrieved.data) and media.is_html(
            retrieved.content_type, retrieved.data
        )

    def parse(self, retrieved: Retrieved, *, whole: bool = False) -> Article:
        """The article of the page; its address is where it came from, else what it names.

        Raises:
            OpeningError: EMPTY, NOT_TEXT, NO_ARTICLE, or why the page holds none: LOGIN_NEEDED,
                NEEDS_JAVASCRIPT.
        """
        text = charset.decode(retrieved.data, retrieved.charset)
        path = retrieved.path

        def beside(src: str) -> SavedPicture | None:
            return saved_beside(path, src) if path is not None else None

        address = retrieved.url or saved_address(text)
        return read_page(text, address, beside if path else None, whole=whole)


def read_page(
    text: str,
    address: Url | None,
    saved: Callable[[str], SavedPicture | None] | None = None,
    *,
    whole: bool = False,
) -> Article:
    """The article of a page, or all its text; `saved` finds the pictures saved with it.

    Raises:
        ExtractionError: the kind says why there is none.
    """
    from haidai.extraction.page import extract, whole_page  # late: lxml costs a third of the start

    if whole:
        return whole_page(text, address, saved)
    try:
        article = extract(text, address, saved=saved)
    except ExtractionError as error:
        raise ExtractionError(why_empty(text) or error.kind) from error
    said = sum(len(block.text) for section in article.sections for block in section.blocks)
    if said < LITTLE and (reason := why_empty(text, sure=True)):
        raise ExtractionError(reason)
    return article


def why_empty(page: str, *, sure: bool = False) -> ErrorKind | None:
    """Why a page without an article has none, as far as it tells.

    With `sure` only what it says of itself counts, not that it consists of scripts.
    """
    head = page[:_LOOKED_AT]
    if _PASSWORD.search(head):
        return ErrorKind.LOGIN_NEEDED
    if _ASKS_FOR_SCRIPTS.search(head) or (not sure and _SCRIPT.search(head)):
        return ErrorKind.NEEDS_JAVASCRIPT
    return None


def saved_address(page: str) -> Url | None:
    """Where a saved page was: its "saved from url" comment, else its canonical link."""
    head = page[:_LOOKED_AT]
    if found := _SAVED_FROM.search(head):
        url = Url.parse(found[2][: int(found[1])])
        if url is not None:
            return url
    for link in _LINK.finditer(head):
        if _CANONICAL.search(link[1]) and (href := _HREF.search(link[1])):
            import html  # late: with it come the names of two thousand characters

            return Url.parse(html.unescape(href[1] or href[2] or href[3] or ""))
    return None
