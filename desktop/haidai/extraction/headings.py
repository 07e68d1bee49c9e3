"""From lines to sections: which short line is a heading, and which its deck line.

A heading is a short line without closing punctuation between longer paragraphs; the short line
right after a heading is its deck. Where the markup says what is a heading (a level, a wholly
bold line) that is believed first, and unmarked lines are then left alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from haidai.article.model import Block, Section, Subheading
from haidai.extraction.lines import (
    Line,
    closes,
    ends_open,
    ends_sentence,
    is_paragraph,
    is_quoted,
    weight,
)
from haidai.extraction.links import linked, paragraphs

LONGEST_HEADING = 34  # in `weight`: Chinese characters
LONGEST_MARKED = 60
LONGEST_DECK = 44

MOST_LINES = 20_000

_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十百\d]{1,4}[章节部分篇、]|【[^】]{2,30}】$)"
)
_LOWER = re.compile(r"^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d))")
_COUNT = re.compile(
    r"(?:0?[1-9]|1\d|[①-⑩壹贰叁肆伍陆柒捌玖拾]|PART\s?\.?\s?\d{1,2})", re.IGNORECASE
)
_CAPTION = re.compile(
    r"^(?:▲|△|图[\d一二三四五六七八九十:：/]|资料图|供图)|(?:摄|供图|图源.{0,20})[)）]?$"
)


def sections_of(lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections of a body; what stands before the first heading is one without heading.

    Every line is in the result: as heading, as deck or as block.
    """
    # A text of so many lines is a list or a log: its lines are kept, their roles not looked for.
    headings: frozenset[int] = frozenset()
    if len(lines) <= MOST_LINES:
        lines, counted = _with_counts(lines)
        headings = _headings(lines) | counted
    sections: list[Section] = []
    heading: str | None = None
    deck: str | None = None
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in headings:
            if heading is not None or blocks:
                sections.append(Section(heading, deck, tuple(blocks)))
            heading, deck, blocks = line.text, None, []
            if _is_deck(lines, index + 1) and index + 1 not in headings:
                index += 1
                deck = lines[index].text
        elif line.block is not None:
            blocks.append(linked(line.block, line.anchors))
        elif line.level and not closes(line.text) and weight(line.text) <= LONGEST_MARKED:
            blocks.append(Subheading(line.text))
        else:
            blocks.extend(paragraphs(line))
        index += 1
    if heading is not None or blocks:
        sections.append(Section(heading, deck, tuple(blocks)))
    return tuple(sections)


def _headings(lines: Sequence[Line]) -> frozenset[int]:
    marked = _marked(lines)
    if marked:
        return marked
    numbered = frozenset(i for i in range(len(lines)) if _is_numbered(lines, i))
    plain = frozenset(i for i in range(len(lines)) if _is_plain_heading(lines, i))
    return numbered | plain


def _with_counts(lines: Sequence[Line]) -> tuple[Sequence[Line], frozenset[int]]:
    """Counts that stand on a line of their own (01, 02) joined with the headings below them.

    Also where those headings are then. One count alone may be anything.
    """
    counts = [
        i
        for i, line in enumerate(lines[:-2])
        if line.block is None
        and _COUNT.fullmatch(line.text)
        and lines[i + 1].block is None
        and not lines[i + 1].text[:1].isdigit()
        and _looks_like_heading(lines[i + 1].text)
        and _has_text(lines, i + 1)
    ]
    if len(counts) < 2:
        return lines, frozenset()
    joined: list[Line] = []
    headings: list[int] = []
    for i, line in enumerate(lines):
        if i - 1 in counts:
            joined[-1] = replace(line, text=f"{lines[i - 1].text} {line.text}")
            headings.append(len(joined) - 1)
        else:
            joined.append(line)
    return joined, frozenset(headings)


def _marked(lines: Sequence[Line]) -> frozenset[int]:
    """What the markup sets apart: lines with a level, else wholly bold ones."""
    texts = [line for line in lines if line.block is None]
    levels = [
        i
        for i, line in enumerate(lines)
        if line.level and line.block is None and _may_be_marked(line.text) and _has_text(lines, i)
    ]
    if levels:
        top = min(lines[i].level for i in levels)
        if sum(lines[i].level == top for i in levels) == 1:
            top = max(top, min((lines[i].level for i in levels if lines[i].level > top), default=0))
        return frozenset(i for i in levels if lines[i].level <= top)
    bold = [
        i
        for i, line in enumerate(lines)
        if line.bold and line.block is None and _may_be_marked(line.text) and _has_text(lines, i)
    ]
    if not bold or 2 * sum(line.bold for line in texts) > len(texts):
        return frozenset()
    # Of two bold lines that follow each other the second is the deck of the first, not a heading.
    return frozenset(i for i in bold if i - 1 not in bold or lines[i - 1].block is not None)


def _may_be_marked(text: str) -> bool:
    if text[-1:] in "。；;，,、：:" or not 2 <= weight(text) <= LONGEST_MARKED:
        return False
    return not _CAPTION.search(text)


def _has_text(lines: Sequence[Line], index: int) -> bool:
    """Whether running text follows before the next line that is set apart."""
    following = lines[index + 1 : index + 5]
    return any(line.block is not None or is_paragraph(line.text) for line in following)


def _is_numbered(lines: Sequence[Line], index: int) -> bool:
    """一、 and its like head a section where running text follows."""
    line = lines[index]
    if line.block is not None or not _NUMBERED.match(line.text) or closes(line.text):
        return False
    if weight(line.text) > LONGEST_HEADING:
        return False
    following = next((other for other in lines[index + 1 : index + 2]), None)
    return following is not None and (
        is_paragraph(following.text) or _LOWER.match(following.text) is not None
    )


def _is_plain_heading(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.block is not None or index == 0 or not _looks_like_heading(line.text):
        return False
    before = lines[index - 1]
    if before.block is not None or not is_paragraph(before.text) or not ends_sentence(before.text):
        return False
    if ends_open(before.text) or before.text.endswith(("；", ";")):
        return False
    after = index + 1
    if _is_deck(lines, after):
        after += 1
    return after < len(lines) and _is_long(lines[after], line.text)


def _looks_like_heading(text: str) -> bool:
    if closes(text) and not text.endswith(("？", "?", "！", "!")):
        return False
    if text.endswith(("？", "?", "！", "!")) and weight(text) > 20:
        return False
    if not 2 <= weight(text) <= LONGEST_HEADING or is_quoted(text) or _CAPTION.search(text):
        return False
    # A speech, a signature and a line in brackets are short too.
    return not re.search(
        r"[：:]\s?[“\"]|^[（(].*[)）]$|^[-—·•*#]|^(?:文|记者|作者|来源|编辑)[\s/|｜:：]", text
    )


def _is_deck(lines: Sequence[Line], index: int) -> bool:
    """A short unended line, with a long one behind it."""
    if index + 1 >= len(lines):
        return False
    line = lines[index]
    if line.block is not None or line.level or closes(line.text) or is_quoted(line.text):
        return False
    if weight(line.text) > LONGEST_DECK or _LOWER.match(line.text) or _CAPTION.search(line.text):
        return False
    return _is_long(lines[index + 1], line.text)


def _is_long(line: Line, than: str) -> bool:
    return (
        line.block is None
        and is_paragraph(line.text)
        and len(line.text) > 1.4 * len(than)
        and weight(line.text[:400]) >= 16
    )
