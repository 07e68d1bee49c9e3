"""Sound made ahead of the reading: one thread that owns the synthesizer.

It works through what is wanted, most urgent first, and is told anew what is wanted at every
step of the reading; so after a skip nothing is made that nobody will hear, but the one
sentence it was at. Errors come as values, in their turn.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Condition, Thread
from typing import TYPE_CHECKING

from haidai.article.values import Language
from haidai.errors import ErrorKind, HaidaiError, SpeechError
from haidai.playback.manner import USUAL, Manner
from haidai.speech.sayings import begin_and_rest, joined, parts_of, said, with_pause
from haidai.speech.script import has_sound
from haidai.speech.synthesizer import Clip, Synthesizer
from haidai.speech.voices import Cast, ChooseVoice, Voice, cast_for

if TYPE_CHECKING:
    from haidai.speech.spoken import Spoken
    from haidai.speech.spoken.rewriting import Rule

CLOSE_SECONDS = 0.5

OpenSynthesizer = Callable[[], Synthesizer]
Speak = Callable[[str, Language, "tuple[Rule, ...]"], "Spoken"]
"""A written text, its language and the reader's own rules → what is spoken."""


@dataclass(frozen=True, slots=True)
class Job:
    """A sentence wanted as sound: `edition` tells one loaded article from the next.

    With `in_two` its first few words are wanted before the rest, so that sound comes at once.
    """

    edition: int
    index: int
    text: str
    language: Language
    manner: Manner = USUAL
    in_two: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: a clip (None: nothing in it can be said) or an error.

    The marks of the clip count in the written text. Without `whole` the clip is the beginning
    of the sentence, and an outcome with all of it follows.
    """

    job: Job
    clip: Clip | None = None
    error: HaidaiError | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class VoicesOutcome:
    """The voices the synthesizer has, or why it has none."""

    voices: tuple[Voice, ...] = ()
    error: HaidaiError | None = None


class Prefetch:
    """Makes the clips that are wanted, in their order, one at a time.

    `deliver` gets every outcome in the thread. The synthesizer is made there too, at the first
    job, and stays until `close`.
    """

    def __init__(
        self,
        open_synthesizer: OpenSynthesizer,
        choose_voice: ChooseVoice,
        speak: Speak,
        deliver: Callable[[Outcome | VoicesOutcome], None],
    ) -> None:
        self._open_synthesizer = open_synthesizer
        self._choose_voice = choose_voice
        self._speak = speak
        self._deliver = deliver
        self._changed = Condition()
        self._wanted: list[Job] = []
        self._in_work: Job | None = None
        self._in_work_wanted = False
        self._voices_wanted = False
        self._synthesizer: Synthesizer | None = None
        self._casts: dict[tuple[Language, str | None, str | None], Cast] = {}
        self._closed = False
        self._thread: Thread | None = None

    def want(self, jobs: Sequence[Job]) -> None:
        """Make these and nothing else; what is in work is not begun a second time."""
        with self._changed:
            if self._closed:
                return
            self._in_work_wanted = self._in_work in jobs
            self._wanted = [job for job in jobs if job != self._in_work]
            if self._wanted:
                self._wake()

    def want_voices(self) -> None:
        """Deliver the voices there are, after the sentence in work."""
        with self._changed:
            if not self._closed:
                self._voices_wanted = True
                self._wake()

    def close(self) -> None:
        """End the synthesizer and the thread; nothing is delivered afterwards."""
        with self._changed:
            self._closed = True
            self._wanted = []
            self._changed.notify_all()
            synthesizer = self._synthesizer
        if synthesizer is not None:
            synthesizer.close()
        if self._thread is not None:
            self._thread.join(CLOSE_SECONDS)

    def _wake(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._run, name="speech prefetch", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                for outcome in self._made(job):
                    self._hand_over(outcome, ended=outcome.whole)
                    if not self._in_work_wanted:
                        break
            except BaseException as error:
                # A fault of ours: it ends this thread and reaches the hook at the top, and
                # the reading is told, so that it does not wait for ever.
                failure = SpeechError(ErrorKind.VOICE_FAILED)
                failure.__cause__ = error
                with self._changed:
                    self._thread = None
                self._hand_over(Outcome(job, error=failure), ended=True)
                raise

    def _next(self) -> Job | None:
        while True:
            with self._changed:
                while not (self._wanted or self._voices_wanted or self._closed):
                    self._changed.wait()
                if self._closed:
                    return None
                voices_wanted, self._voices_wanted = self._voices_wanted, False
                if not voices_wanted:
                    self._in_work = self._wanted.pop(0)
                    self._in_work_wanted = True
                    return self._in_work
            self._hand_over(self._all_voices(), ended=True)

    def _hand_over(self, outcome: Outcome | VoicesOutcome, *, ended: bool) -> None:
        with self._changed:
            if ended:
                self._in_work = None
            if not self._closed:
                self._deliver(outcome)

    def _all_voices(self) -> VoicesOutcome:
        try:
            return VoicesOutcome(self._opened().voices())
        except HaidaiError as error:
            return VoicesOutcome(error=error)

    def _made(self, job: Job) -> Iterator[Outcome]:
        """The outcomes of a job: one, or two where it is made in two."""
        try:
            spoken = self._speak(job.text, job.language, job.manner.rules)
            if not has_sound(spoken.text):
                yield Outcome(job)
                return
            parts = parts_of(spoken, job.text, self._cast(job))
            begin, rest = begin_and_rest(parts) if job.in_two else (parts, ())
            synthesizer, speed = self._opened(), job.manner.speed
            clip = said(begin, job.text, synthesizer, speed)
            if rest:
                clip = with_pause(clip, begin[-1], rest[0], speed)
                yield Outcome(job, clip, whole=False)
                clip = joined(clip, said(rest, job.text, synthesizer, speed, clip.rate))
        except HaidaiError as error:
            yield Outcome(job, error=error)
        else:
            yield Outcome(job, clip)

    def _cast(self, job: Job) -> Cast:
        key = (job.language, job.manner.voice, job.manner.english_voice)
        if key not in self._casts:
            voices = self._opened().voices()
            self._casts[key] = cast_for(voices, *key, choose=self._choose_voice)
        return self._casts[key]

    def _opened(self) -> Synthesizer:
        if self._synthesizer is None:
            synthesizer = self._open_synthesizer()
            with self._changed:
                closed = self._closed
                if not closed:
                    self._synthesizer = synthesizer
            if closed:
                synthesizer.close()
                raise SpeechError(ErrorKind.CANCELLED)
            return synthesizer
        return self._synthesizer
