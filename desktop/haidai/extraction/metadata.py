"""What a page says about its article: title, time, source, people, trail.

What the reader sees comes first; what only machines see (meta, JSON-LD) fills the gaps, since
a published_time in the head can be hours off the clock on the page.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from haidai.article.model import Crumb
from haidai.article.values import Moment
from haidai.extraction.bylines import (
    Byline,
    moment_in,
    read_byline,
    read_trail,
    source_name,
)
from haidai.extraction.lines import clean, is_paragraph, weight
from haidai.extraction.stream import Placed, Stream

if TYPE_CHECKING:
    from lxml.html import HtmlElement

AROUND_TITLE = 40  # lines behind the title that may hold the byline
_TITLE_BREAK = re.compile(r"\s*[_|｜—–-]+\s*|\s+[·»]\s+")
_TITLE_META = ("og:title", "twitter:title", "ArticleTitle", "title")
_TIME_META = (
    "article:published_time",
    "PubDate",
    "publishdate",
    "pubdate",
    "og:published_time",
    "datePublished",
    "weibo: article:create_at",
    "apub:time",
    "og:release_date",
    "date",
)
_SOURCE_META = ("ContentSource", "source", "mediaid", "og:article:source")
_AUTHOR_META = ("author", "Author", "article:author", "byl", "dc.creator", "parsely-author")
_TRAIL_HINTS = frozenset(
    "breadcrumb breadcrumbs crumb crumbs path position location weizhi mbx nav guide where"
    " current".split()
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article besides its text; `place` is the title's line."""

    title: str
    place: int | None
    published: Moment | None
    source: str | None
    reporters: tuple[str, ...]
    editors: tuple[str, ...]
    trail: tuple[Crumb, ...]


def metadata_of(root: "HtmlElement", stream: Stream) -> Metadata:
    """All that the head and the lines of a page tell."""
    head = Head(root)
    title, place = _title(head, stream.lines)
    told = _bylines(stream.lines, place)
    published = _first(byline.published for byline in told)
    known = moment_in(head.meta(_TIME_META) or head.linked("datePublished"))
    if published is None or (
        known is not None
        and published.hour is None
        and known.hour is not None
        and (published.year, published.month, published.day) == (known.year, known.month, known.day)
    ):
        published = known or published
    source = _first(byline.source for byline in told) or _source_beside(stream.lines, place)
    reporters = _first(byline.reporters for byline in told) or ()
    return Metadata(
        title=title,
        place=place,
        published=published,
        source=source or source_name(head.meta(_SOURCE_META)),
        reporters=reporters,
        editors=_editors(stream.lines, place),
        trail=_trail(stream, place, title),
    )


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
        for value in queue[:200]:
            if isinstance(value, list):
                queue.extend(value[:50])
            elif isinstance(value, dict):
                yield value
                if isinstance(graph := value.get("@graph"), list):
                    queue.extend(graph[:50])


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if value), None)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _title(head: Head, lines: list[Placed]) -> tuple[str, int | None]:
    """The heading that the page's <title> begins with, and where it stands."""
    named = [head.title, head.meta(_TITLE_META), head.linked("headline")]
    wanted = [_bare(name) for name in named if name]
    headings = [
        i for i, item in enumerate(lines) if item.line.level in {1, 2, 3} and item.line.text
    ]
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
    best = _longest_shared(wanted, lines)
    if best is not None:
        return lines[best].line.text, best
    first_level = [
        i
        for i in headings
        if lines[i].line.level == 1 and not lines[i].aside and weight(lines[i].line.text) >= 4
    ]
    short = _without_site(head.title) or head.meta(_TITLE_META)
    if len(first_level) == 1 and not (short and weight(short) >= 8):
        return lines[first_level[0]].line.text, first_level[0]
    if short:
        return short, first_level[0] if len(first_level) == 1 else None
    if first_level:
        return lines[first_level[0]].line.text, first_level[0]
    return "", None


def _longest_shared(wanted: list[str], lines: list[Placed]) -> int | None:
    """The line that begins as a name of the page does, or that such a name begins with."""
    best, length = None, 5
    for i, item in enumerate(lines):
        text = item.line.text
        if not text or len(text) > 160:
            continue
        bare = _bare(text)
        for name in wanted:
            core = _bare(_TITLE_BREAK.split(name)[0]) if name else ""
            fits = name.startswith(bare) or (len(core) >= 8 and bare.startswith(core))
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


def _near(lines: list[Placed], place: int | None) -> list[Placed]:
    """The lines behind the title up to its text, then those right above it."""
    start = (place + 1) if place is not None else 0
    near: list[Placed] = []
    for item in lines[start : start + AROUND_TITLE]:
        near.append(item)
        if len(near) > 3 and is_paragraph(item.line.text) and weight(item.line.text) > 60:
            break
    return near + (lines[max(place - 6, 0) : place] if place else [])


def _bylines(lines: list[Placed], place: int | None) -> list[Byline]:
    told = []
    for item in _near(lines, place):
        text = item.line.text
        if is_paragraph(text) and weight(text) > 60:
            continue
        told.append(read_byline(_spaced(item)))
    return told


def _spaced(item: Placed) -> str:
    """A byline with its elements kept apart: pages set them side by side without a blank."""
    parts = item.separate
    return " ".join(parts) if 1 < len(parts) <= 30 else item.line.text


def _source_beside(lines: list[Placed], place: int | None) -> str | None:
    """The short text beside the time, where no label says 来源."""
    near = _near(lines, place)
    for i, item in enumerate(near):
        text = _spaced(item)
        byline = read_byline(text)
        if byline.published is None:
            continue
        candidates = [byline.rest]
        candidates += [other.line.text for other in near[i + 1 : i + 2] + near[max(i - 1, 0) : i]]
        for candidate in candidates:
            name = source_name(candidate)
            if name is None or not 2 <= weight(name) <= 14 or is_paragraph(name):
                continue
            if candidate is byline.rest or not read_byline(candidate).tells:
                return name
    return None


def _editors(lines: list[Placed], place: int | None) -> tuple[str, ...]:
    """The editors named below the article, else beside its title."""
    start = (place + 1) if place is not None else 0
    for item in lines[start:]:
        text = item.line.text
        if len(text) > 200:
            text = text[-80:]
        if "编" in text or "編" in text:
            editors = read_byline(text).editors
            if editors:
                return editors
    return ()


def _trail(stream: Stream, place: int | None, title: str) -> tuple[Crumb, ...]:
    """The last trail above the title: its steps with their links."""
    lines = stream.lines
    above = lines[: place if place is not None else min(len(lines), 60)]
    for i in range(len(above) - 1, max(len(above) - 60, -1), -1):
        item = above[i]
        if not item.line.text:
            continue
        steps = read_trail(_spaced(item)) or read_trail(item.line.text)
        if not steps:
            steps = _listed(above, i)
        if steps:
            links = dict(item.links)
            if steps[-1].text == title or title.startswith(steps[-1].text[:-3] or "\0"):
                steps = steps[:-1]
            return tuple(
                Crumb(step.text, stream.address(links[step.text]) if links.get(step.text) else None)
                for step in steps
            )
    return ()


def _listed(lines: list[Placed], index: int) -> tuple[Crumb, ...]:
    """A trail set as a list: its steps are lines of one box named for it."""
    box = lines[index].box
    while box.parent is not None and not box.hints & _TRAIL_HINTS:
        box = box.parent
    if box.parent is None or box.last - box.first > 8:
        return ()
    texts = [item.line.text.strip(" >›»/") for item in lines[box.first : index + 1]]
    texts = [text for text in texts if text]
    if len(texts) < 2 or any(len(text) > 16 for text in texts[:-1]):
        return ()
    return tuple(Crumb(text) for text in texts)
