"""Utterances written to an audio file one after another, and where in it each of them is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from haidai.article.values import Language
from haidai.errors import ErrorKind, SpeechError
from haidai.speech.audio_files import AudioFile
from haidai.speech.sayings import parts_of, said
from haidai.speech.script import Utterance, has_sound
from haidai.speech.sound import BYTES_A_SAMPLE, resampled, silence
from haidai.speech.spoken import spoken_text
from haidai.speech.spoken.rewriting import Rule
from haidai.speech.synthesizer import Clip, Synthesizer
from haidai.speech.voices import Cast

SILENT_RATE = 22_050
"""Samples a second of a recording that begins with what cannot be said."""


@dataclass(frozen=True, slots=True)
class Narrator:
    """Says written sentences of an article in `language`; `rules` are the reader's own."""

    synthesizer: Synthesizer
    language: Language
    cast: Cast
    speed: float = 1.0
    rules: tuple[Rule, ...] = ()

    def clip(self, text: str) -> Clip:
        """The sound of a sentence; empty where nothing in it can be said.

        Raises:
            SpeechError: as `Synthesizer.synthesize`.
        """
        parts = parts_of(spoken_text(text, self.language, self.rules), text, self.cast)
        if not parts:
            return Clip(b"", SILENT_RATE)
        return said(parts, text, self.synthesizer, self.speed)


@dataclass(frozen=True, slots=True)
class Narrated:
    """An utterance in a file: its voice is heard from `start` to `end`, in seconds."""

    utterance: Utterance
    start: float
    end: float


def narrate(
    file: AudioFile,
    script: Sequence[Utterance],
    sound: Callable[[str], Clip],
    *,
    pause_factor: float = 1.0,
    pause_at_end: bool = True,
) -> Iterator[Narrated]:
    """Write each utterance as it is asked for, with its pause after it; one is in memory.

    `sound` gives the clip of a written sentence; all are brought to the rate of the first. The
    pauses are `pause_factor` times as long as the script's.

    Raises:
        SpeechError: there is nothing to read (NOTHING_TO_READ).
    """
    if not any(has_sound(utterance.text) for utterance in script):
        raise SpeechError(ErrorKind.NOTHING_TO_READ)
    rate = frames = 0
    for number, utterance in enumerate(script, 1):
        clip = sound(utterance.text)
        rate = rate or clip.rate
        voice = resampled(clip, rate).samples
        seconds = utterance.pause * pause_factor
        pause = silence(seconds, rate) if pause_at_end or number < len(script) else b""
        file.write(voice + pause, rate)
        end = frames + len(voice) // BYTES_A_SAMPLE
        yield Narrated(utterance, frames / rate, end / rate)
        frames = end + len(pause) // BYTES_A_SAMPLE
