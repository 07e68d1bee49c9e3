"""Keeps what the window wants kept, without the window waiting for the disk."""

import logging
import queue
import threading
from collections.abc import Callable
from pathlib import Path

from haidai.article.model import Article
from haidai.library.library import Kept, Library
from haidai.library.visits import Visit

log = logging.getLogger(__name__)

CLOSE_SECONDS = 3.0


class Keeper:
    """One owned thread that writes to a library, in the order it was asked.

    First it looks through the file; where that was damaged, `damaged` is called in the thread
    with the path it lies at now. Where nothing can be kept, `refused` is called there, once.
    """

    def __init__(
        self,
        library: Library,
        damaged: Callable[[Path], object],
        refused: Callable[[], object] = lambda: None,
    ) -> None:
        self._library = library
        self._damaged = damaged
        self._refused = refused
        self._refusal_told = False
        self._orders: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._orders.put(self._check)
        self._thread = threading.Thread(target=self._run, name="library", daemon=True)
        self._thread.start()

    def keep(self, kept: Kept) -> None:
        """Keep an article as the one read last."""
        self._orders.put(lambda: self._library.keep(kept))

    def keep_place(self, article: Article, part: int, place: int) -> None:
        """Keep another place in an article that is kept."""
        self._orders.put(lambda: self._library.keep_place(article, part, place))

    def keep_heard(self, visit: Visit, place: int) -> None:
        """Keep where the reading aloud of an article that is kept stopped."""
        self._orders.put(lambda: self._library.keep_heard(visit, place))

    def close(self) -> None:
        """Write what is still to be written, and end; may be called twice."""
        self._orders.put(None)
        self._thread.join(CLOSE_SECONDS)
        if not self._thread.is_alive():
            self._library.close()

    def _check(self) -> None:
        self._library.check()
        if self._library.set_aside is not None:
            self._damaged(self._library.set_aside)
        if self._library.refused:
            self._tell_refused()

    def _tell_refused(self) -> None:
        if not self._refusal_told:
            self._refusal_told = True
            self._refused()

    def _run(self) -> None:
        while order := self._orders.get():
            try:
                order()
            except OSError as error:
                log.warning("the library could not be written: %s", error)
                self._tell_refused()
