"""The voice and the PDF of this machine, as the one-article server has them."""

import io
import sys
import tempfile
import threading
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from urllib.request import urlopen

import pytest

from haidai.article.model import Article
from haidai.article.values import Language
from haidai.errors import ErrorKind, HandOffError, PaperError, SpeechError
from haidai.playback.manner import Manner
from haidai.sharing import (
    FIRST_TRACK,
    LONGEST_TRACK,
    WIDEST_PICTURE,
    PdfChild,
    SharedPictures,
    VoiceReading,
    in_tracks,
    share,
)
from haidai.speech.pronunciations import Pronunciations
from haidai.speech.script import reading_script
from haidai.speech.synthesizer import Clip
from haidai.speech.voices import Voice
from tests.fakes.articles import hostile_article, long_article, short_article
from tests.fakes.pictures import FakePictureRetriever, address, article_with_pictures, drawn
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


def test_the_pdf_child_makes_the_file_and_leaves_nothing() -> None:
    pdf = PdfChild(short_article())
    assert pdf.pdf().startswith(b"%PDF")
    pdf.close()
    with pytest.raises(PaperError):
        pdf.pdf()


@pytest.mark.parametrize(
    "command",
    [[sys.executable, "-c", ""], ["/nowhere/at/all"], [sys.executable, "-c", "exit(3)"]],
)  # fmt: skip
def test_a_child_that_makes_nothing_is_told(command: list[str]) -> None:
    with pytest.raises(PaperError) as caught:
        PdfChild(long_article(50_000), command).pdf()
    assert caught.value.kind is ErrorKind.PRINT_FAILED


def test_closing_ends_a_child_that_hangs() -> None:
    pdf = PdfChild(short_article(), [sys.executable, "-c", "import time; time.sleep(60)"])
    timer = threading.Timer(0.3, pdf.close)
    timer.start()
    with pytest.raises(PaperError) as caught:
        pdf.pdf()
    assert caught.value.kind is ErrorKind.CANCELLED
    timer.join()


def test_sharing_starts_no_process_until_somebody_listens() -> None:
    server = share(short_article(), "127.0.0.1")
    assert server.address.startswith("http://127.0.0.1:")
    server.stop()


@pytest.fixture
def retriever() -> Iterator[FakePictureRetriever]:
    retriever = FakePictureRetriever(
        {str(address(0)): drawn(2_000, 1_000), str(address(1)): drawn(300, 200)}
    )
    yield retriever
    retriever.let_go.set()


def until(condition: Callable[[], bool]) -> None:
    end = monotonic() + 10
    while not condition():
        assert monotonic() < end
        threading.Event().wait(0.02)


def test_pictures_are_fetched_by_this_machine_and_wait_in_files(
    retriever: FakePictureRetriever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    retriever.let_go.clear()
    pictures = SharedPictures(article_with_pictures(3), retriever.retrieve)
    assert pictures.dots() == {0: None, 1: None, 2: None}
    assert pictures.picture(0) is None
    retriever.let_go.set()
    until(lambda: None not in pictures.dots().values())
    assert pictures.dots() == {0: (WIDEST_PICTURE, WIDEST_PICTURE // 2), 1: (300, 200)}
    picture = pictures.picture(1)
    assert picture is not None
    assert (picture.kind, picture.data) == ("image/png", retriever.contents[str(address(1))])
    pictures.close()
    pictures.close()
    assert pictures.picture(0) is None
    assert list(tmp_path.iterdir()) == []


def test_the_shared_pdf_has_the_pictures(retriever: FakePictureRetriever) -> None:
    pictures = SharedPictures(article_with_pictures(2), retriever.retrieve)
    until(lambda: None not in pictures.dots().values())
    pdf = PdfChild(article_with_pictures(2), pictures=pictures)
    assert pdf.pdf().count(b"/Subtype /Image") == 2
    pdf.close()
    pictures.close()


def test_a_server_that_stops_leaves_no_picture_and_no_thread(
    retriever: FakePictureRetriever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = threading.active_count()
    server = share(article_with_pictures(2), "127.0.0.1", fetch_picture=retriever.retrieve)
    until(lambda: bool(list(tmp_path.rglob("*.*"))))
    with urlopen(server.address + "picture/1") as answer:
        assert answer.headers["Content-Type"] in {"image/png", "image/jpeg"}
    server.stop()
    assert list(tmp_path.iterdir()) == []
    until(lambda: threading.active_count() == before)


def test_an_address_that_is_gone_leaves_no_picture(
    retriever: FakePictureRetriever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = threading.active_count()
    with pytest.raises(HandOffError):
        share(article_with_pictures(2), "192.0.2.1", fetch_picture=retriever.retrieve)
    until(lambda: threading.active_count() == before)
    assert list(tmp_path.iterdir()) == []
