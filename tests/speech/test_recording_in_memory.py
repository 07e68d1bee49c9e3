"""A piece of a reading as sound in memory."""

import io
import wave
from itertools import accumulate, pairwise

import pytest

from haidai.article.spans import Span
from haidai.article.values import Language
from haidai.errors import ErrorKind, SpeechError
from haidai.speech.narration import Narrator
from haidai.speech.recording_in_memory import recorded
from haidai.speech.script import Utterance
from haidai.speech.voices import Cast
from tests.fakes.synthesizer import MANDARIN, ToneSynthesizer


def script(*sentences: str) -> tuple[Utterance, ...]:
    """The sentences one behind the other, half a second of silence after each."""
    ends = [0, *accumulate(len(sentence) for sentence in sentences)]
    return tuple(
        Utterance(Span(start, end), sentence, 0, 0.5)
        for (start, end), sentence in zip(pairwise(ends), sentences, strict=True)
    )


def narrator(synthesizer: ToneSynthesizer) -> Narrator:
    return Narrator(synthesizer, Language("zh-CN"), Cast(MANDARIN))


def test_it_tells_where_each_sentence_is() -> None:
    synthesizer = ToneSynthesizer(seconds_a_character=0.1)
    recording = recorded(script("今天开馆。", "欢迎。"), narrator(synthesizer))
    with wave.open(io.BytesIO(recording.wav)) as file:
        assert file.getnframes() == round((0.5 + 0.5 + 0.3 + 0.5) * 8_000)
    assert recording.times == (pytest.approx((0, 0.5)), pytest.approx((1.0, 1.3)))


def test_a_voice_that_fails_is_told_as_that() -> None:
    with pytest.raises(SpeechError) as caught:
        recorded(script("一。"), narrator(ToneSynthesizer(failing=["一。"])))
    assert caught.value.kind is ErrorKind.VOICE_FAILED


def test_nothing_to_read_is_told_as_that() -> None:
    with pytest.raises(SpeechError) as caught:
        recorded(script("……"), narrator(ToneSynthesizer()))
    assert caught.value.kind is ErrorKind.NOTHING_TO_READ
