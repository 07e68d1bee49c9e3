"""Rewriting a text by rules, with the way back to what is written.

Rules are asked in their order, and each character belongs to the first rule that claims it;
what no rule claims is spoken as written. A rule sees the whole sentence around its match.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, repeat

from haidai.article.spans import Span

Say = Callable[[re.Match[str]], str | None]
"""What is spoken for a match, or None where the rule does not hold after all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of writing and how it is spoken."""

    pattern: re.Pattern[str]
    say: Say


def rule(pattern: str, say: Say | str) -> Rule:
    """A rule from its expression; a text as `say` is spoken for every match."""
    if isinstance(say, str):
        return Rule(re.compile(pattern), lambda _: say)
    return Rule(re.compile(pattern), say)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the voice gets to speak.

    `offsets` has one entry more than `text` has characters: the offset in the written text
    each spoken one comes from, never falling, from 0 to the written length at the end.
    """

    text: str
    offsets: tuple[int, ...]

    def written(self, spoken: Span) -> Span:
        """The written characters a piece of the spoken text stands for."""
        start, end = self.offsets[spoken.start], self.offsets[spoken.end]
        if start == end and len(spoken):
            end = self.offsets[min(bisect_right(self.offsets, start), len(self.offsets) - 1)]
        return Span(start, end)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as rules see it: `places` has the place of each character in what is spoken.

    One entry more than `text` has characters; what is left out is not spoken.
    """

    text: str
    places: Sequence[int]


def rewritten(
    text: str, rules: Iterable[Rule], then: Iterable[Rule] = (), seen: Folded | None = None
) -> Spoken:
    """`text` with every piece a rule claims replaced by what the rule says.

    The rules of `then` are asked behind `rules`, and see `seen` in its place.
    """
    whole = Folded(text, range(len(text) + 1))
    seen = seen or whole
    claims: list[tuple[int, int, str]] = []
    claimed = bytearray(len(text))
    for each, read in chain(zip(rules, repeat(whole)), zip(then, repeat(seen))):
        for match in each.pattern.finditer(read.text):
            if match.start() == match.end():
                continue
            start, end = read.places[match.start()], read.places[match.end() - 1] + 1
            if not any(claimed[start:end]):
                said = each.say(match)
                if said is not None:
                    claims.append((start, end, said))
                    claimed[start:end] = b"\1" * (end - start)
    for before, behind in pairwise((-1, *seen.places)):
        if behind - before > 1 and not any(claimed[before + 1 : behind]):
            claims.append((before + 1, behind, ""))
    pieces: list[str] = []
    offsets: list[int] = []
    place = 0
    for start, end, said in sorted(claims):
        pieces += (text[place:start], said)
        offsets += range(place, start)
        offsets += (start + index * (end - start) // len(said) for index in range(len(said)))
        place = end
    pieces.append(text[place:])
    offsets += range(place, len(text) + 1)
    if len(offsets) > 1:
        offsets[0] = 0
    return Spoken("".join(pieces), tuple(offsets))
