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
    reporters_in,
    source_name,
)
from haidai.extraction.furniture import is_control
from haidai.extraction.head import Head
from haidai.extraction.lines import ends_sentence, is_paragraph, weight
from haidai.extraction.stream import Placed, Stream, spaced
from haidai.extraction.titles import title_of
from haidai.extraction.trails import trail_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

AROUND_TITLE = 40  # lines behind the title that may hold the byline
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
_RESPONSIBLE = re.compile(r"责任编辑|責任編輯|责\s?编")
_NAME_AND_MEDIUM = re.compile(r"([\u3400-\u9fff]{2,4})/(?:.{1,12}(?:报|网|社|刊|新闻))")
_NUMBERS = re.compile(r"[\W\d_年月日时分]+")
_BEFORE_PLACE = re.compile(r"(?:(?:发布|发表|更新)于|IP属地)\s?[:：]?")
_PARTED = re.compile(r"\b((?:19|20)\d\d) (\d\d) ?[/-] ?(\d\d)\b")
_DATED = re.compile(r"(?:发布|发表|更新|发稿)(?:时间|日期|于)?\s?[:：]?")
_MEDIUM_HINTS = frozenset("source laiyuan media author name account mediaid origin from".split())
_MEDIUM_END = re.compile(
    r"(?:报|网|社|刊|新闻|在线|客户端|电视台|发布|频道|之声|杂志|日报社|资讯|视点)$"
)
_NO_MEDIUM = re.compile(
    r"^(?:原创|转载|企鹅号|网易号|搜狐号|首页|正文|登录|注册|分享|来自.*|发布于.*|IP属地.*|.*官方账号|字号|字体"
    r"|[A-Z]{2,3}T|UTC|.*有限公司|订阅|已?关注|举报|优质.*|.*创作者|[\d.]+[万亿次人]*|于.*|本文.*|下载.*|.*编辑|站内|(?:星期|周)[一二三四五六日天])$"
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
    authors: tuple[str, ...]  # by the head alone: on Chinese pages often the site itself


def metadata_of(root: "HtmlElement", stream: Stream) -> Metadata:
    """All that the head and the lines of a page tell."""
    head = Head(root)
    title, place = title_of(head, stream.lines)
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
        trail=trail_of(stream, place, title),
        authors=head.authors(),
    )


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if value), None)


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
        if _is_text(text):
            continue
        told.append(read_byline(spaced(item)))
    return told


def _is_text(text: str) -> bool:
    """Whether a line is of the article rather than about it."""
    return is_paragraph(text) and (weight(text) > 60 or ends_sentence(text))


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
        near = [item for item in _near(lines, place) if not _is_text(item.line.text)]
        parted = [short, *map(spaced, near)]
        shown = _first(moment_in(_PARTED.sub(r"\1-\2-\3", text)) for text in parted)
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


def _source_beside(lines: list[Placed], place: int | None, title: str) -> str | None:
    """The short text beside the time, where no label says 来源.

    Of the pieces around the time the one is taken that most looks like the name of a medium:
    by its box (source, media, author), by its ending (报, 网, 社), by leading somewhere.
    """
    best, highest = None, 0
    near = _near(lines, place)
    timed = next((i for i, item in enumerate(near) if read_byline(spaced(item)).published), -1)
    for i, item in enumerate(near[: timed + 3 if timed >= 0 else 6]):
        if timed > i + 6 or item.line.level in {1, 2, 3} or is_paragraph(item.line.text):
            continue
        linked = {text for text, _ in item.links}
        before = ""
        for piece in item.separate or (item.line.text,):
            name = None if _BEFORE_PLACE.fullmatch(before) else _medium(piece)
            before = piece
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
    if "/" in piece and moment_in(piece) is None:  # 石佳/中国青年报
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
