"""Servers for the window that serve nothing."""

import threading
from collections.abc import Callable, Sequence

from haidai.article.model import Article
from haidai.errors import ErrorKind, HandOffError
from haidai.handoff.addresses import PhoneAddress
from haidai.playback.manner import Manner


class FakeServer:
    """Fulfils `haidai.ui.taking_along.taking_along.Server`."""

    def __init__(self, article: Article, address: str, number: int) -> None:
        self.article = article
        self.address = f"http://{address}:{40_000 + number}/k3J9-x_2Qa7ZbN5uR1cVwE/"
        self.seconds_left = 600.0
        self.stopped = False
        self.prolonged = 0

    def prolong(self) -> None:
        self.prolonged += 1

    def stop(self) -> None:
        self.stopped = True


class FakeSharing:
    """Fulfils `taking_along.Sharing`; `servers` are all that were started."""

    def __init__(self, *addresses: str) -> None:
        self.found = [PhoneAddress(each, f"wlan{n}") for n, each in enumerate(addresses)]
        self.servers: list[FakeServer] = []
        self.manners: list[Manner] = []  # of each
        self.phone_came: Callable[[], object] = lambda: None
        self.ended: Callable[[], object] = lambda: None
        self.gone: set[str] = set()
        self.gate = threading.Event()
        self.gate.set()

    def addresses(self) -> Sequence[PhoneAddress]:
        return self.found

    def share(
        self,
        article: Article,
        address: str,
        manner: Manner,
        phone_came: Callable[[], object],
        ended: Callable[[], object],
    ) -> FakeServer:
        self.gate.wait(5)
        if address in self.gone:
            raise HandOffError(ErrorKind.NO_SHARE_ADDRESS)
        self.phone_came, self.ended = phone_came, ended
        self.manners.append(manner)
        self.servers.append(FakeServer(article, address, len(self.servers)))
        return self.servers[-1]

    @property
    def serving(self) -> list[FakeServer]:
        """Those that were not stopped."""
        return [server for server in self.servers if not server.stopped]
