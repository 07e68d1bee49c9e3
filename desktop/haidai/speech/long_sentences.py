"""Where a sentence too long for one breath is cut: at commas, at pauses, between words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from haidai.article.spans import Span
from haidai.speech.enclosures import Enclosures

LONGEST_SENTENCE = 60
"""Characters; a longer sentence is cut at a comma where it has one."""
LONGEST_UNBROKEN = 120
"""Characters; without any comma a sentence is cut here, between two words where it has some."""

_SHORTEST_PIECE = 6
_CLOSED = r"[”’」』）)\"]*"
# A colon between two digits belongs to a time or a score.
_COMMA = re.compile(
    rf"(?:，|：(?!(?<=\d：)\d)|(?<=[^\x00-\x7f])[,:]|[,:](?=\s|[^\x00-\x7f])){_CLOSED}"
)
_PAUSE = re.compile(rf"、{_CLOSED}")
# Beside a digit, behind an opening sign and before a closing one nothing is torn.
_BOUNDARY = re.compile(
    r"(?<=\s)(?=\S)|(?<=[^\x00-\x7f“‘「『《〈（【])(?=[A-Za-z]|[^\x00-\x7f”’」』》〉）】，。、；：！？％℃…—])"
)
_WHITE = re.compile(r"\s*")


class Breaths:
    """Cuts the long sentences of a text; nothing is cut inside a title."""

    def __init__(self, text: str, enclosures: Enclosures) -> None:
        self._text = text
        self._commas, self._pauses = (
            [sign.end() for sign in signs.finditer(text) if not enclosures.in_title(sign.start())]
            for signs in (_COMMA, _PAUSE)
        )

    def pieces(self, sentence: Span) -> Iterator[Span]:
        """A sentence, or where it is too long its pieces: at commas, as even as they allow.

        Where there is no comma it is cut at the pauses of an enumeration, else between two words.
        """
        text, commas, pauses = self._text, self._commas, self._pauses
        start = sentence.start
        solid_end = start + len(sentence.of(text).rstrip())
        while sentence.end - start > LONGEST_SENTENCE:
            remaining = sentence.end - start
            wanted = start + remaining // -(-remaining // LONGEST_SENTENCE)
            limit = min(start + LONGEST_SENTENCE, sentence.end - _SHORTEST_PIECE)
            far_limit = min(start + LONGEST_UNBROKEN, sentence.end - _SHORTEST_PIECE)
            end = _nearest(commas, start, limit, wanted) or _nearest(pauses, start, limit, wanted)
            end = end or _nearest(commas, start, far_limit, limit)
            if end is None:
                if remaining <= LONGEST_UNBROKEN:
                    break
                end = _word_boundary(text, start, start + LONGEST_UNBROKEN)
            end = end_of_white(text, end)
            if end >= solid_end or text[start:end].isspace():
                break
            yield Span(start, end)
            start = end
        yield Span(start, sentence.end)


def end_of_white(text: str, place: int) -> int:
    """Behind the white space that begins at `place`."""
    match = _WHITE.match(text, place)
    return match.end() if match else place


def _nearest(places: list[int], start: int, limit: int, wanted: int) -> int | None:
    """The place nearest to `wanted`, not too near to `start` and at most `limit`."""
    low = bisect_right(places, start + _SHORTEST_PIECE - 1)
    high = bisect_right(places, limit)
    return min(places[low:high], key=lambda place: abs(place - wanted), default=None)


def _word_boundary(text: str, start: int, limit: int) -> int:
    """The last place up to `limit` that does not tear an English word or a number."""
    middle = (start + limit) // 2
    places = [match.start() for match in _BOUNDARY.finditer(text, middle, limit + 1)]
    index = bisect_left(places, limit + 1)
    return places[index - 1] if index else limit
