"""A piece of a reading as sound in memory, with the times of its sentences: for a phone."""

import io
import wave
from collections.abc import Sequence
from dataclasses import dataclass

from haidai.errors import ErrorKind, SpeechError
from haidai.speech.script import Utterance, has_sound
from haidai.speech.sound import BYTES_A_SAMPLE, faded, resampled, silence
from haidai.speech.spoken import spoken_text
from haidai.speech.synthesizer import Synthesizer
from haidai.speech.voices import Voice


@dataclass(frozen=True, slots=True)
class Recording:
    """A WAV file in memory, and where each utterance starts and ends in it, in seconds."""

    wav: bytes
    times: tuple[tuple[float, float], ...]


def recorded(script: Sequence[Utterance], synthesizer: Synthesizer, voice: Voice) -> Recording:
    """The utterances, each with its pause, as a WAV file with their times.

    The last pause is in it too, so that several recordings follow each other as one reading.

    Raises:
        SpeechError: nothing to read (NOTHING_TO_READ), or the voice fails (VOICE_FAILED).
    """
    if not any(has_sound(utterance.text) for utterance in script):
        raise SpeechError(ErrorKind.NOTHING_TO_READ)
    rate = frames = 0
    pieces: list[bytes] = []
    times: list[tuple[float, float]] = []
    for utterance in script:
        spoken = spoken_text(utterance.text, voice.language).text
        clip = synthesizer.synthesize(spoken, voice)
        rate = rate or clip.rate
        sound = faded(resampled(clip, rate)).samples
        pause = silence(utterance.pause, rate)
        end = frames + len(sound) // BYTES_A_SAMPLE
        times.append((frames / rate, end / rate))
        frames = end + len(pause) // BYTES_A_SAMPLE
        pieces += (sound, pause)
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(BYTES_A_SAMPLE)
        wav.setframerate(rate)
        wav.writeframes(b"".join(pieces))
    return Recording(file.getvalue(), tuple(times))
