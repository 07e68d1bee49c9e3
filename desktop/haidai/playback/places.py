"""Where the reading can go: decisions over the utterances, without sound and without state."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from haidai.speech.script import Utterance

AGAIN_SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class Place:
    """An utterance, counted from 0, and how many frames of its sound have been heard."""

    index: int = 0
    frames: int = 0


def utterance_at(utterances: Sequence[Utterance], offset: int) -> int:
    """The utterance that holds a character, else the next one, else the last.

    Raises:
        IndexError: there are no utterances.
    """
    if not utterances:
        raise IndexError(offset)
    index = bisect_right(utterances, offset, key=lambda utterance: utterance.span.start) - 1
    if index < 0 or offset >= utterances[index].span.end:
        index += 1
    return min(index, len(utterances) - 1)


def section_range(utterances: Sequence[Utterance], section: int) -> range:
    """The utterances of a section; empty where it has none."""
    found = [index for index, utterance in enumerate(utterances) if utterance.section == section]
    return range(found[0], found[-1] + 1) if found else range(0)


def previous_sentence(index: int, heard_seconds: float) -> int:
    """One sentence back: to the start of this one where more than a little of it was heard."""
    return index if heard_seconds > AGAIN_SECONDS else max(0, index - 1)


def next_sentence(utterances: Sequence[Utterance], index: int) -> int | None:
    """One sentence on, or None at the last."""
    return index + 1 if index + 1 < len(utterances) else None


def previous_section(utterances: Sequence[Utterance], index: int, heard_seconds: float) -> int:
    """One section back: to the start of this one where more than a little of it was heard."""
    start = _section_start(utterances, index)
    if index > start or heard_seconds > AGAIN_SECONDS or start == 0:
        return start
    return _section_start(utterances, start - 1)


def next_section(utterances: Sequence[Utterance], index: int) -> int | None:
    """The start of the next section, or None in the last."""
    section = utterances[index].section
    for later in range(index + 1, len(utterances)):
        if utterances[later].section != section:
            return later
    return None


def _section_start(utterances: Sequence[Utterance], index: int) -> int:
    section = utterances[index].section
    while index > 0 and utterances[index - 1].section == section:
        index -= 1
    return index
