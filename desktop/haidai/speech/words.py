"""From the marks of a voice to the words on the page."""

from collections.abc import Sequence

from haidai.article.spans import Span
from haidai.speech.spoken import Spoken
from haidai.speech.synthesizer import Mark

LONGEST_CHINESE = 4
"""Characters: a voice that says so little where it is tells nothing about a word."""


def written_marks(marks: Sequence[Mark], spoken: Spoken, written: str) -> tuple[Mark, ...]:
    """The marks of `spoken` over the written text, which only go forward.

    A mark reaches to where the next begins or to the first sign that is no part of a word.
    What stands for several spoken words (a number) has one mark for each of its characters,
    or one in all.
    """
    begins: list[tuple[float, int]] = []
    for mark in sorted(marks, key=lambda mark: mark.seconds):
        place = spoken.offsets[min(mark.offset, len(spoken.text))]
        if place < len(written) and (not begins or place > begins[-1][1]):
            begins.append((mark.seconds, place))
    ends = [*(place for _, place in begins[1:]), spoken.offsets[-1]][: len(begins)]
    words = [
        Mark(seconds, place, _word_length(written, Span(place, max(place, end))))
        for (seconds, place), end in zip(begins, ends, strict=True)
    ]
    return tuple(word for word in words if word.length)


def _word_length(written: str, reach: Span) -> int:
    """How much of a reach is one word from its first character on."""
    wide = length = 0
    for character in reach.of(written):
        inside = character in "-'’." and length
        if not (character.isalnum() or character in "%‰℃°" or inside):
            break
        wide += not character.isascii()
        if wide > LONGEST_CHINESE:
            break
        length += 1
    return length
