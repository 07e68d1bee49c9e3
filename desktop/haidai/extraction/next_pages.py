"""Which link of a page leads to its continuation: 下一页, at an address that counts on."""

import html
import re
from urllib.parse import urljoin, urlsplit

from haidai.article.values import Url

MOST = 99
_WORDS = ("下一页", "下一頁", "下页", "下頁", "后一页", "Next page")
# In the encodings pages have, to ask bytes before they are decoded.
MARKS = tuple(
    dict.fromkeys(
        word.encode(encoding, "ignore")
        for word in _WORDS
        for encoding in ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
        if len(word.encode(encoding, "ignore")) >= 4
    )
)
_FOUND = re.compile("|".join(_WORDS))
_LOOKED_BACK = 800  # characters between the beginning of a link and its words
_MOST_LINKS = 20
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?P<mark>[_-]p?|/(?:page[/_-]?|p)?|[?&](?:page|p|pn|pg|pageno|paged|page_no)=)"
    r"(?P<number>\d{1,2})(?![\d])",
    re.IGNORECASE,
)


def next_page(page: str, address: Url, first: Url, number: int) -> tuple[Url, int] | None:
    """The address of the page behind this one and its number, or None where it is the last.

    `address` is this page's, `number` its place; `first` is where the article begins.
    """
    for count, found in enumerate(_FOUND.finditer(page)):
        if count == _MOST_LINKS:
            break
        before = page[max(found.start() - _LOOKED_BACK, 0) : found.start()]
        start = max(before.rfind("<a "), before.rfind("<A "))
        link = before[start:]
        if start < 0 or "</a" in link.lower() or (href := _HREF.search(link)) is None:
            continue
        target = html.unescape(href[1] or href[2] or href[3] or "").strip()
        try:
            url = Url.parse(urljoin(address.text, target).partition("#")[0])
        except ValueError:
            continue
        if url is not None and (place := page_number(first, url)) and place > number:
            return url, place
    return None


def page_number(first: Url, other: Url) -> int | None:
    """Which page of the article at `first` an address is, 2 to 99; None for another article.

    They differ in nothing but the count: `a.html` and `a_2.html`, `/a/1` and `/a/2`,
    `?id=3` and `?id=3&page=2`.
    """
    here, there = urlsplit(first.text), urlsplit(other.text)
    if here.netloc.lower() != there.netloc.lower():
        return None
    begun = _path(here.path, here.query)
    text = _path(there.path, there.query)
    for found in _COUNTED.finditer(text):
        number = int(found["number"])
        if not 2 <= number <= MOST:
            continue
        before, behind = text[: found.start()], text[found.end() :]
        if found["mark"].startswith("?") and behind.startswith("&"):
            behind = f"?{behind[1:]}"
        counted = {f"{before}{found['mark']}{one}{behind}" for one in ("0", "1", "01")}
        if begun.rstrip("/") in {each.rstrip("/") for each in {before + behind} | counted}:
            return number
    return None


def _path(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
