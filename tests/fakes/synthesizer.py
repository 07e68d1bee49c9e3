"""A voice engine without a voice: a tone for each character, at once."""

import math
from array import array
from collections.abc import Sequence

from haidai.article.values import Language
from haidai.errors import ErrorKind, SpeechError
from haidai.speech.sound import sound_bytes
from haidai.speech.synthesizer import Clip, Mark
from haidai.speech.voices import Voice

MANDARIN = Voice("fake/cmn", "Tone (Mandarin)", Language("cmn"), "fake")
ENGLISH = Voice("fake/en", "Tone (English)", Language("en-us"), "fake")


class ToneSynthesizer:
    """Fulfils `Synthesizer`: `seconds_a_character` of a tone for each one, and a mark.

    `spoken` keeps what was asked for. The sentences in `failing` raise VOICE_FAILED.
    """

    def __init__(
        self,
        voices: Sequence[Voice] = (ENGLISH, MANDARIN),
        *,
        rate: int = 8_000,
        seconds_a_character: float = 0.05,
        failing: Sequence[str] = (),
    ) -> None:
        self.spoken: list[str] = []
        self.closed = False
        self.rate = rate
        self.failing = set(failing)
        self._voices = tuple(voices)
        self._frames_a_character = round(seconds_a_character * rate)

    def voices(self) -> tuple[Voice, ...]:
        return self._voices

    def synthesize(self, text: str, voice: Voice, speed: float = 1.0) -> Clip:
        if self.closed:
            raise SpeechError(ErrorKind.CANCELLED)
        self.spoken.append(text)
        if text in self.failing:
            raise SpeechError(ErrorKind.VOICE_FAILED)
        step = 2 * math.pi * 440 / self.rate
        a_character = round(self._frames_a_character / speed)
        frames = a_character * len(text)
        tone = array("h", [round(8_000 * math.cos(step * index)) for index in range(frames)])
        marks = tuple(Mark(index * a_character / self.rate, index, 1) for index in range(len(text)))
        return Clip(sound_bytes(tone), self.rate, marks)

    def close(self) -> None:
        self.closed = True
