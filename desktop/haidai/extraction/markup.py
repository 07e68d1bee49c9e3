"""Hostile markup made harmless before it is parsed.

lxml loses the text below depth 255, and libxml2 compares every attribute of a tag with all the
others: a single tag can take minutes that nobody can break off. So tags below a bound, and
those behind the first so many, are taken out and their text stays; a tag keeps its first
attributes. One pass over the tags as a browser tells them from text, linear whatever they are.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 20_000_000  # characters of markup that are looked at
DEEPEST = 200
MOST_TAGS = 40_000
MOST_ATTRIBUTES = 100
HARMLESS = 20_000  # characters that are no trouble, whatever they are
_LONG_TAG = 600  # characters; a shorter one cannot hold too many attributes to matter

# As the HTML standard reads tags: a quote opens a value only behind an equals sign, a `<` inside
# a tag is part of it, and what is not closed goes on to the end. A comment ends early as `<!-->`.
_ATTRIBUTE = (
    r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+"
    r"(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|(?=>)|[^\s>\"'][^\s>]*+))?+"
)
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(?P<raw>script|style)(?=[\s/>])"
    rf"(?:[\s/]*+{_ATTRIBUTE})*+[\s/]*+(?:>|\Z).*?(?:</(?P=raw)(?=[\s/>])[^>]*+(?:>|\Z)|\Z)"
    rf"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?:[\s/]*+{_ATTRIBUTE})*+[\s/]*+(?:>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# These end when the next of their kind begins: unclosed ones do not nest.
_CLOSED_BY_NEXT = frozenset(
    "p li dt dd tr td th option thead tbody tfoot colgroup optgroup".split()
)


def parse(html: str) -> "HtmlElement | None":
    """The tree of a page with all its text, or None where there is none."""
    from lxml import etree
    from lxml.html import HTMLParser, fromstring

    page = _DECLARATION.sub("", html[:LARGEST].replace("\x00", ""))
    page = limited(page)
    if not page.strip():
        return None
    parser = HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True, huge_tree=True)
    try:
        return fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def limited(html: str) -> str:
    """The page with all its text and no more markup than can be read; mostly the same string."""
    if len(html) <= HARMLESS and html.count("<") <= DEEPEST:
        return html
    limiter = _Limiter(html)
    tokens = _TOKEN.finditer(html)
    for count, token in enumerate(tokens):
        if count >= MOST_TAGS:
            limiter.end_line(token)
            limiter.drop(token)
            break
        limiter.see(token)
    for token in tokens:  # the rest of it: text alone
        limiter.drop(token)
    return limiter.page()


class _Limiter:
    """Follows the open tags of a page and copies what stays of it."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._kept: list[str] = []
        self._copied = 0
        self._stack: list[str] = []
        self._open: dict[str, int] = {}

    def see(self, token: re.Match[str]) -> None:
        """The next tag: kept, shortened, or dropped where it is too deep."""
        name = (token["name"] or "").lower()
        if not name:
            return
        if name not in _VOID and not token[0].endswith("/>") and self._depth_at(token, name):
            self.drop(token)
        elif len(token[0]) > _LONG_TAG:
            self._shorten(token)

    def drop(self, token: re.Match[str]) -> None:
        """Leave a tag out. Where a block ended, a line ends."""
        self._kept += (self._html[self._copied : token.start()], " ")
        self._copied = token.end()

    def end_line(self, token: re.Match[str]) -> None:
        """Close the paragraph or entry before a tag: what follows is none of it."""
        if self._stack and self._stack[-1] in _CLOSED_BY_NEXT:
            self._kept += (self._html[self._copied : token.start()], f"</{self._stack[-1]}>")
            self._copied = token.start()

    def page(self) -> str:
        """The page as it stays."""
        if not self._copied:
            return self._html
        return "".join([*self._kept, self._html[self._copied :]])

    def _depth_at(self, token: re.Match[str], name: str) -> bool:
        """Follow a tag; whether it stands below the deepest level."""
        stack = self._stack
        before = len(stack)
        if not token["end"]:
            if name in _CLOSED_BY_NEXT and stack and stack[-1] == name:
                return before > DEEPEST
            stack.append(name)
            self._open[name] = self._open.get(name, 0) + 1
        elif self._open.get(name):
            while stack:
                last = stack.pop()
                self._open[last] -= 1
                if last == name:
                    break
        return max(before, len(stack)) > DEEPEST

    def _shorten(self, token: re.Match[str]) -> None:
        """Keep a tag's first attributes; nobody writes so many of them."""
        end = 1 + len(token["end"]) + len(token["name"])
        found = _ATTRIBUTES.finditer(token[0], end)
        for count, attribute in enumerate(found):
            if count == MOST_ATTRIBUTES:
                cut = token.start() + attribute.start()
                self._kept += (self._html[self._copied : cut], ">")
                self._copied = token.end()
                return
