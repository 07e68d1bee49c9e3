"""Pictures fitted by a child process, and what becomes of a child that fails."""

import sys
import threading
from collections.abc import Iterator

import psutil
import pytest

from haidai.errors import ErrorKind, OpeningError
from haidai.rendering.picture_child import PictureChild
from tests.fakes.pictures import drawn


@pytest.fixture
def child() -> Iterator[PictureChild]:
    child = PictureChild()
    yield child
    child.close()
    child.close()
    assert psutil.Process().children() == []


def test_a_child_fits_one_picture_after_the_other(child: PictureChild) -> None:
    assert psutil.Process().children() == []
    small = drawn(300, 200)
    assert child.fitted(small, 1_000).data == small
    for form in ("JPEG", "WEBP"):
        large = child.fitted(drawn(2_000, 1_000, form), 500)
        assert (large.kind, large.dots) == (b"jpeg", (500, 250))
    assert len(psutil.Process().children()) == 1


def test_what_is_no_picture_is_told_and_the_next_one_comes(child: PictureChild) -> None:
    for data in (b"", b"<svg/>", b"GIF89a"):
        with pytest.raises(OpeningError) as caught:
            child.fitted(data, 1_000)
        assert caught.value.kind is ErrorKind.FILE_TYPE
    assert child.fitted(drawn(30, 20), 1_000).dots == (30, 20)


@pytest.mark.parametrize("command", [[sys.executable, "-c", ""], ["/nowhere/at/all"]])
def test_a_child_that_ends_is_a_missing_picture(command: list[str]) -> None:
    child = PictureChild(command)
    with pytest.raises(OpeningError) as caught:
        child.fitted(drawn(), 1_000)
    assert caught.value.kind is ErrorKind.FILE_TYPE
    child.close()


def test_closing_ends_a_child_that_hangs_and_starts_no_other() -> None:
    child = PictureChild([sys.executable, "-c", "import time; time.sleep(60)"])
    timer = threading.Timer(0.3, child.close)
    timer.start()
    with pytest.raises(OpeningError):
        child.fitted(drawn(), 1_000)
    with pytest.raises(OpeningError) as caught:
        child.fitted(drawn(), 1_000)
    assert caught.value.kind is ErrorKind.CANCELLED
    timer.join()
