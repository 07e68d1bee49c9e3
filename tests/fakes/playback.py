"""Fakes of the seams of `haidai.playback`: a clock moved by hand, an output, a synthesizer."""

from collections.abc import Sequence
from itertools import pairwise
from threading import Event

from haidai.article.spans import Span
from haidai.article.values import Language
from haidai.errors import ErrorKind, SpeechError
from haidai.playback.stream import SoundStream
from haidai.speech.script import Utterance
from haidai.speech.spoken.rewriting import Rule, Spoken, rewritten
from haidai.speech.synthesizer import Clip, Mark
from haidai.speech.voices import Voice

RATE = 1_000
SECONDS_A_CHARACTER = 0.1
CHINESE = Language("zh-CN")
VOICE = Voice("fake-zh", "假声", CHINESE, "fake")


class HandClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self._now = 100.0

    def now(self) -> float:
        return self._now

    def advance(self, seconds: float) -> None:
        self._now += seconds


class RecordingOutput:
    """Hears by the clock; keeps what was written since the last start, and can be made audible."""

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self._stream: SoundStream | None = None
        self.rates: list[int] = []
        self.written: list[bytes] = []
        self.device: bool | None = True
        self.fades: list[float] = []
        self.closed = False

    @property
    def playing(self) -> bool:
        return self._stream is not None

    def start(self, rate: int, samples: bytes) -> None:
        self.rates.append(rate)
        self.written = [samples]
        self._stream = SoundStream(rate, samples)
        self._stream.take_until(self._clock.now())

    def write(self, samples: bytes) -> None:
        self.written.append(samples)
        if self._stream is not None:
            self._stream.take_until(self._clock.now())
            self._stream.write(samples)

    def heard(self) -> int:
        if self._stream is None:
            return 0
        self._stream.take_until(self._clock.now())
        return self._stream.heard(self._clock.now())

    def drop(self) -> None:
        self._stream = None

    def fade_out(self, seconds: float) -> None:
        self.fades.append(seconds)

    def audible(self) -> bool | None:
        return self.device

    def close(self) -> None:
        self.closed = True
        self._stream = None


class FakeSynthesizer:
    """A clip of a tenth of a second a character, all samples alike; fails where it is told to."""

    def __init__(self, rate: int = RATE) -> None:
        self.rate = rate
        self.rates: dict[str, int] = {}
        self.failing: set[str] = set()
        self.hanging: set[str] = set()
        self.empty: set[str] = set()
        self.broken: set[str] = set()
        self.asked: list[str] = []
        self.manners: list[tuple[str, float]] = []  # voice and speed of each
        self.voices_known: tuple[Voice, ...] = (VOICE,)
        self.closed = Event()
        self.free = Event()  # lets a hanging one go on
        self._first = self  # whose voices all those made after it know

    def another(self) -> "FakeSynthesizer":
        """One that does and tells the same, now and later, and is closed by itself."""
        return _Another(self)

    def voices(self) -> tuple[Voice, ...]:
        return self._first.voices_known

    def synthesize(self, text: str, voice: Voice, speed: float = 1.0) -> Clip:
        self.asked.append(text)
        self.manners.append((voice.id, speed))
        while text in self.hanging and not self.free.is_set() and not self.closed.is_set():
            self.closed.wait(0.005)
        if self.closed.is_set():
            raise SpeechError(ErrorKind.CANCELLED)
        if text in self.broken:
            raise ZeroDivisionError(text)
        if text in self.failing:
            raise SpeechError(ErrorKind.VOICE_FAILED)
        rate = self.rates.get(text, self.rate)
        frames = 0 if text in self.empty else round(len(text) * SECONDS_A_CHARACTER * rate / speed)
        a_character = SECONDS_A_CHARACTER / speed
        marks = tuple(Mark(index * a_character, index, 1) for index in range(len(text)))
        return Clip((5_000).to_bytes(2, "little", signed=True) * frames, rate, marks)

    def close(self) -> None:
        self.closed.set()


class _Another(FakeSynthesizer):
    """The same fake in another session."""

    def __init__(self, first: FakeSynthesizer) -> None:
        self._first = first
        self.closed = Event()

    def __getattr__(self, name: str) -> object:
        return getattr(self._first, name)


def choose_fake_voice(voices: Sequence[Voice], language: Language) -> Voice:
    """The first voice of the language."""
    for voice in voices:
        if voice.language.primary == language.primary:
            return voice
    raise SpeechError(ErrorKind.NO_VOICE, language=language.tag)


def as_written(text: str, language: Language, rules: tuple[Rule, ...] = ()) -> Spoken:
    """Say what is written."""
    return rewritten(text, rules)


def utterances(*sentences: tuple[int | None, str], pause: float = 0.2) -> tuple[Utterance, ...]:
    """Utterances one after another in a text, each (section, sentence)."""
    ends = [0]
    for _, sentence in sentences:
        ends.append(ends[-1] + len(sentence))
    return tuple(
        Utterance(Span(start, end), sentence, section, pause)
        for (start, end), (section, sentence) in zip(pairwise(ends), sentences, strict=True)
    )
