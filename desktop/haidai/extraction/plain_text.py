"""The text of a page as a person copies it from the browser, made an article again.

What stands above the first paragraph is the head (trail, title, time and source, controls);
what stands below the last one is the foot (editor, notices, further reading). Nothing is
dropped for looking odd: a line leaves the body only when it is nothing but furniture.
"""

from dataclasses import dataclass, field, replace

from haidai.article.model import Article, Crumb, Paragraph, Section
from haidai.article.values import Moment, Url
from haidai.errors import ErrorKind, ExtractionError
from haidai.extraction import furniture
from haidai.extraction.bylines import (
    Byline,
    account_byline,
    read_byline,
    read_trail,
    reporters_in,
    source_name,
)
from haidai.extraction.headings import sections_of
from haidai.extraction.language import language_of
from haidai.extraction.lines import (
    Line,
    ends_sentence,
    is_paragraph,
    pieces_of,
    split_lines,
    weight,
)
from haidai.extraction.wrapped import unwrapped

LONGEST_HEAD = 16  # lines above the first paragraph that are looked at
LONGEST_TITLE = 100
SHORTEST_MENU = 3  # lines


@dataclass
class _Head:
    """What the lines above the text have told so far."""

    trail: tuple[Crumb, ...] = ()
    published: Moment | None = None
    source: str | None = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    before: list[str] = field(default_factory=list)  # left over above the byline
    after: list[str] = field(default_factory=list)  # and below it
    chrome: int = 0  # how many of the lines `before` stand above the trail

    def leave_menu(self) -> None:
        """Forget what stands above a trail where it is a menu: one short word a line."""
        menu = self.before[: self.chrome]
        if _is_sure(self.trail) and len(menu) >= SHORTEST_MENU and max(map(weight, menu)) <= 6:
            del self.before[: self.chrome]
            self.chrome = 0

    @property
    def has_byline(self) -> bool:
        return self.published is not None or self.source is not None

    def take(self, byline: Byline) -> None:
        """Believe the first that speaks."""
        self.published = self.published or byline.published
        self.source = self.source or byline.source
        self.reporters = self.reporters or byline.reporters
        self.editors = self.editors or byline.editors


def extract_text(text: str, url: Url | None = None) -> Article:
    """The article in a copied text; any text at all is one.

    Raises:
        ExtractionError: NO_ARTICLE, there is nothing but white space.
    """
    lines = [line for line in split_lines(unwrapped(text)) if line]
    if not lines:
        raise ExtractionError(ErrorKind.NO_ARTICLE)
    head, body = _read_head(lines)
    if not head.before and not head.after and not head.published and not _is_sure(head.trail):
        # The only line above the text looked like a trail or a source: it is the title.
        head, body = _Head(), lines
    body, foot = _without_foot(body)
    title, body = _title(head, body)
    if not title or not body:
        # Nothing but a head: then what stands there is what the reader wants to see.
        title, body = title or _beginning(lines[0]), lines if not title else [title]
    article = Article(
        title=title,
        sections=sections_of([Line(line) for line in body]),
        trail=_without_title(head.trail, title),
        published=head.published,
        source=head.source or foot.source,
        reporters=head.reporters or reporters_in(_ends(body)) or foot.reporters,
        editors=foot.editors or head.editors,
        url=url,
    )
    return replace(article, language=language_of(article.text[:20_000]))


def whole_text(text: str, url: Url | None = None) -> Article:
    """Every line of a text as a paragraph under the first: what the rules may have left out.

    Raises:
        ExtractionError: NO_ARTICLE, there is nothing but white space.
    """
    lines = [line for line in split_lines(text) if line]
    if not lines:
        raise ExtractionError(ErrorKind.NO_ARTICLE)
    title = lines.pop(0) if len(lines[0]) <= LONGEST_TITLE else _beginning(lines[0])
    blocks = tuple(Paragraph(piece) for line in lines for piece in pieces_of(line))
    article = Article(title, (Section(None, None, blocks),) if blocks else (), url=url)
    return replace(article, language=language_of(article.text[:20_000]))


def _read_head(lines: list[str]) -> tuple[_Head, list[str]]:
    """What the first lines tell, and the lines that are left for the body."""
    head = _Head()
    index = 0
    awaited = False  # a label stood alone: its value is the next line
    for index, line in enumerate(lines[:LONGEST_HEAD]):
        if awaited and len(line) <= 30:
            head.source, awaited = line, False
            continue
        if not head.trail and not head.has_byline and (trail := read_trail(line)):
            head.trail, head.chrome = trail, len(head.before)
            head.leave_menu()
            continue
        byline = account_byline(line) if head.before else None
        byline = byline or read_byline(line)
        if byline.tells and (whole := _without_rest(byline, titled=bool(head.before))):
            head.take(whole)
            continue
        if line.rstrip("：: ") in {"来源", "稿源", "信息来源", "文章来源"}:
            awaited = True
            continue
        if furniture.is_control(line):
            continue
        if head.before and weight(line) <= 10 and (names := reporters_in([line])):
            head.reporters = head.reporters or names
            continue
        if is_paragraph(line) and (head.has_byline or not _byline_follows(lines, index)):
            break
        (head.after if head.has_byline else head.before).append(line)
    else:
        index = min(len(lines), LONGEST_HEAD)
    return head, lines[index:]


def _is_sure(trail: tuple[Crumb, ...]) -> bool:
    """Whether a trail begins or ends as no title does."""
    return bool(trail) and (trail[0].text.endswith("首页") or trail[-1].text == "正文")


def _without_rest(byline: Byline, *, titled: bool) -> Byline | None:
    """A byline that says nothing else, or None: a line of which something is left is kept.

    Below a title the short text beside the clock is the source: 2024-03-15 21:02 鲁网.
    """
    if weight(byline.rest) < 2:
        return byline
    name = source_name(byline.rest)
    clock = byline.published is not None and byline.published.hour is not None
    if titled and clock and not byline.source and name == byline.rest and weight(name) <= 14:
        return replace(byline, source=name)
    return None


def _byline_follows(lines: list[str], index: int) -> bool:
    """Whether a long line is a title: the byline stands right below it."""
    if index > 4 or len(lines[index]) > LONGEST_TITLE or lines[index].endswith("。"):
        return False
    return any(
        byline.published is not None and weight(byline.rest) <= 8
        for byline in map(read_byline, lines[index + 1 : index + 3])
    )


def _title(head: _Head, body: list[str]) -> tuple[str, list[str]]:
    """The title, and the body with every line of the head that is not the title."""
    above = head.before
    if not above:
        above, head.after = head.after, []
    if above:
        start = head.chrome if head.chrome < len(above) else 0
        chosen = max(range(start, len(above)), key=lambda i: (_title_worth(above[i], head), -i))
        title = above[chosen]
        return title, above[:chosen] + above[chosen + 1 :] + head.after + body
    if not body:
        return "", []
    first = body[0]
    if len(body) > 1 and len(first) <= LONGEST_TITLE and not ends_sentence(first):
        return first, body[1:]
    return _beginning(first), body


def _title_worth(line: str, head: _Head) -> int:
    """A title is of some length, and the first of its kind when nothing else is known."""
    words = line.split(" ")
    if line.startswith(("——", "—", "（", "(")) or (
        len(words) > 3 and all(len(word) < 5 for word in words)  # a menu
    ):
        return 0
    if not head.has_byline:
        return 1
    return 3 if weight(line) >= 8 else 2 if weight(line) >= 5 else 1


def _beginning(text: str) -> str:
    """The first sentence of a text that has no title, or as much of it as a title holds."""
    end = min((place for mark in "。！？!?\n" if (place := text.find(mark, 0, 41)) > 0), default=-1)
    if end > 0:
        return text[: end + 1]
    return text if len(text) <= 40 else text[:39] + "…"


def _without_foot(body: list[str]) -> tuple[list[str], Byline]:
    """The body without what stands below it, and what that tells."""
    told = Byline()
    body = _without_further_reading(body)
    end = len(body)
    while end > 0:
        line = body[end - 1]
        byline = read_byline(line) if len(line) <= 120 else Byline()
        named = byline.editors and weight(byline.rest) <= 6
        if not (
            named
            or furniture.is_credit(line)
            or furniture.is_control(line)
            or furniture.is_notice(line)
            or (end < len(body) and furniture.is_sign(line))
        ):
            break
        told = replace(
            told,
            editors=byline.editors or told.editors,
            source=byline.source or told.source,
            reporters=byline.reporters or told.reporters,
        )
        end -= 1
    if end == 0:  # nothing but furniture: then it is what the reader wants to see
        return body, told
    return body[:end], told


def _without_further_reading(body: list[str]) -> list[str]:
    """Cut at 相关阅读 when nothing but titles and furniture follows it."""
    for index in range(max(len(body) // 3, 1), len(body)):
        if furniture.is_boundary(body[index]):
            rest = body[index + 1 :]
            if not any(is_paragraph(line) and ends_sentence(line) for line in rest):
                named = [line for line in rest if furniture.is_credit(line)]
                return body[:index] + named
    return body


def _ends(body: list[str]) -> list[str]:
    """Where a reporter is named: the first paragraphs and the last ones."""
    return body[:3] + body[max(len(body) - 2, 3) :]


def _without_title(trail: tuple[Crumb, ...], title: str) -> tuple[Crumb, ...]:
    return trail[:-1] if trail and trail[-1].text == title else trail
