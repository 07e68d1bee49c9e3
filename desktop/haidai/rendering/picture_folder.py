"""The pictures of an article as files of our own, for whoever prints or sends them.

What comes from the web is decoded and fitted once, in threads of this folder's, and lies in a
private temporary folder; nothing of an article is ever a path.
"""

import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from haidai.article.model import Article, Image
from haidai.article.pictures import pictures_of
from haidai.article.values import Url
from haidai.rendering.picture_gathering import MOST_BYTES, SECONDS, Cancelled, Fetch, Fit, gather

WIDEST = 2_000
"""Dots: 300 an inch on the column of an A4 sheet."""


@dataclass(frozen=True, slots=True)
class ReadyPicture:
    """A picture as a file, and its dots."""

    path: Path
    dots: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures that are there; while `waiting`, more may come."""

    ready: Mapping[Image, ReadyPicture] = field(default_factory=dict)
    waiting: bool = False


class PictureFolder:
    """Fetches the pictures of an article; who made it closes it, and the files are gone."""

    def __init__(self, fetch: Fetch, fit: Fit, widest: int = WIDEST) -> None:
        self._fetch = fetch
        self._fit = fit
        self._widest = widest
        self._lock = threading.Lock()
        self._ready: dict[Image, ReadyPicture] = {}
        self._bytes = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._closed = threading.Event()

    def ready(self) -> Mapping[Image, ReadyPicture]:
        """Those that are there."""
        with self._lock:
            return dict(self._ready)

    def gather(
        self,
        article: Article,
        seconds: float = SECONDS,
        cancelled: Cancelled = lambda: False,
        came: Callable[[], object] = lambda: None,
    ) -> Pictures:
        """Fetch them all, in so many seconds at most; blocks. `came` is told after each."""
        wanted = [each for each in pictures_of(article) if each not in self.ready()]
        gather(
            wanted,
            lambda image, stopped: self._bring(image, article.url, stopped),
            seconds,
            lambda: self._closed.is_set() or cancelled(),
            came,
        )
        return Pictures(self.ready())

    def close(self) -> None:
        """Fetch nothing more and remove the files; may be called twice, from any thread."""
        self._closed.set()
        with self._lock:
            self._ready.clear()
            if self._folder is not None:
                self._folder.cleanup()
                self._folder = None

    def _bring(self, image: Image, page: Url | None, stopped: Cancelled) -> bool:
        if stopped():
            return False
        picture = self._fit(self._fetch(image, page, stopped), self._widest, image.alt)
        with self._lock:
            self._bytes += len(picture.data)
            if stopped() or self._bytes > MOST_BYTES:
                return False
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(
                    prefix="haidai-", ignore_cleanup_errors=True
                )
            path = Path(self._folder.name) / f"{len(self._ready)}.{picture.kind.decode()}"
            path.write_bytes(picture.data)
            self._ready[image] = ReadyPicture(path, picture.dots)
        return True
