"""Up to where is read: what was asked for, shortened or lengthened by a step or by the timer."""

from collections.abc import Sequence

from haidai.playback.places import section_end
from haidai.playback.sleep_timer import Ending
from haidai.speech.script import Utterance


def end_asked_for(
    script: Sequence[Utterance], start: int, until: int | None, ending: Ending
) -> int:
    """The end of a reading from `start` up to, not including, `until`, or of all."""
    end = len(script) if until is None or until <= start else min(until, len(script))
    return min(end, section_end(script, start)) if ending is Ending.SECTION else end


def end_after_step(script: Sequence[Utterance], index: int, until: int, ending: Ending) -> int:
    """The end of a reading up to `until` that went to another utterance."""
    if ending is Ending.SECTION:
        return section_end(script, index)
    return len(script) if index >= until else until


def end_under_timer(
    script: Sequence[Utterance], index: int, until: int, before: Ending, ending: Ending
) -> int:
    """The end of a reading up to `until` that is at an utterance when the timer is set anew."""
    if ending is Ending.SECTION and script:
        return section_end(script, index)
    return len(script) if Ending.ARTICLE is ending or before is Ending.SECTION else until
