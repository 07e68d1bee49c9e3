"""A network whose names and machines a test makes up; all of it ends at a server of the test."""

import socket
from collections.abc import Mapping, Sequence
from ipaddress import ip_address

from haidai.opening.addresses import Endpoint, SystemConnector, literal_address


class FakeResolver:
    """Knows the names a test lays down; a name with several answers gives each once, in turn."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self.names = {name: list(answers) for name, answers in names.items()}
        self.asked: list[str] = []

    def resolve(self, host: str, port: int) -> Sequence[Endpoint]:
        self.asked.append(host)
        try:
            literal = literal_address(host)
        except ValueError as error:
            raise socket.gaierror(socket.EAI_NONAME, str(error)) from error
        if literal is not None:
            return (Endpoint(literal, port),)
        answers = self.names.get(host.rstrip("."))
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        answer = answers[0] if len(answers) == 1 else answers.pop(0)
        return tuple(Endpoint(ip_address(each), port) for each in answer.split())


class FakeConnector:
    """Leads every connection to one port of the loopback, and remembers where it was to go."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[Endpoint] = []
        self.error: OSError | None = None

    def connect(self, endpoint: Endpoint, seconds: float) -> socket.socket:
        self.asked.append(endpoint)
        if self.error is not None:
            raise self.error
        loopback = Endpoint(ip_address("127.0.0.1"), self.port)
        return SystemConnector().connect(loopback, seconds)

    @property
    def addresses(self) -> list[str]:
        """The numeric addresses asked for, in order."""
        return [str(endpoint.address) for endpoint in self.asked]
