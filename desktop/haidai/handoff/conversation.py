"""One connection's requests and answers: h11 understands, this moves bytes within the limits."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus

import h11

from haidai.handoff.site import Answer, Request
from haidai.handoff.unnamed_file import piece_of

MOST_HEADER_BYTES = 8_192
_READ_AT_ONCE = 512
"""Bytes: a request that is complete in its last piece may be longer by so much."""
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """The times of the server, in seconds.

    `stall`: a phone that takes nothing of an answer for so long is gone; a sound that was
    paused is asked for again with `Range`. `longest` is the whole time of a server whose
    `lifetime` is prolonged again and again.
    """

    lifetime: float = 600.0
    longest: float = 3_600.0
    request: float = 10.0
    stall: float = 30.0


@dataclass(frozen=True, slots=True)
class Host:
    """Who answers, and is told what the connection is doing."""

    answer: Callable[[Request], Awaitable[Answer]]
    answering: Callable[[], object]
    waiting: Callable[[], object]


class Conversation:
    """Answers one request after the other until either side ends it."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        host: Host,
        limits: Limits,
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._host = host
        self._limits = limits
        longest = MOST_HEADER_BYTES - _READ_AT_ONCE
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=longest)
        # What was handed to the system is gone from here: `drain` waits for all of it.
        writer.transport.set_write_buffer_limits(high=0)

    async def hold(self) -> None:
        """Return when the conversation is over.

        Raises:
            TimeoutError: a request was not complete in time, or an answer was not taken.
            OSError: the phone has gone.
        """
        while True:
            try:
                request = await asyncio.wait_for(self._request(), self._limits.request)
            except h11.RemoteProtocolError as error:
                await self._refuse(error.error_status_hint)
                return
            if request is None:
                return
            self._host.answering()
            answer = await self._host.answer(request)
            await self._send(answer, with_body=request.method != "HEAD")
            if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
                return
            self._http.start_next_cycle()
            self._host.waiting()

    async def _request(self) -> Request | None:
        """The next complete request; None where the phone has nothing more to ask.

        A body is no part of any request here, and is an error.
        """
        request: Request | None = None
        while True:
            event = self._http.next_event()
            if event is h11.NEED_DATA:
                self._http.receive_data(await self._reader.read(_READ_AT_ONCE))
            elif isinstance(event, h11.Request):
                request = Request(
                    event.method.decode("ascii"),
                    event.target.decode("latin-1"),
                    {
                        name.decode("latin-1"): value.decode("latin-1")
                        for name, value in event.headers
                    },
                )
            elif isinstance(event, h11.EndOfMessage):
                return request
            elif isinstance(event, h11.Data):
                raise h11.RemoteProtocolError("a body", error_status_hint=413)
            else:
                return None

    async def _send(self, answer: Answer, *, with_body: bool, last: bool = False) -> None:
        length = (
            []
            if answer.status == HTTPStatus.NO_CONTENT
            else [("Content-Length", str(len(answer.body)))]
        )
        # Who asks for what is not there is not kept waiting for at our cost.
        closing = [("Connection", "close")] if last or answer.status >= 400 else []
        response = h11.Response(
            status_code=answer.status,
            reason=HTTPStatus(answer.status).phrase.encode(),
            headers=[*answer.headers, *length, *closing],
        )
        await self._write(self._http.send(response))
        if with_body:
            for start in range(0, len(answer.body), _PIECE):
                piece = piece_of(answer.body, start, _PIECE)
                await self._write(self._http.send(h11.Data(data=piece)))
        await self._write(self._http.send(h11.EndOfMessage()))

    async def _write(self, content: bytes | None) -> None:
        if content:
            self._writer.write(content)
            await asyncio.wait_for(self._writer.drain(), self._limits.stall)

    async def _refuse(self, status: int) -> None:
        if self._http.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            await self._send(Answer(status), with_body=False, last=True)
