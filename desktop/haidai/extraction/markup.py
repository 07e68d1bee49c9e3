"""Hostile markup made harmless before it is parsed.

lxml loses the text below depth 255 and grows slow on very deep trees, so the tags below a bound
are taken out and their text stays. One pass over the tags, linear whatever they are.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 20_000_000  # characters of markup that are looked at
DEEPEST = 200

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>")
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr !doctype".split()
)
# These end when the next of their kind begins: unclosed ones do not nest.
_CLOSED_BY_NEXT = frozenset(
    "p li dt dd tr td th option thead tbody tfoot colgroup optgroup".split()
)


def parse(html: str) -> "HtmlElement | None":
    """The tree of a page with all its text, or None where there is none."""
    from lxml import etree
    from lxml.html import HTMLParser, fromstring

    page = _DECLARATION.sub("", html[:LARGEST].replace("\x00", ""))
    page = flattened(page)
    if not page.strip():
        return None
    parser = HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True)
    try:
        return fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def flattened(html: str) -> str:
    """The page without its tags below the deepest level; the same string where none is."""
    if html.count("<") <= DEEPEST or _depths(html, None) <= DEEPEST:
        return html
    kept: list[str] = []
    _depths(html, kept)
    return "".join(kept)


def _depths(html: str, kept: list[str] | None) -> int:
    """The greatest depth of open tags; fills `kept` with the page less its too deep tags."""
    stack: list[str] = []
    open_tags: dict[str, int] = {}
    deepest = 0
    copied = 0
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _VOID or tag[0].endswith("/>"):
            continue
        before = len(stack)
        if not tag[1]:
            if name in _CLOSED_BY_NEXT and stack and stack[-1] == name:
                continue
            stack.append(name)
            open_tags[name] = open_tags.get(name, 0) + 1
        elif open_tags.get(name):
            while stack:
                last = stack.pop()
                open_tags[last] -= 1
                if last == name:
                    break
        depth = max(before, len(stack))
        deepest = max(deepest, depth)
        if kept is not None and depth > DEEPEST:
            kept.append(html[copied : tag.start()])
            # Where a block ended, a line ends.
            kept.append(" ")
            copied = tag.end()
    if kept is not None:
        kept.append(html[copied:])
    return deepest
