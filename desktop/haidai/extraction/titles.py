"""The title of a page: the heading that its <title> begins with, not the logo of its site."""

import re

from haidai.extraction.bylines import read_byline
from haidai.extraction.head import Head
from haidai.extraction.lines import weight
from haidai.extraction.stream import Placed, spaced

_TITLE_BREAK = re.compile(r"\s*[_|｜—–-]+\s*|\s+[·»]\s+")
_DIGIT = re.compile(r"\d")
_TITLE_META = ("og:title", "twitter:title", "ArticleTitle", "title")


def title_of(head: Head, lines: list[Placed]) -> tuple[str, int | None]:
    """The heading that the page's <title> begins with, and where it stands."""
    named = [head.title, head.meta(_TITLE_META), head.linked("headline")]
    wanted = [_bare(name) for name in named if name]
    headings = [i for i, item in enumerate(lines) if item.line.level and item.line.text]
    for levels in ({1}, {2}, {3}):
        for i in headings:
            bare = _bare(lines[i].line.text)
            if (
                lines[i].line.level in levels
                and len(bare) >= 4
                and any(name.startswith(bare) for name in wanted)
            ):
                return lines[i].line.text, i
    # The title may be longer on the page than in the head, or be no heading at all.
    best = _longest_shared(
        [(_bare(name), _bare(_TITLE_BREAK.split(name)[0])) for name in named if name], lines
    )
    if best is not None:
        return lines[best].line.text, best
    # Some sites put their own name first: 溪畔日报数字报-老渡口的清晨.
    behind_site = {_bare(part) for part in _TITLE_BREAK.split(head.title)[1:]}
    outside = [i for i, item in enumerate(lines) if not item.line.level and not item.line.linked]
    for i in [i for i in headings if lines[i].line.level <= 3] + outside:
        bare = _bare(lines[i].line.text)
        if bare in behind_site and (len(bare) > 4 or lines[i].line.level):
            return lines[i].line.text, i
    first_level = [
        i
        for i in headings
        if lines[i].line.level == 1 and not lines[i].aside and weight(lines[i].line.text) >= 4
    ]
    above = None if first_level else _above_byline(headings, lines)
    if above is not None:
        return lines[above].line.text, above
    short = _without_site(head.title) or head.meta(_TITLE_META)
    if len(first_level) == 1 and not (short and weight(short) >= 8):
        return lines[first_level[0]].line.text, first_level[0]
    if short:
        return short, first_level[0] if len(first_level) == 1 else None
    if first_level:
        return lines[first_level[0]].line.text, first_level[0]
    return "", None


def _above_byline(headings: list[int], lines: list[Placed]) -> int | None:
    """The heading right above a time, where the page's own name is another one."""
    for distance in (1, 2):
        for i in headings:
            if lines[i].aside or weight(lines[i].line.text) < 6 or i + distance >= len(lines):
                continue
            below = spaced(lines[i + distance])
            if not _DIGIT.search(below):
                continue
            byline = read_byline(below)
            if byline.published and weight(byline.rest) <= 12:
                return i
    return None


def _longest_shared(wanted: list[tuple[str, str]], lines: list[Placed]) -> int | None:
    """The line that begins as a name of the page does, or that such a name begins with.

    `wanted` are those names, whole and without the site's.
    """
    best, length = None, 5
    for i, item in enumerate(lines):
        text = item.line.text
        if not text or len(text) > 160:
            continue
        bare = _bare(text)
        for name, core in wanted:
            longer = len(core) >= 8 and bare.startswith(core) and not text.endswith(("。", "；"))
            fits = name.startswith(bare) or longer
            rank = len(bare) + (3 if item.line.level else 0) - (2 if item.line.linked > 0.5 else 0)
            if fits and len(bare) >= 5 and rank > length:
                best, length = i, rank
    return best


def _without_site(title: str) -> str:
    """A page's <title> less the names of site and channel behind it."""
    parts = [part for part in _TITLE_BREAK.split(title) if part]
    if len(parts) < 2:
        return title
    breaks = _TITLE_BREAK.findall(title)
    kept = parts[0]
    for mark, part in zip(breaks, parts[1:], strict=False):
        if weight(kept) >= 8 or weight(part) <= weight(kept):
            break
        kept += mark + part
    return kept.strip()


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
