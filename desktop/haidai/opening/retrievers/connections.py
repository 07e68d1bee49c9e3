"""Connections to allowed addresses only, that another thread can break whatever they wait for."""

import socket
import threading
import time
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from haidai.errors import ErrorKind, OpeningError
from haidai.opening.addresses import Connector, Resolver, Space, may_lead, space_of


class Connections:
    """Opens the connections of a transfer and keeps a handle on each.

    `space` is where the last of them led.
    """

    def __init__(self, resolver: Resolver, connector: Connector) -> None:
        self._resolver = resolver
        self._connector = connector
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self.broken = False
        self.space: Space | None = None

    def open(self, host: str, port: int, seconds: float, page: Space | None) -> socket.socket:
        """A connection to `host`, where something that lies in `page` may lead to it.

        The address that was checked is the one connected to: a name is not looked up twice.

        Raises:
            OpeningError: PRIVATE_ADDRESS.
            OSError: the host is not known, or not there.
        """
        endpoints = self._resolver.resolve(host, port)
        allowed = [each for each in endpoints if may_lead(page, each.address)]
        if endpoints and not allowed:
            raise OpeningError(ErrorKind.PRIVATE_ADDRESS, host=host)
        until = time.monotonic() + seconds
        fault: OSError = socket.gaierror(socket.EAI_NONAME, "a name without addresses")
        for index, endpoint in enumerate(allowed):
            # One address that never answers must not use up the time of all.
            share = max(until - time.monotonic(), 0.01) / (len(allowed) - index)
            try:
                connection = self._connector.connect(endpoint, share)
            except OSError as error:
                fault = error
                continue
            self._watch(connection)
            self.space = space_of(endpoint.address)
            return connection
        raise fault

    def close(self) -> None:
        """End every connection, and with it whatever still waits on one."""
        with self._lock:
            self.broken = True
            for handle in self._sockets:
                _break(handle)
                handle.close()
            self._sockets.clear()

    def _watch(self, connection: socket.socket) -> None:
        """Keep a second handle on a connection: TLS takes the first one away."""
        with self._lock:
            if self.broken:  # nobody waits any more
                _break(connection)
                return
            self._sockets.append(connection.dup())


def _break(handle: socket.socket) -> None:
    try:
        handle.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the other side was faster


def guarded_pools(connections: Connections, page: Space | None) -> dict[str, Any]:
    """urllib3's pools, all of whose sockets are opened by `connections`."""

    def opened(connection: HTTPConnection) -> socket.socket:
        """As urllib3 does it, its exceptions included."""
        host, port = connection._dns_host, connection.port
        timeout = connection.timeout
        seconds = timeout if isinstance(timeout, int | float) else 10.0
        try:
            return connections.open(host.strip("[]"), port or 80, seconds, page)
        except socket.gaierror as error:
            raise NameResolutionError(host, connection, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(connection, str(error)) from error
        except OSError as error:
            raise NewConnectionError(connection, str(error)) from error

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return opened(self)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return opened(self)

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
