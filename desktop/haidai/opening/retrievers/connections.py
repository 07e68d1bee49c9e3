"""Connections that another thread can break, whatever they are waiting for."""

import socket
import threading
from dataclasses import dataclass, field
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection


@dataclass
class Connections:
    """The open connections of a transfer, so that another thread can break them."""

    _sockets: list[socket.socket] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    broken: bool = False

    def watch(self, connection: socket.socket) -> None:
        """Keep a second handle on a connection: TLS takes the first one away."""
        with self._lock:
            if self.broken:  # nobody waits any more
                _break(connection)
                return
            self._sockets.append(connection.dup())

    def close(self) -> None:
        """End every connection, and with it whatever still waits on one."""
        with self._lock:
            self.broken = True
            for handle in self._sockets:
                _break(handle)
                handle.close()
            self._sockets.clear()


def _break(handle: socket.socket) -> None:
    try:
        handle.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the other side was faster


def watched_pools(connections: Connections) -> dict[str, Any]:
    """urllib3's pools, whose connections tell `connections` of every socket they open."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            opened = super()._new_conn()
            connections.watch(opened)
            return opened

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            opened = super()._new_conn()
            connections.watch(opened)
            return opened

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
