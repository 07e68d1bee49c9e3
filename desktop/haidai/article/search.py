"""Finding words in an article's text, the way a reader means them.

Capitals and small letters are one, full and half width are one, accents and the kind of white
space or quotation mark make no difference; what cannot be seen is skipped. No match reaches
from one passage into the next.
"""

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from haidai.article.spans import Span

MOST_MATCHES = 100_000
LONGEST_QUERY = 200
_QUOTES = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"}
_UNSEEN = frozenset({"Cf", "Cc", "Cs"})


@dataclass(frozen=True, slots=True)
class Matches:
    """Where a text holds what was looked for: disjoint spans, from the first to the last."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    cut: bool = False
    """Whether there are more than were asked for."""

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, number: int) -> Span:
        """A match by its number, counted from 0."""
        return Span(self.starts[number], self.ends[number])

    def first_from(self, offset: int) -> int | None:
        """The number of the first match that ends behind an offset; None where none does."""
        number = bisect_right(self.ends, offset)
        return number if number < len(self) else None

    def touching(self, span: Span) -> range:
        """The numbers of the matches that share a character with a span."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))


class _Folds(dict[int, str]):
    """What each character is looked for as, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    if character == "\n":
        return character
    if character.isspace():
        return " "
    if unicodedata.category(character) in _UNSEEN:
        return ""
    if character in _QUOTES:
        return _QUOTES[character]
    plain = unicodedata.normalize("NFKD", character).casefold()
    return unicodedata.normalize("NFKD", plain)


class SearchableText:
    """A text made ready once, to be searched often."""

    def __init__(self, text: str) -> None:
        self._folds = _Folds()
        self._text = text.translate(self._folds)
        widths = self._folds
        # For each folded character the place of the one it came from; None where they are alike.
        self._origins: array[int] | None = None
        if any(len(folded) != 1 for folded in widths.values()):
            self._origins = array(
                "I", [at for at, letter in enumerate(text) for _ in widths[ord(letter)]]
            )

    def find(self, query: str, most: int = MOST_MATCHES) -> Matches:
        """Where the text holds a query; nothing where the query has nothing to look for."""
        wanted = query[:LONGEST_QUERY].replace("\n", " ").translate(self._folds).strip()
        if not wanted:
            return Matches()
        starts, ends = array("I"), array("I")
        at = self._text.find(wanted)
        while at >= 0 and len(starts) < most:
            starts.append(self._origin(at))
            ends.append(self._origin(at + len(wanted) - 1) + 1)
            at = self._text.find(wanted, self._behind(at + len(wanted)))
        return Matches(starts, ends, cut=at >= 0)

    def _origin(self, at: int) -> int:
        return at if self._origins is None else self._origins[at]

    def _behind(self, at: int) -> int:
        """Where the next character begins, when a match has ended inside of one."""
        if self._origins is not None:
            while at < len(self._origins) and self._origins[at] == self._origins[at - 1]:
                at += 1
        return at
