"""Sound made ahead of the reading: one thread that owns the synthesizer.

It works through what is wanted, most urgent first, and is told anew what is wanted at every
step of the reading; so after a skip nothing is made that nobody will hear, but the one
sentence it was at. Errors come as values, in their turn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Condition, Thread

from haidai.article.values import Language
from haidai.errors import ErrorKind, HaidaiError, SpeechError
from haidai.playback.joins import faded
from haidai.speech.synthesizer import Clip, Synthesizer
from haidai.speech.voices import Voice

CLOSE_SECONDS = 0.5

OpenSynthesizer = Callable[[], Synthesizer]
ChooseVoice = Callable[[Sequence[Voice], Language], Voice]
Spoken = Callable[[str, Language], str]


@dataclass(frozen=True, slots=True)
class Job:
    """A sentence wanted as sound: `edition` tells one loaded article from the next."""

    edition: int
    index: int
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: a clip (None: nothing in it can be said) or an error."""

    job: Job
    clip: Clip | None = None
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
        spoken: Spoken,
        deliver: Callable[[Outcome], None],
    ) -> None:
        self._open_synthesizer = open_synthesizer
        self._choose_voice = choose_voice
        self._spoken = spoken
        self._deliver = deliver
        self._changed = Condition()
        self._wanted: list[Job] = []
        self._in_work: Job | None = None
        self._synthesizer: Synthesizer | None = None
        self._voices: dict[Language, Voice] = {}
        self._closed = False
        self._thread: Thread | None = None

    def want(self, jobs: Sequence[Job]) -> None:
        """Make these and nothing else; what is in work is not begun a second time."""
        with self._changed:
            if self._closed:
                return
            self._wanted = [job for job in jobs if job != self._in_work]
            if self._wanted and (self._thread is None or not self._thread.is_alive()):
                self._thread = Thread(target=self._run, name="speech prefetch", daemon=True)
                self._thread.start()
            self._changed.notify_all()

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

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                outcome = self._made(job)
            except BaseException as error:
                # A fault of ours: it ends this thread and reaches the hook at the top, and
                # the reading is told, so that it does not wait for ever.
                failure = SpeechError(ErrorKind.VOICE_FAILED)
                failure.__cause__ = error
                with self._changed:
                    self._thread = None
                self._hand_over(Outcome(job, error=failure))
                raise
            self._hand_over(outcome)

    def _next(self) -> Job | None:
        with self._changed:
            while not self._wanted and not self._closed:
                self._changed.wait()
            if self._closed:
                return None
            self._in_work = self._wanted.pop(0)
            return self._in_work

    def _hand_over(self, outcome: Outcome) -> None:
        with self._changed:
            self._in_work = None
            if not self._closed:
                self._deliver(outcome)

    def _made(self, job: Job) -> Outcome:
        try:
            spoken = self._spoken(job.text, job.language)
            if not any(character.isalnum() for character in spoken):
                return Outcome(job)
            synthesizer = self._opened()
            voice = self._voices.get(job.language)
            if voice is None:
                voice = self._choose_voice(synthesizer.voices(), job.language)
                self._voices[job.language] = voice
            clip = synthesizer.synthesize(spoken, voice)
        except HaidaiError as error:
            return Outcome(job, error=error)
        if not clip.frames or clip.rate <= 0:
            return Outcome(job, error=SpeechError(ErrorKind.VOICE_FAILED))
        whole = clip.samples[: clip.frames * 2]
        return Outcome(job, Clip(faded(whole, clip.rate), clip.rate, clip.marks))

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
