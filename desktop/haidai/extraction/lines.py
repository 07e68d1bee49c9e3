"""The lines of a page: what both ways of reading (copied text, HTML) have in common.

A `Line` is what a reader sees as one paragraph, heading or list entry, with what is known about
how it looks. The questions about a line's form, never about its words, are answered here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from haidai.article.model import Block

_SPACES = re.compile(r"[\s\u1680\u180e\u2000-\u200a\u202f\u205f\u2800\u3000]+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_HAN = re.compile("[\u3040-\ud7af\U00020000-\U0003ffff]")  # kana and hangul too
_WORD = re.compile("[^\\W_\u3040-\ud7af]+")

MOST_LINES = 40_000
LONGEST_BLOCK = 20_000  # characters

CLOSING = "。！？!?；;：:，,、…—～~"
_SENTENCE_ENDS = "。！？!?…；;"
_QUOTES = "”’」』》)）】\"'"


Anchor = tuple[int, int, str]
"""Start, end and address of some words that lead elsewhere."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page and how it looks.

    `level` is 1 to 6 for a heading of the markup, else 0; `linked` is the share of characters
    that lead elsewhere, 0 to 1. `block` is what the line is where it is no plain paragraph.
    `anchors` are its links: start and end in the text, and the address as the page writes it.
    """

    text: str
    bold: bool = False
    level: int = 0
    linked: float = 0.0
    block: Block | None = None
    anchors: tuple[Anchor, ...] = ()


def clean(text: str) -> str:
    """The text as one line: every white space one blank, nothing invisible, nothing around it."""
    return squeezed(text).strip()


def squeezed(text: str) -> str:
    """The text with every white space one blank and nothing invisible."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))


def split_lines(text: str, most: int = MOST_LINES) -> Iterator[str]:
    """The clean lines of a text, empty ones as empty strings.

    Behind the first `most` lines the text is kept and its line breaks are not: it comes in
    lines of at most 20,000 characters.
    """
    lines = _BREAKS.split(text, most)
    rest = lines.pop() if len(lines) > most else ""
    yield from map(clean, lines)
    start = 0
    while start < len(rest):
        end = start + LONGEST_BLOCK
        # Between two lines if there is a break at all.
        end = max(rest.rfind("\n", start, end), rest.rfind("\r", start, end)) + 1 or end
        yield clean(rest[start:end])
        start = end


def pieces_of(text: str) -> list[str]:
    """A paragraph as it is, or one beyond all bounds cut where sentences end."""
    pieces = []
    start = 0
    while len(text) - start > LONGEST_BLOCK:
        window = text[start : start + LONGEST_BLOCK]
        cut = max(window.rfind(mark) for mark in "。！？.!? ") + 1 or LONGEST_BLOCK
        pieces.append(window[:cut].strip())
        start += cut
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]


def weight(text: str) -> int:
    """How much a reader reads: one for a Chinese character, two for a word of letters."""
    return len(_HAN.findall(text)) + 2 * len(_WORD.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence ends, closing quotes and brackets aside."""
    bare = text.rstrip(_QUOTES + " ")
    return bare[-1:] in set(_SENTENCE_ENDS + ".") if bare else False


def ends_open(text: str) -> bool:
    """Whether the line announces the next one: it ends in a colon, a dash or a comma."""
    return text.endswith(("：", ":", "—", "，", ",", "、", "–"))


def closes(text: str) -> bool:
    """Whether the line ends in any punctuation that a heading does not end in."""
    bare = text.rstrip("”’」』\"' ")
    return not bare or bare[-1] in CLOSING or bare[-1] == "."


def is_quoted(text: str) -> bool:
    """Whether the whole line is somebody's words: a dialogue, a slogan."""
    return text[:1] in set('“「『"‘') and text[-1:] in set('”」』"’')


def is_paragraph(text: str) -> bool:
    """Whether the line is running text: long, or of some length and ended as a sentence."""
    heavy = weight(text[:400])
    return heavy >= 45 or (heavy >= 12 and ends_sentence(text))
