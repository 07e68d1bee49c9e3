"""The sound there is around the place of the reading, and what is to be made next.

Frames of a sentence become seconds and words here, and places in one speed places in another.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from haidai.article.spans import Span
from haidai.article.values import Language
from haidai.errors import HaidaiError
from haidai.playback.durations import Durations
from haidai.playback.manner import USUAL, Manner
from haidai.playback.places import Place
from haidai.playback.prefetch import Job, Outcome
from haidai.speech.script import Utterance
from haidai.speech.synthesizer import Clip

AHEAD = 10  # utterances made and written ahead of the one being heard, at most
BEHIND = 3  # utterances whose sound is kept for going back


@dataclass(frozen=True, slots=True)
class Sound:
    """The sound of an utterance, None where nothing in it can be said.

    Without `whole` it is its beginning; it was made in `manner`.
    """

    clip: Clip | None
    whole: bool = True
    manner: Manner = USUAL

    @property
    def frames(self) -> int:
        """How many samples there are."""
        return self.clip.frames if self.clip else 0


class Supply:
    """Asks for sound ahead of a place and keeps what came.

    After a change of manner the sound of before is what is heard, until `settle`.
    """

    def __init__(self, want: Callable[[Sequence[Job]], None]) -> None:
        self._want = want
        self._edition = 0
        self._language = Language("zh-CN")
        self._sounds: dict[int, Sound] = {}
        self._before: dict[int, Sound] = {}
        self._in_two: int | None = None
        self.utterances: tuple[Utterance, ...] = ()
        self.durations = Durations(())
        self.manner = Manner()
        self.failure: tuple[int, HaidaiError] | None = None
        """The utterance that could not be made, and why."""

    def load(self, utterances: Sequence[Utterance], language: Language) -> None:
        """Make these from now on."""
        self._edition += 1
        self._language = language
        self._sounds, self._before = {}, {}
        self.utterances = tuple(utterances)
        self.durations = Durations(self.utterances)
        self.durations.set_speed(self.manner.speed)
        self.failure = None

    def replace(self, utterances: Sequence[Utterance]) -> None:
        """The same utterances, some of them with another text."""
        for index, (old, new) in enumerate(zip(self.utterances, utterances, strict=True)):
            if old != new:
                self._sounds.pop(index, None)
                self._before.pop(index, None)
        self.utterances = tuple(utterances)

    def set_manner(self, manner: Manner) -> None:
        """Make the sound in another manner from now on."""
        self._before = {**self._sounds, **self._before}
        self._sounds = {}
        self.failure = None
        self.manner = manner
        self.durations.set_speed(manner.speed)

    def ready(self, index: int) -> Sound | None:
        """The sound of an utterance as it is wanted, if it is there."""
        return self._sounds.get(index)

    def settle(self) -> None:
        """What is heard from now on is in the manner that is wanted."""
        self._before = {}

    def seconds(self, place: Place) -> float:
        """How long its utterance has been heard at a place."""
        sound = self._heard(place.index)
        return place.frames / sound.clip.rate if sound and sound.clip else 0.0

    def word(self, place: Place) -> Span | None:
        """The word heard at a place, in `Article.text`, where the voice tells."""
        sound = self._heard(place.index)
        if sound is None or sound.clip is None or place.frames >= sound.frames:
            return None
        if not len(self.utterances[place.index].span):
            return None  # what is said stands nowhere in the text
        marks = sound.clip.marks
        found = bisect_right(marks, self.seconds(place), key=lambda mark: mark.seconds) - 1
        if found < 0:
            return None
        start = self.utterances[place.index].span.start + marks[found].offset
        return Span(start, start + marks[found].length)

    def carried(self, place: Place, manner: Manner) -> Place:
        """A place in what is heard as the same place in another manner.

        Where more than the speed differs it is the beginning of the sentence.
        """
        sound = self._heard(place.index)
        if sound is None or not manner.only_faster_than(sound.manner):
            return Place(place.index)
        return Place(place.index, round(place.frames * sound.manner.speed / manner.speed))

    def _heard(self, index: int) -> Sound | None:
        """The sound of an utterance that was heard last, of the manner before or this one."""
        return self._before.get(index) or self._sounds.get(index)

    def ask_from(self, here: int, until: int, *, at_once: bool = False) -> None:
        """Have made what is missing from an utterance on; `at_once`: somebody waits for it."""
        end = min(here + AHEAD + 1, until)
        if self.failure is not None:
            end = min(end, self.failure[0])
        kept = range(here - BEHIND, here + AHEAD + 1)
        self._sounds = {index: each for index, each in self._sounds.items() if index in kept}
        self._before = {index: each for index, each in self._before.items() if index in kept}
        if at_once and here not in self._sounds:
            self._in_two = here
        self._want([self._job(index) for index in range(here, end) if not self._made(index)])

    def ask_nothing(self) -> None:
        """Have nothing more made."""
        self._want([])

    def take(self, outcome: Outcome) -> bool:
        """Keep what was made; whether it is of any use still."""
        job = outcome.job
        current = job.edition == self._edition and job.manner == self.manner
        if not current or job.text != self.utterances[job.index].text:
            return False
        if outcome.error is None:
            clip = outcome.clip
            self._sounds[job.index] = Sound(clip, outcome.whole, job.manner)
            if outcome.whole:
                seconds = clip.seconds * job.manner.speed if clip else 0.0
                self.durations.learn(job.index, seconds)
        return True

    def _made(self, index: int) -> bool:
        sound = self._sounds.get(index)
        return sound is not None and sound.whole

    def _job(self, index: int) -> Job:
        text, in_two = self.utterances[index].text, index == self._in_two
        return Job(self._edition, index, text, self._language, self.manner, in_two)
