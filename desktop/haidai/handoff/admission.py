"""Who is let in, and who has to give way: the decisions of the server, without any socket.

Connections are told apart by their number; `waiting_since` is when one began to wait for a
complete request, None while one is being answered.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace

MOST_CONNECTIONS = 32
MOST_OF_ONE_SENDER = 4
MOST_WRONG_PATHS = 20
MOST_SENDERS_KEPT = 4_096
"""Of whose wrong paths count is kept; beyond it the longest unseen is forgotten."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A connection that was let in."""

    sender: str
    waiting_since: float | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a new connection is let in, and the number of the one that gives way for it."""

    admitted: bool
    gives_way: int | None = None


class Admission:
    """The guests and the senders that are locked out."""

    def __init__(self) -> None:
        self._guests: dict[int, Guest] = {}
        self._wrong: OrderedDict[str, int] = OrderedDict()

    def __len__(self) -> int:
        return len(self._guests)

    def ask(self, number: int, sender: str, now: float) -> Verdict:
        """Decide about a new connection; one that is admitted counts from now on.

        Who has all its connections in use, and everybody when the house is full, is admitted
        where one gives way: the one that waits longest without a complete request. While all
        are being answered, nobody new comes in.
        """
        if self.is_locked_out(sender):
            return Verdict(admitted=False)
        own = {n: guest for n, guest in self._guests.items() if guest.sender == sender}
        full = own if len(own) >= MOST_OF_ONE_SENDER else None
        if full is None and len(self._guests) >= MOST_CONNECTIONS:
            full = self._guests
        gives_way = None
        if full is not None:
            gives_way = _longest_waiting(full)
            if gives_way is None:
                return Verdict(admitted=False)
            self.leave(gives_way)
        self._guests[number] = Guest(sender, now)
        return Verdict(admitted=True, gives_way=gives_way)

    def answering(self, number: int) -> None:
        """A complete request has come."""
        self._wait(number, None)

    def waiting(self, number: int, now: float) -> None:
        """The answer is sent; the next request is waited for."""
        self._wait(number, now)

    def leave(self, number: int) -> None:
        """A connection has ended; may be told twice."""
        self._guests.pop(number, None)

    def wrong_path(self, sender: str) -> None:
        """A sender has asked for what nobody was told of."""
        self._wrong[sender] = self._wrong.get(sender, 0) + 1
        self._wrong.move_to_end(sender)
        if len(self._wrong) > MOST_SENDERS_KEPT:
            self._wrong.popitem(last=False)

    def is_locked_out(self, sender: str) -> bool:
        """Whether a sender has guessed too often."""
        return self._wrong.get(sender, 0) >= MOST_WRONG_PATHS

    def _wait(self, number: int, since: float | None) -> None:
        if number in self._guests:
            self._guests[number] = replace(self._guests[number], waiting_since=since)


def _longest_waiting(guests: dict[int, Guest]) -> int | None:
    waiting = [
        (guest.waiting_since, number)
        for number, guest in guests.items()
        if guest.waiting_since is not None
    ]
    return min(waiting)[1] if waiting else None
