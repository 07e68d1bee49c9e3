"""Which words inside a Chinese sentence an English voice should say.

A phrase of words (the New York Times) sounds right only from an English voice. What Chinese
news writes in letters and says in Chinese (5G, COVID-19, A股, CEO, an address on the web) stays
with the Chinese voice, for one voice that changes at every abbreviation is tiring.
"""

import re

from haidai.article.spans import Span
from haidai.speech.spoken import Spoken

FEWEST_LETTERS = 8
"""A phrase of fewer letters (Wi Fi, Big Mac) is said before another voice has got going."""

_WORD = r"[A-Za-z]+(?:['’][A-Za-z]+)*"
# What no word of a phrase stands beside: the rest of an address, a formula or an accented word.
_SIGNS = r"@/\\_#=+%$€£&"
_TIED = rf"A-Za-z0-9\u00c0-\u024f{_SIGNS}'’-"
_PHRASE = re.compile(
    rf"(?<![{_TIED}])(?<![A-Za-z0-9][.:]){_WORD}(?:(?:[,;:.!?]? | & |-){_WORD})+"
    rf"(?![{_TIED}])(?![.:][A-Za-z0-9])"
)
_PLAIN_WORD = re.compile(r"[A-Za-z]?[a-z]+(?:['’][a-z]+)?")


def english_phrases(spoken: Spoken, written: str) -> tuple[Span, ...]:
    """Where in a spoken Chinese sentence there are English phrases, in their order.

    A phrase has at least two plain words and eight letters, more plain words than
    abbreviations, and no number beside it (Windows 11, iPhone 15 Pro Max), for its number is
    spoken in Chinese.
    """
    return tuple(
        Span(*match.span())
        for match in _PHRASE.finditer(spoken.text)
        if _is_prose(match[0]) and not _tied(spoken, written, Span(*match.span()))
    )


def _is_prose(phrase: str) -> bool:
    words = re.findall(_WORD, phrase)
    plain = [word for word in words if len(word) > 1 and _PLAIN_WORD.fullmatch(word)]
    return (
        len(plain) >= 2 and 2 * len(plain) > len(words) and sum(map(len, words)) >= FEWEST_LETTERS
    )


def _tied(spoken: Spoken, written: str, phrase: Span) -> bool:
    """Whether the nearest sign beside it, as it is written, is a digit or part of an address."""
    before = written[: spoken.offsets[phrase.start]].rstrip(" -")[-1:]
    after = written[spoken.offsets[phrase.end] :].lstrip(" -")[:1]
    return any(sign.isdigit() or (sign and sign in _SIGNS) for sign in (before, after))
