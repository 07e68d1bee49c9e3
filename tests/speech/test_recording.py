"""A reading as one sound file."""

import wave
from dataclasses import replace
from pathlib import Path

import pytest

from haidai.article.model import Article, Paragraph, Section
from haidai.article.spans import Span
from haidai.article.values import Moment
from haidai.errors import ErrorKind, OutputError, SpeechError
from haidai.speech.recording import Reading, record
from haidai.speech.script import Utterance, reading_script
from haidai.speech.synthesizer import Clip
from haidai.speech.voices import Cast, Voice
from tests.fakes.synthesizer import MANDARIN, ToneSynthesizer


def reading(*texts: str, pause: float = 0.5) -> Reading:
    script = [Utterance(Span(0, len(text)), text, 0, pause) for text in texts]
    return Reading(Article("标题", (Section("小节"),)), script, Cast(MANDARIN))


def test_the_file_holds_every_sentence_and_the_pauses_between(tmp_path: Path) -> None:
    path = tmp_path / "out.wav"
    synthesizer = ToneSynthesizer(seconds_a_character=0.1)
    seconds = record(reading("今天开馆。", "欢迎。"), synthesizer, path)
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 8_000)
        assert file.getnframes() / 8_000 == seconds == pytest.approx(0.5 + 0.5 + 0.3)
        file.setpos(round(0.5 * 8_000))
        assert not any(file.readframes(4_000))


def test_numbers_are_spoken_as_words(tmp_path: Path) -> None:
    synthesizer = ToneSynthesizer()
    record(reading("增长8.6%。"), synthesizer, tmp_path / "out.wav")
    assert synthesizer.spoken == ["增长百分之八点六。"]


def test_every_join_is_faded(tmp_path: Path) -> None:
    path = tmp_path / "out.wav"
    record(reading("好。", pause=0), ToneSynthesizer(), path)
    with wave.open(str(path)) as file:
        samples = file.readframes(file.getnframes())
    assert samples[:2] == samples[-2:] == b"\0\0"


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    record(
        reading("一。", "二。"), ToneSynthesizer(), tmp_path / "out.wav",
        progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    assert told == [(1, 2), (2, 2)]


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    synthesizer = ToneSynthesizer()
    with pytest.raises(SpeechError) as caught:
        record(
        reading("一。", "二。"), synthesizer, tmp_path / "out.wav",
            cancelled=lambda: len(synthesizer.spoken) == 1,
        )  # fmt: skip
    assert caught.value.kind is ErrorKind.CANCELLED
    assert list(tmp_path.iterdir()) == []


def test_a_failing_voice_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.wav"
    path.write_text("old")
    with pytest.raises(SpeechError) as caught:
        record(reading("一。", "二。"), ToneSynthesizer(failing=["二。"]), path)
    assert caught.value.kind is ErrorKind.VOICE_FAILED
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(SpeechError) as caught:
        record(reading("——"), ToneSynthesizer(), tmp_path / "out.wav")
    assert caught.value.kind is ErrorKind.NOTHING_TO_READ


def test_an_unwritable_place_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        record(reading("一。"), ToneSynthesizer(), tmp_path / "no" / "out.wav")
    assert caught.value.kind is ErrorKind.CANNOT_WRITE


class TwoRates(ToneSynthesizer):
    def synthesize(self, text: str, voice: Voice, speed: float = 1.0) -> Clip:
        self.rate = 8_000 if not self.spoken else 16_000
        return Clip(super().synthesize(text, voice).samples, self.rate)


def test_clips_of_another_rate_are_brought_to_the_first(tmp_path: Path) -> None:
    path = tmp_path / "out.wav"
    seconds = record(reading("一二。", "三四。", pause=0), TwoRates(), path)
    assert seconds == pytest.approx(0.15 + 0.075, abs=0.001)


NEWS = Article(
    "新馆开门",
    (
        Section(None, None, (Paragraph("今天开馆。欢迎。"),)),
        Section("夜里也亮着灯", None, (Paragraph("每晚十点关门。"),)),
    ),
    published=Moment(2024, 6, 5),
    source="湖城日报",
)


def test_an_mp3_has_title_source_date_and_a_chapter_for_each_section(tmp_path: Path) -> None:
    pytest.importorskip("lameenc", reason="lameenc is not installed")
    id3 = pytest.importorskip("mutagen.id3", reason="mutagen is not installed")
    mp3 = pytest.importorskip("mutagen.mp3", reason="mutagen is not installed")
    path = tmp_path / "新馆.mp3"
    synthesizer = ToneSynthesizer(rate=22_050)
    seconds = record(Reading(NEWS, reading_script(NEWS), Cast(MANDARIN)), synthesizer, path)
    assert mp3.MP3(path).info.length == pytest.approx(seconds, abs=0.15)
    labels = id3.ID3(path)
    assert (str(labels["TIT2"]), str(labels["TPE1"])) == ("新馆开门", "湖城日报")
    assert str(labels["TDRC"]) == "2024-06-05"
    chapters = sorted(labels.getall("CHAP"), key=lambda chapter: chapter.start_time)
    titles = [str(chapter.sub_frames["TIT2"]) for chapter in chapters]
    assert titles == ["新馆开门", "新馆开门", "夜里也亮着灯"]
    assert chapters[0].start_time == 0
    assert chapters[-1].end_time == pytest.approx(seconds * 1000, abs=1)
    assert list(tmp_path.iterdir()) == [path]


def test_sound_of_which_no_mp3_can_be_made_is_said_and_leaves_no_file(tmp_path: Path) -> None:
    pytest.importorskip("lameenc", reason="lameenc is not installed")
    # So few samples a second make more frames than the encoder has room for.
    slow = ToneSynthesizer(rate=1_000, seconds_a_character=1)
    with pytest.raises(OutputError) as caught:
        record(reading("今天开馆。"), slow, tmp_path / "out.mp3")
    assert caught.value.kind is ErrorKind.NOT_ENCODABLE
    assert isinstance(caught.value.__cause__, RuntimeError)
    assert list(tmp_path.iterdir()) == []
    assert record(reading("今天开馆。"), slow, tmp_path / "out.wav") == 5


def test_speed_and_pauses_are_those_of_the_reader(tmp_path: Path) -> None:
    whole = reading("今天开馆。", "欢迎。")
    fast = replace(whole, speed=2.0, pause_factor=0.5)
    lengths = [record(each, ToneSynthesizer(), tmp_path / "out.wav") for each in (whole, fast)]
    assert lengths[1] == pytest.approx((lengths[0] - 0.5) / 2 + 0.125, abs=0.01)


def test_a_voice_that_fails_at_once_is_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(SpeechError) as caught:
        record(reading("一。"), ToneSynthesizer(failing=["一。"]), tmp_path / "out.wav")
    assert caught.value.kind is ErrorKind.VOICE_FAILED
