"""The pictures of an article as files of our own, for whoever prints or sends them.

What comes from the web is decoded and fitted once, in threads of this folder's, and lies in a
private temporary folder; nothing of an article is ever a path.
"""

import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from haidai.article.model import Article, Image
from haidai.article.pictures import pictures_of
from haidai.article.values import Url
from haidai.errors import HaidaiError
from haidai.rendering.fitted_picture import FittedPicture

AT_ONCE = 4
WIDEST = 2_000
"""Dots: 300 an inch on the column of an A4 sheet."""
MOST_BYTES = 150_000_000
"""Of all pictures of an article; those behind are missing."""
SECONDS = 20.0

Cancelled = Callable[[], bool]
Fetch = Callable[[Image, Url | None, Cancelled], bytes]
"""Gives the bytes of a picture of the article at an address; raises a HaidaiError."""


Fit = Callable[[bytes, int, str], FittedPicture]
"""Makes a picture at most so wide (`picture_decoding.fitted`, or a child process that does)."""


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
        until = monotonic() + seconds
        over = threading.Event()

        def stopped() -> bool:
            return over.is_set() or self._closed.is_set() or cancelled()

        wanted = [each for each in dict.fromkeys(pictures_of(article)) if each not in self.ready()]
        pool = ThreadPoolExecutor(AT_ONCE, "pictures for paper")
        try:
            left = {pool.submit(self._bring, each, article.url, stopped) for each in wanted}
            while left and not stopped() and (room := until - monotonic()) > 0:
                done, left = wait(left, min(room, 0.1), FIRST_COMPLETED)
                if any(_has_come(each) for each in done):
                    came()
        finally:
            over.set()
            # What hangs in a transfer ends by itself, within the limits of a transfer.
            pool.shutdown(wait=False, cancel_futures=True)
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


def _has_come(future: "Future[bool]") -> bool:
    """Whether a picture is there; one that failed is missing, and that is all to say of it."""
    error = future.exception()
    if error is not None and not isinstance(error, HaidaiError | OSError):
        raise error
    return error is None and future.result()
