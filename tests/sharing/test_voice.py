"""The voice of this machine, as the one-article server has it."""

import io
import wave

import pytest

from haidai.article.model import Article
from haidai.article.values import Language
from haidai.errors import ErrorKind, SpeechError
from haidai.playback.manner import Manner
from haidai.sharing.voice import FIRST_TRACK, LONGEST_TRACK, VoiceReading, in_tracks
from haidai.speech.pronunciations import Pronunciations
from haidai.speech.script import reading_script
from haidai.speech.synthesizer import Clip
from haidai.speech.voices import Voice
from tests.fakes.articles import hostile_article, long_article, short_article
from tests.fakes.synthesizer import ENGLISH, MANDARIN, ToneSynthesizer


@pytest.mark.parametrize("article", [short_article(), long_article(6_000), hostile_article()])
def test_tracks_are_the_script_cut_at_sections_and_never_long(article: Article) -> None:
    script = reading_script(article)
    tracks = in_tracks(script)
    assert [each for track in tracks for each in track] == list(script)
    for track in tracks:
        assert len({each.section or 0 for each in track}) == 1
        length = sum(len(each.text) for each in track)
        assert length <= LONGEST_TRACK or len(track) == 1
    first = [track for n, track in enumerate(tracks) if not n or tracks[n - 1][-1].section !=
             track[0].section]  # fmt: skip
    assert all(sum(len(e.text) for e in t) <= FIRST_TRACK or len(t) == 1 for t in first)


def test_an_article_without_a_word_has_no_track() -> None:
    reading = VoiceReading(Article("——"), ToneSynthesizer)
    assert (reading.tracks, reading.sentences) == ((), ())


def test_a_sound_has_the_times_of_its_sentences() -> None:
    synthesizer = ToneSynthesizer()
    reading = VoiceReading(short_article(), lambda: synthesizer)
    assert sum(track.sentences for track in reading.tracks) == len(reading.sentences)
    sound = reading.sound(1)
    with wave.open(io.BytesIO(sound.wav)) as file:
        assert sound.times[-1][1] <= file.getnframes() / file.getframerate()
    assert len(sound.times) == reading.tracks[1].sentences
    assert all(start < end for start, end in sound.times)
    reading.close()
    reading.close()
    assert synthesizer.closed
    with pytest.raises(SpeechError) as caught:
        reading.sound(0)
    assert caught.value.kind is ErrorKind.CANCELLED


def test_the_chosen_voices_and_the_own_pronunciations_are_heard_on_the_phone() -> None:
    other = Voice("fake/cmn+f2", "Another", Language("cmn"), "fake")
    heard: list[str] = []

    class Listening(ToneSynthesizer):
        def synthesize(self, text: str, voice: Voice, speed: float = 1.0) -> Clip:
            heard.append(f"{voice.id} {speed} {text}")
            return super().synthesize(text, voice, speed)

    rules = Pronunciations.of([("开馆", "开灌")]).rules()
    manner = Manner(2.0, other.id, rules)
    article = Article("今天开馆")
    reading = VoiceReading(article, lambda: Listening([ENGLISH, MANDARIN, other]), manner)
    reading.sound(0)
    assert heard == [f"{other.id} 1.0 今天开灌"]


def test_chinese_is_never_read_by_an_english_voice() -> None:
    reading = VoiceReading(short_article(), lambda: ToneSynthesizer([ENGLISH]))
    with pytest.raises(SpeechError) as caught:
        reading.sound(0)
    assert caught.value.kind is ErrorKind.NO_VOICE
