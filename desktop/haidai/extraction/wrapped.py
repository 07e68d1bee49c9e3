"""Text whose lines were broken by a column: copied out of a PDF, an old page, a mail.

Such lines are full, whatever stands at their end; a paragraph ends with a line that is not. Only
a text that plainly is of this kind is touched, since joining a poem or a timetable would destroy
it: many of its lines are full, of Chinese characters, and seldom end in punctuation, and the last
line of a paragraph ends a sentence.
"""

from collections.abc import Sequence

from haidai.extraction.lines import MOST_LINES, clean, closes, ends_sentence

NARROWEST, WIDEST = 12, 60  # characters in a line of a column
SLACK = 2  # characters by which a full line may be shorter: a mark moved to the next one
FEWEST = 5  # full lines
MANY = 0.45
SELDOM = 0.4
MOSTLY = 0.7
_INDENTS = ("\u3000", "  ", "\t")
_HAN = ("\u3400", "\u9fff")


def unwrapped(text: str) -> str:
    """The text with every paragraph on a line of its own, where a column broke its lines."""
    raw = text.splitlines()
    if len(raw) > MOST_LINES or max(map(len, raw), default=0) > 3 * WIDEST:
        return text
    lines = [clean(line) for line in raw]
    widths = [_width(line.rstrip()) for line in raw]
    column = _column(lines, widths)
    if column is None:
        return text
    indented = sum(line.startswith(_INDENTS) for line in raw) > 1
    paragraphs: list[list[str]] = []
    goes_on = False
    for before, line, width in zip(raw, lines, widths, strict=True):
        if goes_on and line and not before.startswith(_INDENTS):
            paragraphs[-1] += (_between(paragraphs[-1][-1], line), line)
        else:
            paragraphs.append([line])
        full = line != "" and width >= column - SLACK  # of invisible marks nothing is left
        goes_on = full and (indented or not ends_sentence(line))
    return "\n".join(map("".join, paragraphs))


def _column(lines: Sequence[str], widths: Sequence[float]) -> float | None:
    """How many characters a full line holds, or None where lines are whole paragraphs."""
    widest = max(widths, default=0.0)
    if not NARROWEST <= widest <= WIDEST:
        return None
    wide = [width >= widest - SLACK for width in widths]
    full = [
        line for line, is_wide in zip(lines, wide, strict=True) if is_wide and _is_chinese(line)
    ]
    # A paragraph ends where a line that is not full follows one that is.
    last = [
        line
        for line, is_wide, was_wide in zip(lines[1:], wide[1:], wide, strict=False)
        if was_wide and line and not is_wide
    ]
    count = sum(1 for line in lines if line)
    many = len(full) >= FEWEST and len(full) >= MANY * count
    marked = sum(map(closes, full)) <= SELDOM * len(full)
    ended = len(last) > 1 and sum(map(ends_sentence, last)) >= MOSTLY * len(last)
    return widest if many and marked and ended else None


def _width(line: str) -> float:
    """How wide a line is, in Chinese characters."""
    return sum(0.5 if character < "\u2000" else 1.0 for character in line)


def _is_chinese(line: str) -> bool:
    """Whether a line is running Chinese: hardly a blank, hardly a figure."""
    characters = sum(_HAN[0] <= character <= _HAN[1] for character in line)
    return " " not in line and 2 * characters > len(line)


def _between(line: str, following: str) -> str:
    """What stands between two lines that are one: a blank between two words of letters."""
    words = line[-1].isascii() and following[0].isascii() and line[-1].isalpha()
    return " " if words else ""
