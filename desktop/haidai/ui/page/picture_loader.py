"""Fetches and decodes the pictures of the page in threads of its own."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from haidai.article.model import Article, Image
from haidai.article.pictures import pictures_of
from haidai.article.values import Url
from haidai.errors import HaidaiError
from haidai.rendering.picture_decoding import DecodedPicture, decoded
from haidai.ui.page.page_pictures import Wish

AT_ONCE = 4
MOST_KEPT = 48_000_000
"""Bytes of pictures as they came, kept to be decoded for another width."""
FULL_WIDTH = 6_000


class PictureRetriever(Protocol):
    """Fetches the bytes of a picture."""

    def retrieve(self, image: Image, page: Url | None, cancelled: Callable[[], bool]) -> bytes:
        """All bytes of a picture that the article at `page` shows.

        Raises:
            OpeningError: the kind says why there are none.
        """
        ...


class PictureShelf:
    """The pictures of one article as they came; the ones longest unused make room."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: dict[int, bytes] = {}
        self._lock = threading.Lock()

    def get(self, number: int) -> bytes | None:
        """A picture's bytes, if they are still here."""
        with self._lock:
            data = self._kept.pop(number, None)
            if data is not None:
                self._kept[number] = data
            return data

    def put(self, number: int, data: bytes) -> None:
        """Keep a picture's bytes."""
        with self._lock:
            self._kept.pop(number, None)
            self._kept[number] = data
            while sum(map(len, self._kept.values())) > self._most and len(self._kept) > 1:
                del self._kept[next(iter(self._kept))]


@dataclass(frozen=True, eq=False)
class _Page:
    """The article whose pictures are fetched, until another one is shown."""

    pictures: tuple[Image, ...]
    url: Url | None
    shelf: PictureShelf
    left: threading.Event


@dataclass(frozen=True, slots=True)
class _Errand:
    wish: Wish
    enlarged: bool = False


class PictureLoader(QObject):
    """Brings the pictures of one article, the most wanted first, four at a time.

    `loaded` brings a picture decoded for the width it was wished in, `missing` tells that it
    will not come, `enlarged` brings one as large as it is.
    """

    loaded = Signal(int, int, object)  # number, width asked for, DecodedPicture
    missing = Signal(int)
    enlarged = Signal(int, object)  # number, DecodedPicture
    _done = Signal(object, object, object)

    def __init__(self, retriever: PictureRetriever, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._retriever = retriever
        self._page = _Page((), None, PictureShelf(), threading.Event())
        self._lock = threading.Lock()
        self._waiting: list[_Errand] = []
        self._under_way: set[tuple[int, bool]] = set()
        self._threads: list[threading.Thread] = []
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def show_article(self, article: Article) -> None:
        """The pictures of another article are wanted from now on, none before `want`."""
        self._leave()
        pictures = pictures_of(article)
        self._page = _Page(pictures, article.url, PictureShelf(), threading.Event())

    def want(self, wishes: Sequence[Wish]) -> None:
        """Fetch these, the first first; what was wished before and has not begun is dropped."""
        with self._lock:
            enlarging = [errand for errand in self._waiting if errand.enlarged]
            fresh = [wish for wish in wishes if (wish.number, False) not in self._under_way]
            self._waiting = enlarging + [_Errand(wish) for wish in fresh]
        self._set_to_work()

    def enlarge(self, number: int) -> None:
        """Bring a picture as large as it is."""
        with self._lock:
            self._waiting.insert(0, _Errand(Wish(number, FULL_WIDTH), enlarged=True))
        self._set_to_work()

    def close(self, seconds: float = 2.0) -> None:
        """Give everything up, and wait at most so long for the threads to end."""
        self._leave()
        for thread in self._threads:
            thread.join(seconds)

    def _leave(self) -> None:
        self._page.left.set()
        with self._lock:
            self._waiting.clear()
            self._under_way = set()

    def _set_to_work(self) -> None:
        page = self._page
        with self._lock:
            self._threads = [each for each in self._threads if each.is_alive()]
            free = AT_ONCE - len(self._under_way)
            for _ in range(min(free, len(self._waiting))):
                errand = self._waiting.pop(0)
                self._under_way.add((errand.wish.number, errand.enlarged))
                thread = threading.Thread(target=self._run, args=(page, errand), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _run(self, page: _Page, errand: _Errand) -> None:
        """One picture, in a thread of its own."""
        result: object = None
        try:
            result = self._picture(page, errand.wish)
        except HaidaiError as error:
            result = error
        finally:
            if not page.left.is_set():
                self._done.emit(page, errand, result)

    def _picture(self, page: _Page, wish: Wish) -> DecodedPicture:
        image = page.pictures[wish.number]
        data = page.shelf.get(wish.number)
        if data is None:
            data = self._retriever.retrieve(image, page.url, page.left.is_set)
            page.shelf.put(wish.number, data)
        return decoded(data, wish.width, str(image.url))

    def _deliver(self, page: _Page, errand: _Errand, result: object) -> None:
        if page is not self._page:
            return
        number = errand.wish.number
        with self._lock:
            self._under_way.discard((number, errand.enlarged))
        if isinstance(result, DecodedPicture):
            if errand.enlarged:
                self.enlarged.emit(number, result)
            else:
                self.loaded.emit(number, errand.wish.width, result)
        elif not errand.enlarged:
            self.missing.emit(number)
        self._set_to_work()
