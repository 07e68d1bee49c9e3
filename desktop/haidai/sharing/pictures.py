"""The article's pictures on this machine, for a phone's page and for a page that is saved."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from haidai.article.model import Article, Image
from haidai.article.pictures import pictures_of
from haidai.handoff.pictures import PhonePicture
from haidai.handoff.unnamed_file import UnnamedFile
from haidai.rendering.picture_gathering import MOST_BYTES, SECONDS

if TYPE_CHECKING:
    from haidai.rendering.picture_child import Keep

log = logging.getLogger(__name__)

WIDEST_PICTURE = 1_200
"""Dots, on a phone's page: three to one of its pixels."""


def export_with_pictures(
    article: Article, path: Path, gatherer: "Gatherer", cancelled: Callable[[], bool]
) -> None:
    """Write the article as a file with the pictures that come in time; nothing when cancelled.

    Raises:
        HandOffError, OutputError: as `haidai.handoff.exports.export`.
    """
    from haidai.handoff.exports import export

    with contextlib.closing(SharedPictures(article, gatherer)) as pictures:
        pictures.wait(cancelled)
        if not cancelled():
            export(article, path, pictures)


class Gatherer(Protocol):
    """Brings the pictures of one article, which `PictureChild` does in a process of its own."""

    def gather(self, article: Article, widest: int, seconds: float, keep: "Keep") -> None:
        """Have `keep` take each picture that comes in time, from any thread; blocks."""
        ...

    def close(self) -> None:
        """Bring nothing more; may be called twice, from any thread."""
        ...


class SharedPictures:
    """Fulfils `haidai.handoff.pictures.PagePictures`: brought to this machine, from the start on.

    They lie in a file without a name, so that a server that waits for a phone holds none of them
    and nothing of them is ever left.
    """

    def __init__(self, article: Article, gatherer: Gatherer, seconds: float = SECONDS) -> None:
        self._gatherer = gatherer
        self._images = pictures_of(article)
        self._lock = threading.Lock()
        self._keeping = threading.Lock()
        self._bytes = 0
        self._file: UnnamedFile | None = None
        self._kept: dict[Image, PhonePicture] = {}
        self._waiting = True
        self._closed = False
        self._thread = threading.Thread(
            target=self._gather, args=(article, seconds), name="hand-off pictures", daemon=True
        )
        self._thread.start()

    def dots(self) -> dict[int, tuple[int, int] | None]:
        """Of those that are there, None for those on their way."""
        with self._lock:
            waiting, kept = self._waiting, self._kept
            return {
                number: kept[image].dots if image in kept else None
                for number, image in enumerate(self._images)
                if waiting or image in kept
            }

    def picture(self, number: int) -> PhonePicture | None:
        """A picture, None where it is not there."""
        with self._lock:
            return self._kept.get(self._images[number])

    def wait(self, cancelled: Callable[[], bool]) -> None:
        """Return when no more will come, or when cancelled."""
        while self._thread.is_alive() and not cancelled():
            self._thread.join(0.05)

    def files(self, folder: Path) -> list[tuple[int, str, tuple[int, int]]]:
        """Write each that is there into a folder: number, file and dots for the PDF worker.

        Raises:
            OSError: they cannot be written.
        """
        written = []
        for number in range(len(self._images)):
            picture = self.picture(number)
            if picture is not None:
                path = folder / f"{number}.{picture.kind.rpartition('/')[2]}"
                path.write_bytes(bytes(picture.data))
                written.append((number, str(path), picture.dots))
        return written

    def close(self) -> None:
        """Fetch nothing more and forget all; may be called twice, from any thread."""
        self._closed = True
        self._gatherer.close()
        self._thread.join()
        with self._keeping, self._lock:
            self._kept, self._file = {}, None

    def _gather(self, article: Article, seconds: float) -> None:
        try:
            self._gatherer.gather(article, WIDEST_PICTURE, seconds, self._keep)
        finally:
            self._waiting = False

    def _keep(self, number: int, kind: str, dots: tuple[int, int], pieces: Iterator[bytes]) -> None:
        """Keep a picture; for one that has no room on the disk stands its caption."""
        with self._keeping:
            if self._closed or self._bytes > MOST_BYTES:
                return
            try:
                if self._file is None:
                    self._file = UnnamedFile()
                data = self._file.add(pieces)
            except OSError as error:
                log.warning("a picture for phones is not kept: %s", error)
                return
            self._bytes += len(data)
            with self._lock:  # never held while a disk or the child is waited for
                self._kept[self._images[number]] = PhonePicture(data, f"image/{kind}", dots)
