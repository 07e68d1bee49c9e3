"""Pictures that wait for phones: on disk, without a name, and nothing left of them."""

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from urllib.request import urlopen

import pytest

from haidai.article.model import Article
from haidai.errors import HandOffError
from haidai.handoff.unnamed_file import UnnamedFile
from haidai.rendering.picture_child import Keep
from haidai.sharing.document import PdfChild
from haidai.sharing.pictures import WIDEST_PICTURE, SharedPictures
from haidai.sharing.share import share
from tests.fakes.articles import short_article
from tests.fakes.pictures import (
    FakePictureRetriever,
    GatheredHere,
    address,
    article_with_pictures,
    drawn,
)


@pytest.fixture
def retriever() -> Iterator[FakePictureRetriever]:
    retriever = FakePictureRetriever(
        {str(address(0)): drawn(2_000, 1_000), str(address(1)): drawn(300, 200)}
    )
    yield retriever
    retriever.let_go.set()


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files are made, and nothing else."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


class FakeGatherer:
    """Fulfils `Gatherer` with pictures whose bytes never end, or end with an error."""

    def __init__(self, pieces: Callable[[], Iterator[bytes]]) -> None:
        self.pieces = pieces
        self.closed = False

    def gather(self, article: Article, widest: int, seconds: float, keep: Keep) -> None:
        for number in range(2):
            keep(number, "png", (3, 2), self.pieces())

    def close(self) -> None:
        self.closed = True


def until(condition: Callable[[], bool]) -> None:
    end = monotonic() + 10
    while not condition():
        assert monotonic() < end
        threading.Event().wait(0.02)


def complete(pictures: SharedPictures) -> SharedPictures:
    until(lambda: None not in pictures.dots().values())
    return pictures


def test_pictures_are_fetched_by_this_machine_and_wait_in_a_file_without_a_name(
    retriever: FakePictureRetriever, private: Path
) -> None:
    retriever.let_go.clear()
    pictures = SharedPictures(article_with_pictures(3), GatheredHere(retriever.retrieve))
    assert pictures.dots() == {0: None, 1: None, 2: None}
    assert pictures.picture(0) is None
    retriever.let_go.set()
    complete(pictures)
    assert pictures.dots() == {0: (WIDEST_PICTURE, WIDEST_PICTURE // 2), 1: (300, 200)}
    picture = pictures.picture(1)
    assert picture is not None
    assert picture.kind == "image/png"
    assert bytes(picture.data) == retriever.contents[str(address(1))]
    if os.name != "nt":  # there the system deletes a file when it is closed
        assert list(private.iterdir()) == []
    pictures.close()
    pictures.close()
    assert pictures.picture(0) is None
    assert list(private.iterdir()) == []


def test_a_picture_that_finds_no_room_on_the_disk_is_its_caption(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    gatherer = FakeGatherer(full)
    pictures = complete(SharedPictures(article_with_pictures(2), gatherer))
    assert pictures.dots() == {}

    def nowhere(_: UnnamedFile) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(UnnamedFile, "__init__", nowhere)
    other = complete(SharedPictures(article_with_pictures(2), FakeGatherer(lambda: iter([b"a"]))))
    assert other.dots() == {}
    pictures.close()
    other.close()
    assert gatherer.closed


def test_asking_for_pictures_waits_for_no_disk(private: Path) -> None:
    going, waiting = threading.Event(), threading.Event()

    def slow() -> Iterator[bytes]:
        yield b"a"
        waiting.set()
        assert going.wait(10)

    pictures = SharedPictures(article_with_pictures(2), FakeGatherer(slow))
    assert waiting.wait(10)
    assert pictures.dots() == {0: None, 1: None}
    assert pictures.picture(0) is None
    going.set()
    pictures.close()


def test_the_shared_pdf_has_the_pictures(retriever: FakePictureRetriever) -> None:
    article = article_with_pictures(2)
    pictures = complete(SharedPictures(article, GatheredHere(retriever.retrieve)))
    pdf = PdfChild(article, pictures=pictures)
    assert pdf.pdf().count(b"/Subtype /Image") == 2
    pdf.close()
    pictures.close()


def test_a_server_that_stops_leaves_no_picture_and_no_thread(
    retriever: FakePictureRetriever, private: Path
) -> None:
    before = threading.active_count()
    gatherer = GatheredHere(retriever.retrieve)
    server = share(article_with_pictures(2), "127.0.0.1", gatherer=gatherer)
    page = ""
    while 'width="300"' not in page:
        with urlopen(server.address) as answer:
            page = answer.read().decode()
    with urlopen(server.address + "picture/1") as answer:
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.read() == retriever.contents[str(address(1))]
    server.stop()
    assert list(private.iterdir()) == []
    until(lambda: threading.active_count() == before)


def test_an_address_that_is_gone_leaves_no_picture(
    retriever: FakePictureRetriever, private: Path
) -> None:
    before = threading.active_count()
    with pytest.raises(HandOffError):
        share(article_with_pictures(2), "192.0.2.1", gatherer=GatheredHere(retriever.retrieve))
    until(lambda: threading.active_count() == before)
    assert list(private.iterdir()) == []


def test_sharing_starts_no_process_until_somebody_listens() -> None:
    server = share(short_article(), "127.0.0.1")
    assert server.address.startswith("http://127.0.0.1:")
    server.stop()
