"""A written sentence as sound: who says which part of it, and the parts joined to one clip.

A Chinese sentence with an English phrase in it has three parts and two voices; nearly all
others are one part. The parts of a sentence follow each other without a pause of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from haidai.article.spans import Span
from haidai.errors import ErrorKind, SpeechError
from haidai.speech.breaths import divided, first_breath, pause_between
from haidai.speech.english import english_phrases
from haidai.speech.script import has_sound
from haidai.speech.sound import faded, resampled, silence
from haidai.speech.spoken import Spoken
from haidai.speech.synthesizer import Clip, Mark, Synthesizer
from haidai.speech.voices import Cast, Voice
from haidai.speech.words import written_marks

SHORTEST_BEGIN = 6
"""Spoken characters: so much lasts until the rest of the sentence is made."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence's spoken text and the voice that says it."""

    spoken: Spoken
    voice: Voice


def parts_of(spoken: Spoken, written: str, cast: Cast) -> tuple[Part, ...]:
    """The parts of a sentence, empty where nothing in it can be said."""
    if not has_sound(spoken.text):
        return ()
    phrases = english_phrases(spoken, written) if cast.english else ()
    places = _boundaries(spoken.text, phrases)
    begins = [phrase.start for phrase in phrases]
    parts: list[Part] = []
    for start, end in pairwise(places):
        _, rest = divided(spoken, start)
        piece, _ = divided(rest, end - start)
        english = cast.english if any(start <= each < end for each in begins) else None
        parts.append(Part(piece, english or cast.own))
    return tuple(parts)


def begin_and_rest(parts: Sequence[Part]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts to be said at once, and the rest of the sentence; the rest may be empty.

    A long first part is cut where a voice may stop; short ones are kept together.
    """
    length = 0
    for number, part in enumerate(parts):
        text = part.spoken.text
        place = first_breath(text)
        if place < len(text):
            first, rest = (replace(part, spoken=each) for each in divided(part.spoken, place))
            return (*parts[:number], first), (rest, *parts[number + 1 :])
        length += len(text)
        if length >= SHORTEST_BEGIN:
            return tuple(parts[: number + 1]), tuple(parts[number + 1 :])
    return tuple(parts), ()


def said(
    parts: Sequence[Part], written: str, synthesizer: Synthesizer, speed: float, rate: int = 0
) -> Clip:
    """The clip of some parts of a sentence, at `rate` or at that of the first.

    Its marks count in the written text.

    Raises:
        SpeechError: as `Synthesizer.synthesize`; VOICE_FAILED too where a clip is empty.
    """
    clip = Clip(b"", rate)
    for number, part in enumerate(parts):
        made = synthesizer.synthesize(part.spoken.text, part.voice, speed)
        if not made.frames or made.rate <= 0:
            raise SpeechError(ErrorKind.VOICE_FAILED)
        marks = written_marks(made.marks, part.spoken, written)
        made = faded(resampled(replace(made, marks=marks), clip.rate or made.rate))
        if number:
            clip = with_pause(clip, parts[number - 1], part, speed)
        clip = joined(clip, made)
    return clip


def with_pause(clip: Clip, last: Part, following: Part, speed: float) -> Clip:
    """A clip that ends with `last`, and the breath a voice takes at a comma before `following`."""
    pause = pause_between(last.spoken.text, following.spoken.text) / speed
    return replace(clip, samples=clip.samples + silence(pause, clip.rate))


def joined(begin: Clip, end: Clip) -> Clip:
    """Two clips of one rate as one; an empty one takes the rate of the other."""
    if not begin.frames:
        return end
    if begin.rate != end.rate:
        raise ValueError(f"one sentence at {begin.rate} and {end.rate} Hz")
    later = tuple(
        Mark(mark.seconds + begin.seconds, mark.offset, mark.length) for mark in end.marks
    )
    return Clip(begin.samples + end.samples, begin.rate, begin.marks + later)


def _boundaries(text: str, phrases: Sequence[Span]) -> list[int]:
    """Where parts begin, and the end: what has no sound belongs to the part before or after it."""
    places = [0]
    for place in sorted(edge for phrase in phrases for edge in (phrase.start, phrase.end)):
        if has_sound(text[places[-1] : place]) and has_sound(text[place:]):
            places.append(place)
    return [*places, len(text)]
