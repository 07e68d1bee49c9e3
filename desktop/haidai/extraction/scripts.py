"""The text of pages that show nothing without JavaScript: it lies in a script as a long string.

Which key holds it differs from site to site, so the strings themselves are looked at: the one
with the most running text is the article.
"""

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from haidai.extraction.lines import is_paragraph, split_lines, weight

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORTEST = 150  # characters of a string that may be an article
LARGEST = 3_000_000  # characters of scripts that are looked at
_STRING = re.compile(r'"((?:[^"\\\n]++|\\.)*+)"')
_BLOCK_END = re.compile(r"</(?:p|div|h\d|li)>|<br\s*/?>", re.IGNORECASE)
_CODE = re.compile(r"[{}=;\\]")
_TAG = re.compile(r"<[^<>]*>")


def text_in_scripts(root: "HtmlElement") -> str:
    """The markup or text of the article a page's scripts hold; nothing where they hold none."""
    best, most = "", 0
    left = LARGEST
    for script in root.iter("script"):
        code = script.text_content()
        if len(code) < SHORTEST or left <= 0:
            continue
        code = code[:left]
        left -= len(code)
        if code.lstrip().startswith(("%7B", "%5B")):
            code = unquote(code)
        for found in _STRING.finditer(code):
            if len(found[1]) >= SHORTEST and (value := _value(found[0])):
                worth = _worth(value)
                if worth > most:
                    best, most = value, worth
    return best if most >= 60 else ""


def _value(literal: str) -> str:
    try:
        value = json.loads(literal, strict=False)
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""


def _worth(text: str) -> int:
    """How much running text a string holds, tags aside."""
    bare = _TAG.sub(" ", _BLOCK_END.sub("\n", text))
    lines = [line for line in split_lines(bare) if is_paragraph(line)]
    return sum(weight(line) for line in lines if 40 * len(_CODE.findall(line)) < len(line))
