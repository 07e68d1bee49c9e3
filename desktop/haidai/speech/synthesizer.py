"""The seam behind which a voice engine lives.

A synthesizer turns the spoken text of one sentence into a clip of sound and never plays it.
A new engine is one new file that fulfils `Synthesizer`: sentences come one at a time, ten ahead
of the reading at most, so an engine may take as long for a sentence as the one before lasts.
"""

from dataclasses import dataclass
from typing import Protocol

from haidai.speech.voices import Voice


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in the sound a piece of the spoken text begins.

    `offset` and `length` count code points of the spoken text, `seconds` from the clip's start.
    """

    seconds: float
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Clip:
    """Sound: signed 16-bit little-endian mono samples at `rate` Hz."""

    samples: bytes
    rate: int
    marks: tuple[Mark, ...] = ()

    @property
    def frames(self) -> int:
        """How many samples there are."""
        return len(self.samples) // 2

    @property
    def seconds(self) -> float:
        """How long the sound lasts."""
        return self.frames / self.rate


class Synthesizer(Protocol):
    """A voice engine. Its methods block; they are called from one worker thread at a time."""

    def voices(self) -> tuple[Voice, ...]:
        """The voices this engine has, in its own order.

        Raises:
            SpeechError: the engine does not start (NO_ENGINE).
        """
        ...

    def synthesize(self, text: str, voice: Voice, speed: float = 1.0) -> Clip:
        """The sound of one spoken sentence at `speed` times normal news speed, its pitch kept.

        The same sentence is likely to be asked for again at another speed: its sound should
        be kept for a while and stretched, so that the answer comes at once.

        Raises:
            SpeechError: no sound, or too short a sound for the text, in spite of a restart of
                the engine (VOICE_FAILED), or `close` came meanwhile (CANCELLED).
        """
        ...

    def close(self) -> None:
        """End every process and thread; may be called from any thread, and twice."""
        ...
