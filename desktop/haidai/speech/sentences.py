"""A passage's text cut into sentences, as spans: what is read in one breath and highlighted.

Rules, not cases: a mark ends a sentence unless it stands in something that is one word in its
sentence (a title, a short quotation, a bracket, a web address, a number, an abbreviation).
Everything is found in a few linear passes, so a hostile text costs no more than a long one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from haidai.article.spans import Span

LONGEST_SENTENCE = 60
"""Characters; a longer sentence is cut at a comma where it has one."""
LONGEST_UNBROKEN = 120
"""Characters; without any comma a sentence is cut here, between two words where it has some."""

_SHORTEST_PIECE = 6

_OPENING = dict(zip("“‘「『《〈（(【[〔［｛{", "”’」』》〉）)】]〕］｝}", strict=True))
_CLOSING = frozenset(_OPENING.values())
_TITLES = frozenset("《〈")
_BRACKETS = frozenset("（(【[〔［｛{")
# Longer than this, what stands between the two signs is speech or text and has sentences itself.
_LONGEST_TITLE = 100
_LONGEST_QUOTATION = 30
_LONGEST_BRACKET = 60

_MARKS = "。！？；…｡!?"
_END = re.compile(
    r"""(?P<wide>[。！？；…｡]|(?<=[^\x00-\x7f\s]);)
    | (?P<narrow>[!?])(?![A-Za-z0-9_=&/%])
    | (?P<stop>(?<=\S)\.)(?=[”’"')\]]*\s)
    | (?P<line>\n)
    """,
    re.VERBOSE,
)
_AFTER_MARK = re.compile(rf"[{re.escape(_MARKS)}.]*")
_WHITE = re.compile(r"\s*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}", re.ASCII
)
_COMMA = re.compile(r"(?:[，：]|(?<=[^\x00-\x7f])[,:]|[,:](?=\s|[^\x00-\x7f]))[”’」』）)\"]*")
_PAUSE = re.compile(r"、[”’」』）)\"]*")
_ABBREVIATION = re.compile(
    r"""(?:^|[^A-Za-z.])(?:
        [A-Za-z](?:\.[A-Za-z])*                       # J. Smith, U.S., e.g.
      | Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt
      | vs|etc|No|Nos|Vol|Fig|pp|al|approx|est|dept|Inc|Ltd|Co|Corp|Bros
      | Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ave|Rd|Blvd
    )$""",
    re.VERBOSE,
)
_LIST_NUMBER = re.compile(r"\s*\d{1,3}")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two signs that belong together, by their places."""

    opening: int
    closing: int
    is_word: bool
    is_title: bool
    before: str


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`; their spans joined give the text back, none is empty.

    White space belongs to the sentence before it (at the very start, to the one after it), so
    that no sentence is white space alone unless the whole text is.
    """
    if not text:
        return ()
    pairs = _Pairs(text)
    ends = [0]
    for end in _sentence_ends(text, pairs):
        if end > ends[-1] and not text[ends[-1] : end].isspace():
            ends.append(end)
    if ends[-1] < len(text):
        if len(ends) > 1 and text[ends[-1] :].isspace():
            ends.pop()
        ends.append(len(text))
    commas, pauses = (
        [sign.end() for sign in signs.finditer(text) if not pairs.in_title(sign.start())]
        for signs in (_COMMA, _PAUSE)
    )
    return tuple(
        piece
        for start, end in pairwise(ends)
        for piece in _cut(text, Span(start, end), commas, pauses)
    )


class _Pairs:
    """The quotation marks, title signs and brackets of a text that have their partner.

    A sign without partner (a quotation over several paragraphs) encloses nothing. A line break
    ends every pair.
    """

    def __init__(self, text: str) -> None:
        self._by_closing: dict[int, _Pair] = {}
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
            elif sign in _OPENING:
                stack.append(place)
            elif stack and _OPENING.get(text[stack[-1]]) == sign:
                self._close(text, stack.pop(), place)
            elif len(stack) > 1 and _OPENING.get(text[stack[-2]]) == sign:
                stack.pop()
                self._close(text, stack.pop(), place)
        self._words = self._outermost([pair for pair in self._by_closing.values() if pair.is_word])
        self._word_starts = [pair.opening for pair in self._words]
        self._titles = self._outermost([p for p in self._by_closing.values() if p.is_title])
        self._title_starts = [pair.opening for pair in self._titles]

    def closed_at(self, place: int) -> _Pair | None:
        """The pair whose closing sign stands at `place`."""
        return self._by_closing.get(place)

    def word_around(self, place: int) -> _Pair | None:
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
            limit = _LONGEST_BRACKET if sign in _BRACKETS else _LONGEST_QUOTATION
        before = text[opening - 1] if opening else ""
        self._by_closing[closing] = _Pair(
            opening, closing, length <= limit, sign in _TITLES and length <= limit, before
        )

    @staticmethod
    def _outermost(pairs: list[_Pair]) -> list[_Pair]:
        outermost: list[_Pair] = []
        for pair in sorted(pairs, key=lambda pair: pair.opening):
            if not outermost or pair.opening > outermost[-1].closing:
                outermost.append(pair)
        return outermost


def _around(place: int, pairs: list[_Pair], starts: list[int]) -> _Pair | None:
    index = bisect_right(starts, place) - 1
    return pairs[index] if index >= 0 and place <= pairs[index].closing else None


def _sentence_ends(text: str, pairs: _Pairs) -> Iterator[int]:
    """Where sentences end, ascending; white space after an end is counted in."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    starts = [start for start, _ in addresses]
    last_end = 0
    place = 0
    while match := _END.search(text, place):
        mark = match.start()
        place = match.end()
        index = bisect_right(starts, mark) - 1
        # An address may end with the sentence's own mark, which then is its last character.
        if index >= 0 and mark < addresses[index][1] - 1:
            continue
        if match["stop"] and _stays(text, last_end, mark):
            continue
        if not match["line"]:
            place = _end_of_marks(text, place, pairs)
            if not _ends_here(text, mark, place, pairs):
                continue
        place = _end_of_white(text, place)
        last_end = place
        yield place


def _stays(text: str, sentence: int, stop: int) -> bool:
    """Whether a full stop belongs to the word before it."""
    if _ABBREVIATION.search(text, max(sentence, stop - 12), stop):
        return True
    if _LIST_NUMBER.fullmatch(text, sentence, min(stop, sentence + 80)) and stop - sentence < 80:
        return True
    following = _end_of_white(text, stop + 1)
    return text[following : following + 1].isascii() and text[following : following + 1].islower()


def _end_of_marks(text: str, place: int, pairs: _Pairs) -> int:
    """Behind the run of marks and closing signs that begins before `place`."""
    while True:
        match = _AFTER_MARK.match(text, place)
        after = match.end() if match else place
        while after < len(text) and (text[after] in _CLOSING or pairs.closed_at(after)):
            after += 1
        if after == place:
            return place
        place = after


def _end_of_white(text: str, place: int) -> int:
    match = _WHITE.match(text, place)
    return match.end() if match else place


def _ends_here(text: str, mark: int, after: int, pairs: _Pairs) -> bool:
    """Whether the marks from `mark` up to `after` end their sentence.

    Not inside a word of the sentence. Behind the closing sign of a quotation it depends on what
    the quotation is: “…！”他说 goes on; 他说：“…。” has ended; 在“加油！”声中 goes on.
    """
    if after < len(text) and (word := pairs.word_around(after)) and word.opening < mark:
        return False
    closed = [pair for place in range(mark, after) if (pair := pairs.closed_at(place))]
    following = text[after : after + 1]
    if not closed or not following or following.isspace() or following in '“「『"':
        return not (closed and closed[-1].is_title and following.strip())
    outer = closed[-1]
    if any(character in _MARKS for character in text[outer.closing + 1 : after]):
        return True
    if outer.is_title:
        return False
    opening_sign = text[outer.opening]
    if opening_sign in _BRACKETS:
        return not outer.before or outer.before.isspace() or outer.before in _MARKS
    if outer.before in "：:" and outer.before:
        return True
    return outer.before in ("，", ",") and "。" in text[mark : outer.closing]


def _cut(text: str, sentence: Span, commas: list[int], pauses: list[int]) -> Iterator[Span]:
    """A sentence, or where it is too long its pieces: at commas, as even as they allow.

    Where there is no comma it is cut at the pauses of an enumeration, else between two words.
    """
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
        end = _end_of_white(text, end)
        if end >= solid_end or text[start:end].isspace():
            break
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def _nearest(places: list[int], start: int, limit: int, wanted: int) -> int | None:
    """The place nearest to `wanted`, not too near to `start` and at most `limit`."""
    low = bisect_right(places, start + _SHORTEST_PIECE - 1)
    high = bisect_right(places, limit)
    return min(places[low:high], key=lambda place: abs(place - wanted), default=None)


_BOUNDARY = re.compile(r"(?<=\s)(?=\S)|(?<=[^\x00-\x7f])|(?=[^\x00-\x7f])")


def _word_boundary(text: str, start: int, limit: int) -> int:
    """The last place up to `limit` that does not tear an English word or a number."""
    middle = (start + limit) // 2
    places = [match.start() for match in _BOUNDARY.finditer(text, middle, limit + 1)]
    index = bisect_left(places, limit + 1)
    return places[index - 1] if index else limit
