"""What stands between two signs that belong together: quotations, titles, brackets."""

import re
from bisect import bisect_right
from dataclasses import dataclass

OPENING = dict(zip("“‘「『《〈（(【[〔［｛{", "”’」』》〉）)】]〕］｝}", strict=True))
CLOSING = frozenset(OPENING.values())
BRACKETS = frozenset("（(【[〔［｛{")
_TITLES = frozenset("《〈")
# Longer than this, what stands between the two signs is speech or text and has sentences itself.
_LONGEST_TITLE = 100
_LONGEST_QUOTATION = 30
_LONGEST_BRACKET = 60


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Two signs that belong together, by their places.

    `is_word`: it is one word of its sentence; `before` is the sign before it, empty at the start.
    """

    opening: int
    closing: int
    is_word: bool
    is_title: bool
    before: str


class Enclosures:
    """The enclosures of a text: those signs of it that have their partner.

    A sign without partner (a quotation over several paragraphs) encloses nothing. A line break
    ends every pair.
    """

    def __init__(self, text: str) -> None:
        self._by_closing: dict[int, Enclosure] = {}
        stack: list[int] = []
        for match in re.finditer(r"[“‘「『《〈（(【\[〔［｛{”’」』》〉）)】\]〕］｝}\"\n]", text):
            place, sign = match.start(), match.group()
            if sign == "\n":
                stack.clear()
            elif sign == '"':
                if stack and text[stack[-1]] == '"':
                    self._close(text, stack.pop(), place)
                else:
                    stack.append(place)
            elif sign in OPENING:
                stack.append(place)
            elif stack and OPENING.get(text[stack[-1]]) == sign:
                self._close(text, stack.pop(), place)
            elif len(stack) > 1 and OPENING.get(text[stack[-2]]) == sign:
                stack.pop()
                self._close(text, stack.pop(), place)
        self._words = self._outermost([pair for pair in self._by_closing.values() if pair.is_word])
        self._word_starts = [pair.opening for pair in self._words]
        self._titles = self._outermost([p for p in self._by_closing.values() if p.is_title])
        self._title_starts = [pair.opening for pair in self._titles]

    def closed_at(self, place: int) -> Enclosure | None:
        """The pair whose closing sign stands at `place`."""
        return self._by_closing.get(place)

    def word_around(self, place: int) -> Enclosure | None:
        """The outermost pair around `place` that is one word of its sentence."""
        return _around(place, self._words, self._word_starts)

    def in_title(self, place: int) -> bool:
        """Whether `place` is inside the name of a book, a film, a plan."""
        return _around(place, self._titles, self._title_starts) is not None

    def _close(self, text: str, opening: int, closing: int) -> None:
        sign = text[opening]
        length = closing - opening - 1
        if sign in _TITLES:
            limit = _LONGEST_TITLE
        else:
            limit = _LONGEST_BRACKET if sign in BRACKETS else _LONGEST_QUOTATION
        before = text[opening - 1] if opening else ""
        self._by_closing[closing] = Enclosure(
            opening, closing, length <= limit, sign in _TITLES and length <= limit, before
        )

    @staticmethod
    def _outermost(pairs: list[Enclosure]) -> list[Enclosure]:
        outermost: list[Enclosure] = []
        for pair in sorted(pairs, key=lambda pair: pair.opening):
            if not outermost or pair.opening > outermost[-1].closing:
                outermost.append(pair)
        return outermost


def _around(place: int, pairs: list[Enclosure], starts: list[int]) -> Enclosure | None:
    index = bisect_right(starts, place) - 1
    return pairs[index] if index >= 0 and place <= pairs[index].closing else None
