"""Pictures as files of our own, and nothing left of them."""

import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtGui import QGuiApplication

from haidai.article.model import Image
from haidai.errors import ErrorKind, OpeningError
from haidai.rendering.picture_decoding import fitted
from haidai.rendering.picture_folder import WIDEST, PictureFolder
from tests.fakes.pictures import FakePictureRetriever, address, article_with_pictures, drawn
from tests.timing import took

CONTENTS = {
    str(address(0)): drawn(),
    str(address(1)): drawn(3_000, 2_000, "JPEG"),
    str(address(2)): b"GIF89a",
    str(address(3)): OpeningError(ErrorKind.TOO_SLOW),
    str(address(4)): drawn(300, 200, "WEBP"),
}


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QGuiApplication) -> Path:
    """Where temporary files are made, and nothing else."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def retriever() -> Iterator[FakePictureRetriever]:
    retriever = FakePictureRetriever(CONTENTS)
    yield retriever
    retriever.let_go.set()


def number_of(image: Image) -> int:
    return int(str(image.url).rpartition("/")[2].removesuffix(".jpg"))


def test_what_comes_and_can_be_drawn_is_a_file_fitted_to_paper(
    private: Path, retriever: FakePictureRetriever
) -> None:
    folder = PictureFolder(retriever.retrieve, fitted)
    told: list[None] = []

    pictures = folder.gather(article_with_pictures(6), came=lambda: told.append(None))

    assert not pictures.waiting
    found = {number_of(image): picture for image, picture in pictures.ready.items()}
    assert {number: picture.dots for number, picture in found.items()} == {
        0: (600, 400),
        1: (WIDEST, round(WIDEST * 2 / 3)),
        4: (300, 200),
    }
    assert found[0].path.read_bytes() == CONTENTS[str(address(0))], "small enough as it came"
    assert all(private in picture.path.parents for picture in found.values())
    assert all(picture.path.name in {"0.png", "1.png", "2.png", "0.jpeg", "1.jpeg", "2.jpeg"}
               for picture in found.values())  # fmt: skip
    assert told

    folder.close()
    folder.close()
    assert list(private.iterdir()) == []
    assert not folder.ready()


def test_nobody_is_waited_for_longer_than_said(
    private: Path, retriever: FakePictureRetriever
) -> None:
    retriever.let_go.clear()
    folder = PictureFolder(retriever.retrieve, fitted)
    begun = monotonic()

    pictures = folder.gather(article_with_pictures(9), seconds=0.3)

    took(monotonic() - begun, at_most=2)
    assert not pictures.ready
    folder.close()
    assert list(private.iterdir()) == []


def test_who_gives_up_or_closes_is_not_kept(private: Path, retriever: FakePictureRetriever) -> None:
    retriever.let_go.clear()
    folder = PictureFolder(retriever.retrieve, fitted)
    threading.Timer(0.2, folder.close).start()
    begun = monotonic()
    folder.gather(article_with_pictures(9))
    took(monotonic() - begun, at_most=3)
    assert not folder.gather(article_with_pictures(9), cancelled=lambda: True).ready


def test_the_same_picture_is_fetched_once(private: Path, retriever: FakePictureRetriever) -> None:
    folder = PictureFolder(retriever.retrieve, fitted)
    folder.gather(article_with_pictures(1))
    folder.gather(article_with_pictures(1))
    assert retriever.asked == [str(address(0))]
    folder.close()
