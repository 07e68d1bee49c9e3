"""A passage's text cut into sentences, as spans: what is read in one breath and highlighted.

Rules, not cases: a mark ends a sentence unless it stands in something that is one word in its
sentence (a title, a short quotation, a bracket, a web address, a number, an abbreviation).
Everything is found in a few linear passes, so a hostile text costs no more than a long one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from haidai.article.spans import Span
from haidai.speech.enclosures import BRACKETS, CLOSING, Enclosures
from haidai.speech.long_sentences import Breaths, end_of_white

_MARKS = "。！？；…｡!?"
_END = re.compile(
    r"""(?P<wide>[。！？；…｡]|(?<=[^\x00-\x7f\s]);)
    | (?P<narrow>[!?])(?![A-Za-z0-9_=&/%])
    | (?P<stop>(?<=\S)\.)(?=[”’"')\]]*\s)
    | (?P<line>\n)
    """,
    re.VERBOSE,
)
# The number of a note belongs to the sentence that it is about.
_NOTE = r"[\[［]\d{1,3}(?:[-–,，、]\d{1,3}){0,5}[\]］](?=\S|\Z)"
_AFTER_MARK = re.compile(rf"(?:[{re.escape(_MARKS)}.]|{_NOTE})*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}", re.ASCII
)
_ABBREVIATION = re.compile(
    r"""(?:^|[^A-Za-z.])(?:
        [A-Za-z](?:\.[A-Za-z])*                       # J. Smith, U.S., e.g.
      | Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt
      | vs|etc|No|Nos|Vol|Fig|pp|al|approx|est|dept|Inc|Ltd|Co|Corp|Bros
      | Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ave|Rd|Blvd
    )$""",
    re.VERBOSE,
)
_SAID = tuple("说道问答喊称写讲")
"""“…！”他说，“…！”: behind one of these and a comma begins speech, not a word."""
_LIST_NUMBER = re.compile(r"\s*\d{1,3}")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`; their spans joined give the text back, none is empty.

    White space belongs to the sentence before it (at the very start, to the one after it), so
    that no sentence is white space alone unless the whole text is.
    """
    if not text:
        return ()
    enclosures = Enclosures(text)
    ends = [0]
    for end in _sentence_ends(text, enclosures):
        if end > ends[-1] and not text[ends[-1] : end].isspace():
            ends.append(end)
    if ends[-1] < len(text):
        if len(ends) > 1 and text[ends[-1] :].isspace():
            ends.pop()
        ends.append(len(text))
    breaths = Breaths(text, enclosures)
    return tuple(
        piece for start, end in pairwise(ends) for piece in breaths.pieces(Span(start, end))
    )


def _sentence_ends(text: str, enclosures: Enclosures) -> Iterator[int]:
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
            place = _end_of_marks(text, place, enclosures)
            if not _ends_here(text, mark, place, enclosures):
                continue
        place = end_of_white(text, place)
        last_end = place
        yield place


def _stays(text: str, sentence: int, stop: int) -> bool:
    """Whether a full stop belongs to the word before it."""
    if _ABBREVIATION.search(text, max(sentence, stop - 12), stop):
        return True
    if _LIST_NUMBER.fullmatch(text, sentence, min(stop, sentence + 80)) and stop - sentence < 80:
        return True
    following = end_of_white(text, stop + 1)
    return text[following : following + 1].isascii() and text[following : following + 1].islower()


def _end_of_marks(text: str, place: int, enclosures: Enclosures) -> int:
    """Behind the run of marks and closing signs that begins before `place`."""
    while True:
        match = _AFTER_MARK.match(text, place)
        after = match.end() if match else place
        while after < len(text) and (text[after] in CLOSING or enclosures.closed_at(after)):
            after += 1
        if after == place:
            return place
        place = after


def _ends_here(text: str, mark: int, after: int, enclosures: Enclosures) -> bool:
    """Whether the marks from `mark` up to `after` end their sentence.

    Not inside a word of the sentence. Behind the closing sign of a quotation it depends on what
    the quotation is: “…！”他说 goes on; 他说：“…。” has ended; 在“加油！”声中 goes on.
    """
    if after < len(text) and (word := enclosures.word_around(after)) and word.opening < mark:
        return False
    closed = [pair for place in range(mark, after) if (pair := enclosures.closed_at(place))]
    following = text[after : after + 1]
    if not closed or not following or following.isspace() or following in '“「『"':
        return not (closed and closed[-1].is_title and following.strip())
    outer = closed[-1]
    if any(character in _MARKS for character in text[outer.closing + 1 : after]):
        return True
    if outer.is_title:
        return False
    opening_sign = text[outer.opening]
    if opening_sign in BRACKETS:
        return not outer.before or outer.before.isspace() or outer.before in _MARKS
    if outer.before in "：:" and outer.before:
        return True
    spoken = text[max(0, outer.opening - 2) : outer.opening - 1] in _SAID
    return outer.before in ("，", ",") and (spoken or "。" in text[mark : outer.closing])
