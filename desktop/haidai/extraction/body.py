"""Which lines of a page are the article: the box that holds it, and the lines inside.

Running text gives its boxes a worth (its own box most, the boxes around it less); the box worth
most is the article's, widened while what stands around it is text as well. Inside it, what the
markup or the words call furniture is dropped, and the end is where no text follows any more.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from haidai.article.model import Image, Quotation, Table
from haidai.extraction import furniture
from haidai.extraction.bylines import read_byline
from haidai.extraction.lines import Line, ends_sentence, is_paragraph, weight
from haidai.extraction.stream import Box, Placed, Stream

MOSTLY_LINKED = 0.5
ENOUGH = 60  # in `weight`: as much text as a short item has
_POSITIVE = frozenset(
    "article content body text entry post story zhengwen neirong rich detail".split()
)
_NEGATIVE = frozenset(
    "comment comments footer sidebar related share widget promo recommend rank list menu".split()
)
# Who signs a letter and when: 某某县人民政府 2024年3月15日. It stands below text that is kept.
_SIGNED = re.compile(r"[^:：。|]{0,40}\d{4}年\d{1,2}月\d{1,2}日")
_DECAY = (1.0, 0.7, 0.4, 0.2)


def body_of(stream: Stream, title: int | None) -> list[Line]:
    """The lines of the article; `title` is the place of its title among the page's lines."""
    placed = stream.lines
    usable = _usable(placed)
    box = _article_box(placed, usable)
    if box is None:
        return []
    inside = [i for i in range(box.first, box.last) if i in usable]
    if title is not None and box.first <= title < box.last:
        inside = _after_title(placed, inside, title)
    lines = [placed[i] for i in inside]
    return _finished(_trimmed(lines))


def _usable(placed: Sequence[Placed]) -> frozenset[int]:
    """The lines that may be of an article: what the markup calls an aside only in need."""
    worth = [_worth(item) for item in placed]
    by_class = [i for i, item in enumerate(placed) if not item.aside and not item.hinted]
    by_tag = [i for i, item in enumerate(placed) if not item.aside]
    everything = sum(worth)
    for choice in (by_class, by_tag):
        left = sum(worth[i] for i in choice)
        if left >= 0.3 * everything or (left >= 2 * ENOUGH and left >= 0.1 * everything):
            return frozenset(choice)
    return frozenset(range(len(placed)))


def _worth(item: Placed) -> float:
    """How much a line speaks for its box being an article's."""
    line = item.line
    if isinstance(line.block, Table):
        return weight(line.text) * 0.3
    heavy = weight(line.text)
    if line.linked > MOSTLY_LINKED or heavy < 6:
        return 0.0
    value = heavy * (1 - line.linked)
    if not is_paragraph(line.text):
        return value * 0.3
    return value


def _article_box(placed: Sequence[Placed], usable: frozenset[int]) -> Box | None:
    scores: dict[Box, float] = {}
    totals: dict[Box, float] = {}
    for i in sorted(usable):
        value = _worth(placed[i])
        if not value:
            continue
        box: Box | None = placed[i].box
        # A paragraph is its own box; what counts is the box around it.
        if box is not None and box.parent is not None:
            box = box.parent if box.last - box.first == 1 or box.tag == "p" else box
        for share in _DECAY:
            if box is None:
                break
            scores[box] = scores.get(box, 0.0) + value * share
            box = box.parent
        box = placed[i].box
        while box is not None:
            totals[box] = totals.get(box, 0.0) + value
            box = box.parent
    if not scores:
        return None
    best = max(scores, key=lambda box: scores[box] * _favour(box))
    return _widened(best, totals)


def _favour(box: Box) -> float:
    if box.tag in {"article", "main"} or box.hints & _POSITIVE:
        return 1.25
    return 0.6 if box.hints & _NEGATIVE else 1.0


def _widened(box: Box, totals: dict[Box, float]) -> Box:
    """The box, or one around it that holds much more text of the same kind."""
    current = box
    best = box
    for _ in range(5):
        parent = current.parent
        if parent is None or parent.tag in {"body", "html"}:
            break
        if totals[parent] > 1.2 * totals[best]:
            best = parent
        current = parent
    return best


def _after_title(placed: Sequence[Placed], inside: list[int], title: int) -> list[int]:
    """The lines behind the title, unless most of the text stands above it."""
    behind = [i for i in inside if i > title]
    before = sum(_worth(placed[i]) for i in inside if i < title)
    after = sum(_worth(placed[i]) for i in behind)
    return behind if before <= after or after >= max(2 * ENOUGH, 0.3 * before) else inside


def _trimmed(lines: list[Placed]) -> list[Line]:
    """The lines without the furniture above, between and below them."""
    lines = lines[: _end_of_text([item.line for item in lines])]
    dropped = [_is_furniture(item) for item in lines]
    end = _end_of_tail(lines, dropped)
    kept = [
        item.line
        for i, item in enumerate(lines[:end])
        if not dropped[i] and not _heads_links(lines, dropped, i)
    ]
    return kept[_first_of_text(kept) :]


def _end_of_tail(lines: list[Placed], dropped: list[bool]) -> int:
    """Behind the last paragraph the first furniture ends the article."""
    last = max(
        (i for i, item in enumerate(lines) if not dropped[i] and _ends_as_text(item.line)),
        default=-1,
    )
    if last < 0:
        return len(lines)
    return next((i for i in range(last + 1, len(lines)) if dropped[i]), len(lines))


def _ends_as_text(line: Line) -> bool:
    """Whether a line is running text, or a list or a heading of the same kind."""
    return is_paragraph(line.text) or isinstance(line.block, Table)


def _heads_links(lines: list[Placed], dropped: list[bool], index: int) -> bool:
    """Whether a short line is the heading of a list of links, or stands inside one."""
    text = lines[index].line.text
    if not text or is_paragraph(text) or weight(text) > 14 or lines[index].line.linked:
        return False
    links = [i for i in (index + 1, index + 2) if i < len(lines) and dropped[i]]
    return len(links) == 2 and all(lines[i].line.linked > MOSTLY_LINKED for i in links)


def _is_furniture(item: Placed) -> bool:
    line = item.line
    if line.block is not None and isinstance(line.block, Image | Table):
        return False
    if furniture.is_control(line.text) or furniture.is_credit(line.text):
        return True
    if line.linked > MOSTLY_LINKED and not (is_paragraph(line.text) and line.linked < 0.95):
        return True
    if furniture.is_soft_boundary(line.text):
        return True
    return furniture.is_notice(line.text) and not (weight(line.text) > 60)


def _first_of_text(lines: list[Line]) -> int:
    """Behind the byline, when it stands among the first lines."""
    for i, line in reversed(list(enumerate(lines[:8]))):
        byline = read_byline(line.text)
        if not byline.tells or weight(byline.rest) > 12 or ends_sentence(line.text):
            continue
        if _SIGNED.fullmatch(line.text) and any(ends_sentence(each.text) for each in lines[:i]):
            continue
        above = [weight(other.text) for other in lines[:i] if is_paragraph(other.text)]
        below = [weight(other.text) for other in lines[i + 1 :] if is_paragraph(other.text)]
        # A line at the end of a short item may say as much as one at its head.
        if max(above, default=0) <= 60 and (not above or sum(above) < sum(below)):
            return i + 1
    return 0


def _end_of_text(lines: list[Line]) -> int:
    """Where what follows the article begins, else behind the last line.

    That is further reading, the head of another article, or whatever stands behind the editor.
    """
    worth = [
        weight(line.text) if is_paragraph(line.text) and line.linked <= MOSTLY_LINKED else 0
        for line in lines
    ]
    total = sum(worth) or 1
    read = 0
    for i, line in enumerate(lines):
        rest = total - read
        if read and furniture.is_boundary(line.text) and (read > 0.3 * total or rest < 0.5 * total):
            return i
        if read >= ENOUGH and furniture.is_end(line.text):
            return i
        if read and rest < 0.3 * total and furniture.is_soft_boundary(line.text):
            return i
        if read >= 0.5 * total and furniture.is_credit(line.text):
            return i + 1
        if read and _begins_another(lines, i):
            return i
        read += worth[i]
    return len(lines)


def _begins_another(lines: list[Line], index: int) -> bool:
    """Whether a heading of the markup is followed by a time: the head of another article."""
    line = lines[index]
    if line.level not in {1, 2, 3} or weight(line.text) < 6:
        return False
    return any(
        (told := read_byline(other.text)).published is not None
        and told.published.hour is not None
        and weight(told.rest) <= 8
        for other in lines[index + 1 : index + 7]
        if not other.text.isalpha()
    )


def _finished(lines: list[Line]) -> list[Line]:
    """Quotations that are the whole text are no quotations; pictures end no article."""
    texts = [line for line in lines if line.text]
    quoted = sum(isinstance(line.block, Quotation) for line in texts)
    if 2 * quoted > len(texts):
        lines = [
            replace(line, block=None) if isinstance(line.block, Quotation) else line
            for line in lines
        ]
    return lines
