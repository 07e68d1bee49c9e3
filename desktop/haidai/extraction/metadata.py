"""What a page says about its article: title, time, source, people, trail.

What the reader sees comes first; what only machines see (meta, JSON-LD) fills the gaps, since
a published_time in the head can be hours off the clock on the page.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from haidai.article.model import Crumb
from haidai.article.values import Moment
from haidai.extraction.bylines import (
    Byline,
    moment_in,
    read_byline,
    read_trail,
    reporters_in,
    source_name,
)
from haidai.extraction.furniture import is_control
from haidai.extraction.head import Head
from haidai.extraction.lines import is_paragraph, weight
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
_RESPONSIBLE = re.compile(r"责任编辑|責任編輯|责\s?编")
_NAME_AND_MEDIUM = re.compile(r"([\u3400-\u9fff]{2,4})/(?:.{1,12}(?:报|网|社|刊|新闻))")
_NUMBERS = re.compile(r"[\d\s:.,/年月日时分-]+")
_PARTED = re.compile(r"\b((?:19|20)\d\d) (\d\d)[/-](\d\d)\b")
_DATED = re.compile(r"(?:发布|发表|更新|发稿)(?:时间|日期|于)?\s?[:：]?")
_MEDIUM_HINTS = frozenset("source laiyuan media author name account mediaid origin from".split())
_MEDIUM_END = re.compile(
    r"(?:报|网|社|刊|新闻|在线|客户端|电视台|发布|频道|之声|杂志|日报社|资讯|视点)$"
)
_NO_MEDIUM = re.compile(
    r"^(?:原创|转载|企鹅号|网易号|搜狐号|首页|正文|登录|注册|分享|来自.*|发布于.*|IP属地.*|.*官方账号|字号|字体"
    r"|.*有限公司|订阅|已?关注|举报|优质.*|.*创作者|[\d.]+[万亿次人]*|于.*|本文.*|下载.*|.*编辑|站内)$"
)
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
    published = _published(stream.lines, place, told, head)
    source = (
        _first(byline.source for byline in told)
        or _source_beside(stream.lines, place, title)
        or _source_below(stream.lines, place)
    )
    reporters = _first(byline.reporters for byline in told) or _reporters(stream.lines, place)
    return Metadata(
        title=title,
        place=place,
        published=published,
        source=source or source_name(head.meta(_SOURCE_META)),
        reporters=reporters,
        editors=_editors(stream.lines, place),
        trail=_trail(stream, place, title),
    )


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if value), None)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _title(head: Head, lines: list[Placed]) -> tuple[str, int | None]:
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
    best = _longest_shared(wanted, lines)
    if best is not None:
        return lines[best].line.text, best
    above = _above_byline(headings, lines)
    if above is not None:
        return lines[above].line.text, above
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


def _above_byline(headings: list[int], lines: list[Placed]) -> int | None:
    """The heading right above a time, where the page's own name is another one."""
    for i in headings:
        if lines[i].aside or weight(lines[i].line.text) < 6:
            continue
        told = [read_byline(_spaced(item)) for item in lines[i + 1 : i + 3]]
        if any(byline.published and weight(byline.rest) <= 12 for byline in told):
            return i
    return None


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


def _published(
    lines: list[Placed], place: int | None, told: list[Byline], head: Head
) -> Moment | None:
    """The first clock behind the title, else the first date, else what the head says."""
    moments = [byline.published for byline in told if byline.published]
    shown = next((moment for moment in moments if moment.hour is not None), None) or _first(moments)
    if shown is None:
        # Year, day and clock set in boxes of their own: 2019 | 09/07 | 19:02.
        short = " ".join(
            item.line.text for item in _near(lines, place)[:8] if len(item.line.text) < 12
        )
        shown = moment_in(_PARTED.sub(r"\1-\2-\3", short))
    known = moment_in(head.meta(_TIME_META) or head.linked("datePublished"))
    if shown is None:
        dated = (
            read_byline(item.line.text).published
            for item in lines[(place or 0) + 1 :]
            if len(item.line.text) < 60 and _DATED.search(item.line.text)
        )
        return known or _first(dated)
    if shown.hour is None and known is not None and known.hour is not None:
        same = (shown.year, shown.month, shown.day) == (known.year, known.month, known.day)
        return known if same else shown
    return shown


def _spaced(item: Placed) -> str:
    """A byline with its elements kept apart: pages set them side by side without a blank."""
    parts = item.separate
    return " ".join(parts) if 1 < len(parts) <= 30 else item.line.text


def _source_beside(lines: list[Placed], place: int | None, title: str) -> str | None:
    """The short text beside the time, where no label says 来源.

    Of the pieces around the time the one is taken that most looks like the name of a medium:
    by its box (source, media, author), by its ending (报, 网, 社), by leading somewhere.
    """
    best, highest = None, 0
    near = _near(lines, place)
    timed = next((i for i, item in enumerate(near) if read_byline(_spaced(item)).published), -1)
    for i, item in enumerate(near[: timed + 3 if timed >= 0 else 6]):
        if timed > i + 6 or item.line.level in {1, 2, 3} or is_paragraph(item.line.text):
            continue
        linked = {text for text, _ in item.links}
        for piece in item.separate or (item.line.text,):
            name = _medium(piece)
            if name is None or name == title:
                continue
            hints = item.box.hints | item.hints
            rank = 3 * bool(hints & _MEDIUM_HINTS) + 2 * bool(_MEDIUM_END.search(name))
            rank += (piece in linked) + 2 * (i == timed)
            # Of two equal ones the later stands closer to the time.
            if rank >= highest and rank > 1:
                best, highest = name, rank
    return best


def _source_below(lines: list[Placed], place: int | None) -> str | None:
    """The source named with its label below the text."""
    for item in lines[(place or 0) + 1 :]:
        text = item.line.text
        if "来源" in text and len(text) < 80 and (source := read_byline(text).source):
            return source
    return None


def _medium(piece: str) -> str | None:
    """What a piece of a byline leaves when it may be a medium's name."""
    if "/" in piece:  # 石佳/中国青年报
        piece = piece.rpartition("/")[2]
    byline = read_byline(piece)
    name = source_name(byline.rest)
    if name is None or not 2 <= weight(name) <= 14 or is_paragraph(name) or is_control(name):
        return None
    return None if _NO_MEDIUM.search(name) or _NUMBERS.fullmatch(name) else name


def _reporters(lines: list[Placed], place: int | None) -> tuple[str, ...]:
    """Who reports, by a line near the title that has no label."""
    texts = [item.line.text for item in _near(lines, place) if not is_paragraph(item.line.text)]
    for text in texts:
        if found := _NAME_AND_MEDIUM.fullmatch(text):
            return (found[1],)
    return reporters_in(texts)


def _editors(lines: list[Placed], place: int | None) -> tuple[str, ...]:
    """The editors named below the article, else beside its title."""
    start = (place + 1) if place is not None else 0
    others: tuple[str, ...] = ()
    for item in lines[start:]:
        text = item.line.text
        if "编" not in text and "編" not in text:
            continue
        editors = read_byline(text if len(text) <= 200 else text[-80:]).editors
        if editors and _RESPONSIBLE.search(text):
            return editors
        others = others or editors
    return others


def _trail(stream: Stream, place: int | None, title: str) -> tuple[Crumb, ...]:
    """The last trail above the title, its steps with their links; else a list named so."""
    lines = stream.lines
    above = lines[: place if place is not None else min(len(lines), 60)]
    nearest = range(len(above) - 1, max(len(above) - 80, -1), -1)
    for read in (_written, _listed):
        for i in nearest:
            steps = read(above, i, title)
            if steps:
                links = dict(above[i].links)
                return tuple(
                    Crumb(step, stream.address(links[step]) if links.get(step) else None)
                    for step in steps
                )
    return ()


def _written(lines: list[Placed], index: int, title: str) -> list[str]:
    """A trail in one line: 首页 > 济南频道 > 正文."""
    item = lines[index]
    for text in (_spaced(item), item.line.text):
        bare = text.removesuffix(title).rstrip(" >›»/→|") if title else text
        cut = bare != text
        steps = [crumb.text for crumb in read_trail(bare)] or ([bare] if cut and bare else [])
        if steps and (len(steps) > 1 or cut):
            shortened = steps[-1].rstrip(".…")
            return steps[:-1] if len(shortened) > 5 and title.startswith(shortened) else steps
    return []


def _listed(lines: list[Placed], index: int, title: str) -> list[str]:
    """A trail set as a list: its steps are lines of one box named for it."""
    box = lines[index].box
    while box.parent is not None and not box.hints & _TRAIL_HINTS:
        box = box.parent
    if box.parent is None or box.last - box.first > 8:
        return []
    texts = [item.line.text.strip(" >›»/") for item in lines[box.first : index + 1]]
    texts = [text for text in texts if text and text != title]
    if len(texts) < 2 or any(len(text) > 16 for text in texts):
        return []
    return texts
