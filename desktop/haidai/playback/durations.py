"""How long the reading takes: estimated at once, corrected as sound is made."""

from collections.abc import Sequence
from itertools import accumulate

from haidai.speech.script import Utterance, estimated_seconds

# From so much known sound on, the voice's own speed is known well enough.
ENOUGH_SECONDS = 10.0


class Durations:
    """Seconds for each utterance at the speed it is read, its pause included."""

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self._utterances = utterances
        self._estimates = [estimated_seconds(utterance.text) for utterance in utterances]
        self._known: dict[int, float] = {}
        self._known_seconds = 0.0
        self._estimated_seconds = 0.0  # for those that are known
        self._speed = 1.0
        self._pause_factor = 1.0
        self._starts: list[float] | None = None

    def learn(self, index: int, seconds: float) -> None:
        """The sound of an utterance lasts so long at normal speed, without its pause."""
        if index not in self._known:
            self._known_seconds += seconds
            self._estimated_seconds += self._estimates[index]
            self._known[index] = seconds
            self._starts = None

    def set_speed(self, speed: float) -> None:
        """It is read at so many times the normal speed."""
        self._speed = speed
        self._starts = None

    def set_pause_factor(self, factor: float) -> None:
        """The pauses of the script are so many times as long."""
        self._pause_factor = factor
        self._starts = None

    def before(self, index: int) -> float:
        """Seconds from the beginning to an utterance; of the number of utterances: in all."""
        if self._starts is None:
            self._starts = list(accumulate(self._seconds(), initial=0.0))
        return self._starts[index]

    @property
    def total(self) -> float:
        """Seconds in all."""
        return self.before(len(self._utterances))

    def by_section(self) -> dict[int, float]:
        """Seconds for each section that has something to read."""
        sections: dict[int, float] = {}
        for index, utterance in enumerate(self._utterances):
            if utterance.section is not None:
                seconds = self.before(index + 1) - self.before(index)
                sections[utterance.section] = sections.get(utterance.section, 0.0) + seconds
        return sections

    def _seconds(self) -> list[float]:
        pace = 1.0
        if self._estimated_seconds >= ENOUGH_SECONDS:
            pace = self._known_seconds / self._estimated_seconds
        return [
            self._known.get(index, self._estimates[index] * pace) / self._speed
            + utterance.pause * self._pause_factor
            for index, utterance in enumerate(self._utterances)
        ]
