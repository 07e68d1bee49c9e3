"""A page as a stream of lines: the tree walked once, in the order a reader sees it.

Each line keeps the box (block element) it stands in. Boxes and lines carry all that the later
steps ask about; the tree itself is not needed again.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from haidai.article.model import Block, Image, ListItem, Quotation, SavedPicture, Table
from haidai.article.values import Url
from haidai.extraction.lines import LONGEST_BLOCK, MOST_LINES, Line, clean, pieces_of
from haidai.extraction.links import anchors_in
from haidai.extraction.tables import simple_table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_IMAGES = 300

FindSaved = Callable[[str], SavedPicture | None]

_BLOCKS = frozenset(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav"
    " ol p pre section summary table tbody td tfoot th thead tr ul caption legend".split()
)
_DROPPED = frozenset(
    "script style noscript template svg math iframe object applet canvas audio video map"
    " button select textarea input head frame noframes datalist progress meter option".split()
)
_ASIDE_TAGS = frozenset("nav footer aside menu dialog".split())
_BOLD_TAGS = frozenset({"b", "strong"})
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_HINT_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ASIDE_HINTS = frozenset(
    "nav navbar navigation menu footer foot sidebar side aside comment comments cmt share sharing"
    " social related relate relation recommend recommended recommendation rec rank ranking hot ad"
    " ads adv advert advertisement banner toolbar tools breadcrumb breadcrumbs crumb copyright"
    " login popup modal dialog subscribe subscription newsletter promo promotion sponsor"
    " sponsored widget"
    " tag tags tagcloud pagination pager cookie consent toc outbrain taboola bio disclaimer"
    " statement declare qrcode ewm erweima tuijian xgyd pinglun fenxiang keywords report"
    " links prev next"
    " trending popular teaser signup sitemap follow reply replies thread".split()
)
_BODY_HINTS = frozenset(
    "article content body main text story entry post paragraph detail zhengwen neirong rich".split()
)
_CAPTIONS = frozenset("caption captions figcaption credit".split())
# Where pages that load pictures late keep the address; `src` is a stand-in then.
_PICTURE_SOURCES = (
    "data-src", "data-original", "data-url", "data-lazy-src", "data-actualsrc", "data-lazyload",
    "data-echo", "src",
)  # fmt: skip
_COMMENTS = frozenset("comment comments cmt reply replies pinglun disqus".split())


@dataclass(slots=True, eq=False)
class Box:
    """A block element: its place in the tree and the range of lines inside it."""

    tag: str
    hints: frozenset[str]
    parent: "Box | None"
    first: int = 0
    last: int = 0  # one past the last line


@dataclass(slots=True, eq=False)
class Placed:
    """A line with its box; `aside` where the markup says it is no part of an article.

    `links` are the texts and addresses of its links, in order; `parts` is its text as the
    elements have it.
    """

    line: Line
    box: Box
    aside: bool
    hinted: bool
    links: tuple[tuple[str, str], ...] = ()
    hints: frozenset[str] = frozenset()
    parts: Sequence[str] = ()

    @property
    def separate(self) -> list[str]:
        """The clean texts of its elements."""
        return [part for part in map(clean, self.parts) if part]


@dataclass(slots=True)
class _Run:
    """The inline text collected since the last block boundary."""

    parts: list[str] = field(default_factory=list)
    total: int = 0
    linked: int = 0
    bold: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)
    hrefs: list[tuple[int, str]] = field(default_factory=list)  # by the place in `parts`
    hints: set[str] = field(default_factory=set)


class _State(NamedTuple):
    """What holds for everything inside an element."""

    box: Box
    bold: bool = False
    link: str | None = None
    aside: bool = False
    hinted: bool = False
    level: int = 0
    list_item: bool = False
    number: int | None = None
    quoted: bool = False
    caption: bool = False
    pre: bool = False


class Stream:
    """The lines and boxes of one page."""

    def __init__(
        self, root: "HtmlElement", address: Url | None, saved: FindSaved | None = None
    ) -> None:
        self._saved = saved
        self.lines: list[Placed] = []
        self.boxes: list[Box] = []
        self._base = str(address) if address else ""
        self._base = self._named_base(root) or self._base
        self._run = _Run()
        self._images = 0
        self._ended = False
        self._counts: dict[Box, int] = {}
        box = self._new_box("html", frozenset(), None)
        self._walk(root, _State(box))
        self._ended = True
        self._flush(_State(box))
        box.last = len(self.lines)

    def address(self, href: str) -> Url | None:
        """A link of the page as an absolute address, or None where it is no safe one."""
        try:
            return Url.parse(urljoin(self._base, href.strip().replace(" ", "%20")))
        except ValueError:
            return None

    def _named_base(self, root: "HtmlElement") -> str | None:
        """What the page's head says its addresses are relative to, where it is an address."""
        base = root.find("head/base[@href]")
        url = self.address(base.get("href", "")) if base is not None else None
        return str(url) if url else None

    def _new_box(self, tag: str, hints: frozenset[str], parent: Box | None) -> Box:
        box = Box(tag, hints, parent, first=len(self.lines))
        self.boxes.append(box)
        return box

    def _walk(self, root: "HtmlElement", state: _State) -> None:
        """Depth first without recursion: each element is entered, filled and left."""
        stack: list[tuple[HtmlElement, _State, _State, Iterator[HtmlElement]]] = []
        entered = self._enter(root, state)
        if entered is None:
            return
        stack.append((root, state, entered, iter(root)))
        while stack:
            element, outer, inner, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element, inner)
                if stack:
                    self._add(element.tail, outer)
                continue
            state_inside = self._enter(child, inner)
            if state_inside is None:
                self._add(child.tail, inner)
            else:
                stack.append((child, inner, state_inside, iter(child)))

    def _enter(self, element: "HtmlElement", outer: _State) -> _State | None:
        """The state inside an element, or None where nothing inside is read."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED:
            return None
        if tag == "br":
            self._flush(outer)
            return None
        if tag == "img":
            self._image(element, outer)
            return None
        style = element.get("style") or ""
        if (style and _HIDDEN.search(style)) or element.get("hidden") is not None:
            return None
        if tag in _BLOCKS:
            return self._enter_block(element, tag, style, outer)
        hints = _hints(element)
        bold = outer.bold or tag in _BOLD_TAGS or bool(style and _BOLD.search(style))
        link = element.get("href", "") if tag == "a" else outer.link
        hinted = outer.hinted or bool(hints & _ASIDE_HINTS and not hints & _BODY_HINTS)
        inner = outer._replace(bold=bold, link=link, hinted=hinted)
        if hints:
            self._run.hints |= hints
        self._add(element.text, inner)
        return inner

    def _enter_block(
        self, element: "HtmlElement", tag: str, style: str, outer: _State
    ) -> _State | None:
        self._flush(outer)
        if tag == "table" and (rows := simple_table(element)):
            text = "\n".join("\t".join(row) for row in rows)
            self._append(Line(text, block=Table(rows)), outer)
            return None
        hints = _hints(element)
        aside = outer.aside or tag in _ASIDE_TAGS
        hinted = outer.hinted or bool(
            hints & _COMMENTS or (hints & _ASIDE_HINTS and not hints & _BODY_HINTS)
        )
        heading = len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
        item = tag in {"li", "dd", "dt"} or (outer.list_item and tag == "p")
        inner = _State(
            box=self._new_box(tag, hints, outer.box),
            bold=(outer.bold or bool(style and _BOLD.search(style))) and not heading,
            link=outer.link,
            aside=aside,
            hinted=hinted,
            level=int(tag[1]) if heading else outer.level,
            list_item=item,
            number=self._number(outer.box) if tag == "li" else outer.number,
            quoted=outer.quoted or tag == "blockquote",
            caption=outer.caption or tag in {"figcaption", "caption"} or bool(hints & _CAPTIONS),
            pre=outer.pre or tag == "pre",
        )
        self._add(element.text, inner)
        return inner

    def _number(self, parent: Box) -> int | None:
        """The place of the next entry of a numbered list, from 1."""
        if parent.tag != "ol":
            return None
        self._counts[parent] = self._counts.get(parent, 0) + 1
        return self._counts[parent]

    def _leave(self, element: "HtmlElement", inner: _State) -> None:
        if element.tag in _BLOCKS:
            self._flush(inner)
            inner.box.last = len(self.lines)

    def _add(self, text: str | None, state: _State) -> None:
        if not text:
            return
        if state.pre and "\n" in text:
            first, *others = text.split("\n", MOST_LINES)
            self._add(first, state._replace(pre=False))
            for other in others:
                self._flush(state)
                self._add(other, state._replace(pre=False))
            return
        if len(text) > LONGEST_BLOCK:
            for piece in pieces_of(text):
                self._add(piece, state)
                self._flush(state)
            return
        run = self._run
        run.parts.append(text)
        bare = len(text.strip())
        if bare:
            run.total += bare
            run.bold += bare if state.bold else 0
            if state.link is not None:
                run.linked += bare
                run.links.append((clean(text), state.link))
                run.hrefs.append((len(run.parts) - 1, state.link))

    def _flush(self, state: _State) -> None:
        run = self._run
        if len(self.lines) >= MOST_LINES and run.total < LONGEST_BLOCK and not self._ended:
            run.parts.append(" ")  # so many lines are no article: the text stays, its shape goes
            return
        if not run.total:
            if run.parts or run.hints:
                self._run = _Run()
            return
        self._run = _Run()
        text = clean("".join(run.parts))
        if not text:
            return
        bold = 10 * run.bold >= 9 * run.total
        linked = run.linked / run.total
        if state.caption and self._captioned(text):
            return
        anchors = anchors_in(run.parts, run.hrefs) if run.hrefs else ()
        block: Block | None = None
        if state.quoted:
            block = Quotation(text)
        elif state.list_item and not state.level:
            block = ListItem(text, state.number)
        level = 0 if isinstance(block, ListItem) else state.level
        line = Line(text, bold, level, linked, block, anchors)
        self._append(line, state, tuple(run.links), frozenset(run.hints), run.parts)

    def _append(
        self,
        line: Line,
        state: _State,
        links: tuple[tuple[str, str], ...] = (),
        hints: frozenset[str] = frozenset(),
        parts: Sequence[str] = (),
    ) -> None:
        self.lines.append(Placed(line, state.box, state.aside, state.hinted, links, hints, parts))

    def _image(self, element: "HtmlElement", state: _State) -> None:
        """A picture with a usable address; tiny ones and those inside links of lists are icons."""
        sources = [element.get(name) for name in _PICTURE_SOURCES]
        sources.append((element.get("srcset") or "").partition(",")[0].split(" ")[0])
        url = next((u for source in sources if source and (u := self.address(source))), None)
        sizes = (element.get("width", ""), element.get("height", ""))
        tiny = any(
            size.removesuffix("px").isdigit() and int(size.removesuffix("px")[:6]) < 100
            for size in sizes
        )
        src = element.get("src")
        saved = self._saved(src) if self._saved and src and not tiny else None
        if (url is None and saved is None) or tiny or self._images >= MOST_IMAGES:
            return
        self._images += 1
        self._flush(state)
        alt = clean(element.get("alt") or "")[:300]
        linked = 1.0 if state.link is not None else 0.0
        self._append(Line("", linked=linked, block=Image(url, "", alt, saved)), state)

    def _captioned(self, text: str) -> bool:
        """Give the text to the picture right before it, where that has no caption yet."""
        if not self.lines:
            return False
        last = self.lines[-1]
        image = last.line.block
        if not isinstance(image, Image) or image.text:
            return False
        line = Line(text, block=replace(image, text=text))
        self.lines[-1] = Placed(line, last.box, last.aside, last.hinted)
        return True


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _HINT_WORDS.findall(text))


def _hints(element: "HtmlElement") -> frozenset[str]:
    """The words in the class and the id of an element: `relatedNews` gives related, news."""
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _words(name[:200]) if len(name) > 1 else frozenset()


def spaced(item: Placed) -> str:
    """A byline with its elements kept apart: pages set them side by side without a blank."""
    parts = item.separate
    return " ".join(parts) if 1 < len(parts) <= 30 else item.line.text
