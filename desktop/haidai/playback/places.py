"""Where the reading can go: decisions over the utterances, without sound and without state."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from haidai.speech.script import Utterance


AGAIN_SECONDS = 1.5


class Step(StrEnum):
    """A way through the article."""

    NEXT_SENTENCE = "next_sentence"
    PREVIOUS_SENTENCE = "previous_sentence"
    NEXT_PARAGRAPH = "next_paragraph"
    PREVIOUS_PARAGRAPH = "previous_paragraph"
    NEXT_SECTION = "next_section"
    PREVIOUS_SECTION = "previous_section"


@dataclass(frozen=True, slots=True)
class Place:
    """An utterance, counted from 0, and how many frames of its sound have been heard."""

    index: int = 0
    frames: int = 0


def utterance_at(utterances: "Sequence[Utterance]", offset: int) -> int:
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


def after_step(
    step: Step, utterances: "Sequence[Utterance]", index: int, heard_seconds: float
) -> int | None:
    """The utterance a step leads to, None where there is none; back is to where this one began."""
    match step:
        case Step.NEXT_SENTENCE:
            return next_sentence(utterances, index)
        case Step.NEXT_PARAGRAPH:
            return next_paragraph(utterances, index)
        case Step.NEXT_SECTION:
            return next_section(utterances, index)
        case Step.PREVIOUS_SENTENCE:
            return previous_sentence(index, heard_seconds)
        case Step.PREVIOUS_PARAGRAPH:
            return previous_paragraph(utterances, index, heard_seconds)
        case Step.PREVIOUS_SECTION:
            return previous_section(utterances, index, heard_seconds)


def section_range(utterances: "Sequence[Utterance]", section: int) -> range:
    """The utterances of a section; empty where it has none."""
    found = [index for index, utterance in enumerate(utterances) if utterance.section == section]
    return range(found[0], found[-1] + 1) if found else range(0)


def previous_sentence(index: int, heard_seconds: float) -> int:
    """One sentence back: to the start of this one where more than a little of it was heard."""
    return index if heard_seconds > AGAIN_SECONDS else max(0, index - 1)


def next_paragraph(utterances: "Sequence[Utterance]", index: int) -> int | None:
    """The start of the next line of the article, or None in the last."""
    here = utterances[index].passage
    later = range(index + 1, len(utterances))
    return next((each for each in later if utterances[each].passage != here), None)


def previous_paragraph(utterances: "Sequence[Utterance]", index: int, heard_seconds: float) -> int:
    """One line back: to the start of this one where more than a little of it was heard."""
    start = _passage_start(utterances, index)
    if index > start or heard_seconds > AGAIN_SECONDS or start == 0:
        return start
    return _passage_start(utterances, start - 1)


def section_end(utterances: "Sequence[Utterance]", index: int) -> int:
    """The utterance behind the last one of a section."""
    end = next_section(utterances, index)
    return len(utterances) if end is None else end


def next_sentence(utterances: "Sequence[Utterance]", index: int) -> int | None:
    """One sentence on, or None at the last."""
    return index + 1 if index + 1 < len(utterances) else None


def previous_section(utterances: "Sequence[Utterance]", index: int, heard_seconds: float) -> int:
    """One section back: to the start of this one where more than a little of it was heard."""
    start = _section_start(utterances, index)
    if index > start or heard_seconds > AGAIN_SECONDS or start == 0:
        return start
    return _section_start(utterances, start - 1)


def next_section(utterances: "Sequence[Utterance]", index: int) -> int | None:
    """The start of the next section, or None in the last."""
    section = utterances[index].section
    for later in range(index + 1, len(utterances)):
        if utterances[later].section != section:
            return later
    return None


def _passage_start(utterances: "Sequence[Utterance]", index: int) -> int:
    while index > 0 and utterances[index - 1].passage == utterances[index].passage:
        index -= 1
    return index


def _section_start(utterances: "Sequence[Utterance]", index: int) -> int:
    section = utterances[index].section
    while index > 0 and utterances[index - 1].section == section:
        index -= 1
    return index
