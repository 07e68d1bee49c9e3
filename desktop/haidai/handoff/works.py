"""What takes the server time to make: sounds, the PDF file, the page to keep.

Each has a thread of its own, and waits for its phone on disk.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from haidai.errors import ErrorKind, HandOffError
from haidai.handoff.page import Page
from haidai.handoff.site import PdfMaker, Reading, TrackSound
from haidai.handoff.unnamed_file import Content, stored

SOUNDS_KEPT = 4
"""A sound is two or three megabytes; one that is asked for again later is made again."""


class Works:
    """Makes each thing once for all who ask at the same time, and the next sound beforehand.

    `sound`, `pdf` and `saved` are awaited in one event loop, `close` may be called from any thread.
    """

    def __init__(self, reading: Reading | None, pdf: PdfMaker | None) -> None:
        self._reading = reading
        self._pdf = pdf
        self._voice_thread = ThreadPoolExecutor(1, "hand-off voice")
        self._pdf_thread = ThreadPoolExecutor(1, "hand-off pdf")
        self._page_thread = ThreadPoolExecutor(1, "hand-off page")
        self._sounds: OrderedDict[int, asyncio.Future[TrackSound]] = OrderedDict()
        self._document: asyncio.Future[Content] | None = None

    async def sound(self, track: int) -> TrackSound:
        """The sound of a track.

        Raises:
            HaidaiError: there is none, or the server ends.
        """
        # Shielded: the phone that asked may go, and another wait for the same sound.
        sound = await asyncio.shield(self._making(track))
        if self._reading is not None and track + 1 < len(self._reading.tracks):
            self._making(track + 1)
        return sound

    async def pdf(self) -> Content:
        """The PDF file.

        Raises:
            HaidaiError: it could not be made, or the server ends.
        """
        if self._pdf is None:
            raise HandOffError(ErrorKind.FORMAT_UNKNOWN, name="pdf", formats="html")
        if self._document is None or _has_failed(self._document):
            loop = asyncio.get_running_loop()
            self._document = loop.run_in_executor(self._pdf_thread, _pdf, self._pdf)
            self._document.add_done_callback(_has_failed)
        return await asyncio.shield(self._document)

    async def saved(self, make: Callable[[], Page]) -> tuple[str, Content]:
        """The policy and the HTML of the page to keep; one for each who asks."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._page_thread, _saved, make)

    def close(self) -> None:
        """End every process and thread; may be called twice."""
        for worker in (self._reading, self._pdf):
            if worker is not None:
                worker.close()
        for thread in (self._voice_thread, self._pdf_thread, self._page_thread):
            thread.shutdown(wait=True, cancel_futures=True)

    def _making(self, track: int) -> "asyncio.Future[TrackSound]":
        if self._reading is None:
            raise HandOffError(ErrorKind.NOTHING_TO_READ)
        known = self._sounds.pop(track, None)
        if known is None or _has_failed(known):
            loop = asyncio.get_running_loop()
            known = loop.run_in_executor(self._voice_thread, _sound, self._reading, track)
            known.add_done_callback(_has_failed)
        self._sounds[track] = known
        while len(self._sounds) > SOUNDS_KEPT:
            self._sounds.popitem(last=False)
        return known


def _sound(reading: Reading, track: int) -> TrackSound:
    sound = reading.sound(track)
    return replace(sound, wav=stored(bytes(sound.wav)))


def _pdf(maker: PdfMaker) -> Content:
    return stored(maker.pdf())


def _saved(make: Callable[[], Page]) -> tuple[str, Content]:
    page = make()
    return page.policy, stored(page.html)


def _has_failed(future: "asyncio.Future[TrackSound] | asyncio.Future[Content]") -> bool:
    """Whether it is over without a result; an error nobody waited for is thereby seen."""
    return future.done() and (future.cancelled() or future.exception() is not None)
