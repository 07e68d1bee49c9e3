"""Pictures brought by a child process, and what becomes of a child that fails."""

import json
import struct
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from haidai.article.model import Article, Image, SavedPicture, Section
from haidai.article.values import Url
from haidai.rendering.picture_child import ANSWER, PictureChild
from tests.fakes.pictures import article_with_pictures, drawn

Brought = dict[int, tuple[str, tuple[int, int], bytes]]


@pytest.fixture
def article(tmp_path: Path) -> Article:
    """Saved with a large picture, a small one, one twice, and what is none."""
    page = tmp_path / "清晨.html"
    folder = tmp_path / "清晨_files"
    folder.mkdir()
    (folder / "large.jpg").write_bytes(drawn(2_000, 1_000, "JPEG"))
    (folder / "small.png").write_bytes(drawn(300, 200))
    (folder / "none.png").write_bytes(b"<svg/>")
    names = ("large.jpg", "small.png", "none.png", "small.png", "absent.png")
    images = [Image(None, "", "", SavedPicture(str(page), f"{folder.name}/{n}")) for n in names]
    return Article("清晨", (Section(None, None, tuple(images)),))


def brought(child: PictureChild, article: Article) -> Brought:
    found: Brought = {}

    def keep(number: int, kind: str, dots: tuple[int, int], pieces: Iterator[bytes]) -> None:
        if number != 1:
            found[number] = (kind, dots, b"".join(pieces))
        else:  # one who takes nothing does not hinder the next
            found[number] = (kind, dots, b"")

    child.gather(article, 500, 20, keep)
    return found


def near(_: Url) -> int:
    return 2


def test_a_child_brings_what_is_a_picture_fitted(article: Article) -> None:
    child = PictureChild(near)
    assert psutil.Process().children() == []
    found = brought(child, article)
    assert set(found) == {0, 1}
    assert found[0][:2] == ("jpeg", (500, 250))
    assert found[0][2].startswith(b"\xff\xd8")
    assert found[1] == ("png", (300, 200), b"")
    child.close()
    assert psutil.Process().children() == []


def answering(code: str) -> list[str]:
    """A child that reads its order and does something else."""
    return [sys.executable, "-S", "-c", f"import sys; order = sys.stdin.buffer.readline(); {code}"]


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-S", "-c", ""],
        ["/nowhere/at/all"],
        answering("sys.stdout.write('abc')"),
        answering(f"sys.stdout.buffer.write({struct.pack(ANSWER, 0, b'png', 1, 1, 9)!r} + b'ab')"),
        answering(f"sys.stdout.buffer.write({struct.pack(ANSWER, 0, bytes([255]), 1, 1, 0)!r})"),
    ],
)
def test_a_child_that_ends_is_missing_pictures(command: list[str]) -> None:
    child = PictureChild(near, command)
    assert brought(child, article_with_pictures(2)) == {}
    child.close()
    assert psutil.Process().children() == []


def test_it_is_told_where_the_page_lies(tmp_path: Path) -> None:
    order = tmp_path / "order"
    child = PictureChild(near, answering(f"open({str(order)!r}, 'wb').write(order)"))
    article = article_with_pictures(1)
    brought(child, article)
    said = json.loads(order.read_bytes())
    assert (said["space"], said["widest"], said["seconds"]) == (2, 500, 20)
    brought(PictureChild(near, child._child._command), replace(article, url=None))
    assert json.loads(order.read_bytes())["space"] is None


def test_closing_ends_a_child_that_hangs_and_starts_no_other() -> None:
    child = PictureChild(near, answering("import time; time.sleep(60)"))
    timer = threading.Timer(0.2, child.close)
    timer.start()
    assert brought(child, article_with_pictures(1)) == {}
    assert brought(child, article_with_pictures(1)) == {}
    timer.join()
    assert psutil.Process().children() == []
