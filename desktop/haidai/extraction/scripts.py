"""The text of pages that show nothing without JavaScript.

It lies in a script as a long string, or in a field that nobody sees. Which key holds it differs
from site to site, so the strings themselves are looked at: the one with the most running text is
the article.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from haidai.extraction.lines import is_paragraph, split_lines, weight

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORTEST = 150  # characters of a string that may be an article
ENOUGH = 60  # in `weight`: as much text as a short item has
LARGEST = 3_000_000  # characters of scripts that are looked at
# One that is not closed is found, too: passed over, its every \" would be looked at to the end.
_STRING = re.compile(r'"((?:[^"\\\n]++|\\.)*+)("?)')
_BLOCK_END = re.compile(r"</(?:p|div|h\d|li)>|<br\s*/?>", re.IGNORECASE)
_CODE = re.compile(r"[{}=;\\]")
_TAG = re.compile(r"<[^<>]*>")


def text_in_scripts(root: "HtmlElement") -> str:
    """The markup or text of the article a page's scripts hold; nothing where they hold none."""
    worth, text = max(
        ((_worth(text), text) for text in _texts(root)), key=lambda found: found[0], default=(0, "")
    )
    return text if worth >= ENOUGH else ""


def _texts(root: "HtmlElement") -> Iterator[str]:
    """Every long string of the scripts, and what fields for long texts hold."""
    left = LARGEST
    for element in root.iter("script", "textarea"):
        content = element.text_content()
        if len(content) < SHORTEST or left <= 0:
            continue
        content = content[:left]
        left -= len(content)
        if element.tag == "textarea":
            yield content
            continue
        if content.lstrip().startswith(("%7B", "%5B")):
            content = unquote(content)
        for found in _STRING.finditer(content):
            if len(found[1]) >= SHORTEST and found[2]:
                yield _value(found[0])


def _value(literal: str) -> str:
    try:
        value = json.loads(literal, strict=False)
    except ValueError:
        return ""
    if not isinstance(value, str):
        return ""
    # Some pages escape the markup for the page they would write it into.
    return unescape(value) if "&lt;" in value and "<" not in value else value


def _worth(text: str) -> int:
    """How much running text a string holds, tags aside."""
    bare = _TAG.sub(" ", _BLOCK_END.sub("\n", text))
    lines = [line for line in split_lines(bare) if is_paragraph(line)]
    return sum(weight(line) for line in lines if 40 * len(_CODE.findall(line)) < len(line))
