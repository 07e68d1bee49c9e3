"""The one-article server: a thread of its own with asyncio for the sockets and h11 for HTTP.

h11 parses and frames, `site` says what is answered, `admission` who is let in; here is only
what moves bytes and watches the clock. Nothing is left after `stop`: no socket, thread, process.
"""

import asyncio
import contextlib
import itertools
import logging
import secrets
import socket
import threading
import time
from collections.abc import Callable
from ipaddress import IPv4Address

from haidai.article.model import Article
from haidai.errors import ErrorKind, HaidaiError, HandOffError
from haidai.handoff.admission import Admission
from haidai.handoff.conversation import MOST_HEADER_BYTES, Conversation, Host, Limits
from haidai.handoff.pictures import PagePictures
from haidai.handoff.site import (
    Answer,
    Pdf,
    PdfMaker,
    Reading,
    Request,
    Saved,
    Site,
    Sound,
)
from haidai.handoff.works import Works

log = logging.getLogger(__name__)

_BACKLOG = 64
SECONDS_TO_LEAVE = 0.1
"""What a conversation has to end in before it is told again."""
_TOKEN_BYTES = 16
STANDARD_LIMITS = Limits()
Told = Callable[[], object]


class HandOffServer:
    """Serves one article on one address of this machine until `stop`, or until its time is over.

    `phone_came` is told when the page has been asked for the first time, `ended` when the time
    is over; both in the server's thread. `reading`, `pdf` and `pictures` are closed
    with the server.

    Raises:
        HandOffError: the address is none of this machine's any more (NO_SHARE_ADDRESS).
    """

    def __init__(
        self,
        article: Article,
        address: str,
        *,
        reading: Reading | None = None,
        pdf: PdfMaker | None = None,
        pictures: PagePictures | None = None,
        limits: Limits = STANDARD_LIMITS,
        phone_came: Told = lambda: None,
        ended: Told = lambda: None,
    ) -> None:
        self._socket = _listening(address)
        bound, port = self._socket.getsockname()
        host = f"{bound}:{port}"
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        self.address = f"http://{host}/{token}/"
        self._site = Site(
            article, host, token, reading=reading, has_pdf=pdf is not None, pictures=pictures
        )
        self._pictures = pictures
        self._works = Works(reading, pdf)
        self._limits = limits
        self._phone_came = phone_came
        self._ended = ended
        self._began = time.monotonic()
        self._ends = self._began + limits.lifetime
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._admission = Admission()
        self._numbers = itertools.count()
        self._guests: dict[int, asyncio.Task[None]] = {}
        self._seen = False
        self._thread = threading.Thread(target=self._run, name="hand-off server", daemon=True)
        self._thread.start()

    @property
    def seconds_left(self) -> float:
        """How long it still serves; 0 when it has ended."""
        return max(0.0, self._ends - time.monotonic()) if self._thread.is_alive() else 0.0

    @property
    def running(self) -> bool:
        """Whether it still serves."""
        return self._thread.is_alive()

    def prolong(self) -> None:
        """Begin its lifetime anew, as long as it does not last longer than it ever may."""
        until = time.monotonic() + self._limits.lifetime
        self._ends = min(until, self._began + self._limits.longest)

    def wait(self, seconds: float | None = None) -> None:
        """Return when it has ended, or after `seconds`."""
        self._thread.join(seconds)

    def stop(self) -> None:
        """End it: when this returns nothing listens any more. May be called twice."""
        # A loop that has ended by itself needs no word.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._works.close()
            if self._pictures is not None:
                self._pictures.close()
            self._loop.close()

    async def _serve(self) -> None:
        server = await asyncio.start_server(
            self._receive, sock=self._socket, limit=MOST_HEADER_BYTES
        )
        over = False
        try:
            over = await self._time_is_over()
        finally:
            self._stopping.set()
            server.close()
            for guest in self._guests.values():
                guest.cancel()
            # Also those that were accepted and have not begun: they see that it is over.
            while others := asyncio.all_tasks() - {asyncio.current_task()}:
                await asyncio.wait(others, timeout=SECONDS_TO_LEAVE)
                # WORKAROUND (Python 3.11, gh-86296): `wait_for` loses a cancellation that comes
                # in the moment its work is done. Whoever has missed it is told once more.
                for guest in self._guests.values():
                    guest.cancel()
            await asyncio.sleep(0)  # the loop closes the sockets in its next round
        if over:
            self._ended()

    async def _time_is_over(self) -> bool:
        """Wait for the end; gives False where it has been stopped before its time."""
        while (left := self._ends - time.monotonic()) > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), left)
                return False
        return True

    async def _receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peer = writer.get_extra_info("peername")
        number = next(self._numbers)
        sender = str(peer[0]) if peer else ""
        verdict = self._admission.ask(number, sender, self._loop.time())
        if verdict.gives_way is not None and verdict.gives_way in self._guests:
            self._guests[verdict.gives_way].cancel()  # told again at the end, if it misses this
        if not verdict.admitted or self._stopping.is_set():
            self._admission.leave(number)
            writer.transport.abort()
            return
        task = asyncio.current_task()
        if task is not None:
            self._guests[number] = task
        host = Host(
            lambda request: self._answer(request, sender),
            lambda: self._admission.answering(number),
            lambda: self._admission.waiting(number, self._loop.time()),
        )
        try:
            await Conversation(reader, writer, host, self._limits).hold()
            writer.close()
        except (OSError, TimeoutError, asyncio.CancelledError) as reason:
            # The phone has gone, is too slow, gives way to another, or all is over.
            log.debug("%s: %r", sender, reason)
        finally:
            self._guests.pop(number, None)
            self._admission.leave(number)
            if not writer.is_closing():
                writer.transport.abort()

    async def _answer(self, request: Request, sender: str) -> Answer:
        """The answer to a request, made first where it has to be."""
        found = self._site.answer(request)
        try:
            match found:
                case Sound():
                    sound = await self._works.sound(found.track)
                    return self._site.sound_answer(sound, found, request)
                case Pdf():
                    return self._site.pdf_answer(await self._works.pdf())
                case Saved():
                    return self._site.saved_answer(*await self._works.saved(self._site.saved_page))
                case _:
                    answer = found
        except HaidaiError as error:
            log.warning("not made for a phone: %s", error.kind)
            return self._site.not_made(found)
        if answer.wrong_path:
            self._admission.wrong_path(sender)
        elif answer.status == 200 and not self._seen:
            self._seen = True
            self._phone_came()
        return answer


def _listening(address: str) -> socket.socket:
    """A socket on one address of this machine.

    Raises:
        HandOffError: it is none of this machine's, or stands for all of them (NO_SHARE_ADDRESS).
    """
    try:
        listening = socket.create_server((address, 0), backlog=_BACKLOG)
    except OSError as error:
        raise HandOffError(ErrorKind.NO_SHARE_ADDRESS) from error
    bound = IPv4Address(listening.getsockname()[0])
    if bound.is_unspecified or bound.is_multicast or bound.is_reserved:
        listening.close()
        raise HandOffError(ErrorKind.NO_SHARE_ADDRESS)
    return listening
