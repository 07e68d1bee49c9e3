"""A reading as one sound file."""

import io
import wave
from pathlib import Path

import pytest

from haidai.article.spans import Span
from haidai.errors import ErrorKind, OutputError, SpeechError
from haidai.speech.recording import record, recorded
from haidai.speech.script import Utterance
from haidai.speech.synthesizer import Clip
from haidai.speech.voices import Voice
from tests.fakes.synthesizer import MANDARIN, ToneSynthesizer


def script(*texts: str, pause: float = 0.5) -> list[Utterance]:
    return [Utterance(Span(0, len(text)), text, 0, pause) for text in texts]


def test_the_file_holds_every_sentence_and_the_pauses_between(tmp_path: Path) -> None:
    path = tmp_path / "out.wav"
    synthesizer = ToneSynthesizer(seconds_a_character=0.1)
    seconds = record(script("今天开馆。", "欢迎。"), synthesizer, MANDARIN, path)
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 8_000)
        assert file.getnframes() / 8_000 == seconds == pytest.approx(0.5 + 0.5 + 0.3)
        file.setpos(round(0.5 * 8_000))
        assert not any(file.readframes(4_000))


def test_numbers_are_spoken_as_words(tmp_path: Path) -> None:
    synthesizer = ToneSynthesizer()
    record(script("增长8.6%。"), synthesizer, MANDARIN, tmp_path / "out.wav")
    assert synthesizer.spoken == ["增长百分之八点六。"]


def test_every_join_is_faded(tmp_path: Path) -> None:
    path = tmp_path / "out.wav"
    record(script("好。", pause=0), ToneSynthesizer(), MANDARIN, path)
    with wave.open(str(path)) as file:
        samples = file.readframes(file.getnframes())
    assert samples[:2] == samples[-2:] == b"\0\0"


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    record(
        script("一。", "二。"), ToneSynthesizer(), MANDARIN, tmp_path / "out.wav",
        progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    assert told == [(1, 2), (2, 2)]


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    synthesizer = ToneSynthesizer()
    with pytest.raises(SpeechError) as caught:
        record(
            script("一。", "二。"), synthesizer, MANDARIN, tmp_path / "out.wav",
            cancelled=lambda: len(synthesizer.spoken) == 1,
        )  # fmt: skip
    assert caught.value.kind is ErrorKind.CANCELLED
    assert list(tmp_path.iterdir()) == []


def test_a_failing_voice_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.wav"
    path.write_text("old")
    with pytest.raises(SpeechError) as caught:
        record(script("一。", "二。"), ToneSynthesizer(failing=["二。"]), MANDARIN, path)
    assert caught.value.kind is ErrorKind.VOICE_FAILED
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(SpeechError) as caught:
        record(script("——"), ToneSynthesizer(), MANDARIN, tmp_path / "out.wav")
    assert caught.value.kind is ErrorKind.NOTHING_TO_READ


def test_an_unwritable_place_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        record(script("一。"), ToneSynthesizer(), MANDARIN, tmp_path / "no" / "out.wav")
    assert caught.value.kind is ErrorKind.CANNOT_WRITE


class TwoRates(ToneSynthesizer):
    def synthesize(self, text: str, voice: Voice) -> Clip:
        self.rate = 8_000 if not self.spoken else 16_000
        return Clip(super().synthesize(text, voice).samples, self.rate)


def test_clips_of_another_rate_are_brought_to_the_first(tmp_path: Path) -> None:
    path = tmp_path / "out.wav"
    seconds = record(script("一二。", "三四。", pause=0), TwoRates(), MANDARIN, path)
    assert seconds == pytest.approx(0.15 + 0.075, abs=0.001)


def test_a_voice_that_fails_at_once_is_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(SpeechError) as caught:
        record(script("一。"), ToneSynthesizer(failing=["一。"]), MANDARIN, tmp_path / "out.wav")
    assert caught.value.kind is ErrorKind.VOICE_FAILED


def test_a_recording_in_memory_tells_where_each_sentence_is() -> None:
    synthesizer = ToneSynthesizer(seconds_a_character=0.1)
    recording = recorded(script("今天开馆。", "欢迎。"), synthesizer, MANDARIN)
    with wave.open(io.BytesIO(recording.wav)) as file:
        assert file.getnframes() == round((0.5 + 0.5 + 0.3 + 0.5) * 8_000)
    assert recording.times == (pytest.approx((0, 0.5)), pytest.approx((1.0, 1.3)))
