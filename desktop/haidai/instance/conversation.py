"""How a later start and the first window talk: one message, one word of answer.

A socket in the file system that only this user may open; where the system has none, one on the
loopback address. Either way the key from the note in the claim (which only this user can read)
goes first: 32 hexadecimal digits, then the length in 10 decimal digits, then the message.
"""

import logging
import os
import select
import socket
import stat
import threading
import time
from collections.abc import Callable, Mapping
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

log = logging.getLogger(__name__)

ANSWER_SECONDS = 2.0
LONGEST_SOCKET_PATH = 100  # bytes; the systems allow 103 to 107
AT_ONCE = 8
LOOPBACK = "127.0.0.1"
_KEY_LENGTH = 32
_LENGTH_DIGITS = 10
_TAKEN = b"taken"
_CHUNK = 1 << 16
_HAS_UNIX = hasattr(socket, "AF_UNIX")


class Answer(Enum):
    """What came of an attempt to hand something over."""

    TAKEN = auto()
    NOBODY = auto()  # there listens nobody (yet, or any more)
    SILENCE = auto()  # somebody listens and does not answer


class Message(Protocol):
    """What arrived, offered to whoever takes it first: the window, or time."""

    content: bytes

    def take(self) -> bool:
        """Whether it is still wanted: True once, never after the sender has given up."""
        ...


class _Offer:
    def __init__(self, content: bytes, visitor: socket.socket) -> None:
        self.content = content
        self._visitor = visitor
        self._lock = threading.Lock()
        self._decided = threading.Event()
        self._taken = False

    def take(self) -> bool:
        with self._lock:
            if self._decided.is_set():
                return False
            self._taken = not _has_left(self._visitor)
            self._decided.set()
            return self._taken

    def withdraw(self) -> None:
        with self._lock:
            self._decided.set()

    def wait(self, seconds: float) -> bool:
        """Whether it was taken in time; afterwards nobody can take it any more."""
        self._decided.wait(seconds)
        self.withdraw()
        return self._taken


class Listener:
    """Listens in a thread of its own and offers every message to `arrived`, in that thread."""

    def __init__(
        self, claim_file: Path, arrived: Callable[[Message], object], longest: int, *,
        unix: bool = _HAS_UNIX,
    ) -> None:  # fmt: skip
        """`address` is then what a later start needs to know.

        Raises:
            OSError: there is no place to listen at.
        """
        self._arrived = arrived
        self._longest = longest
        self._key = os.urandom(_KEY_LENGTH // 2).hex()
        path = _socket_path(claim_file, os.environ) if unix else None
        self._path = path
        self._socket = _listening_at(path) if path else socket.create_server((LOOPBACK, 0))
        where = path or self._socket.getsockname()[1]
        self.address = f"{'unix' if path else 'loopback'} {self._key} {where}"
        self._closed = threading.Event()
        self._offer: _Offer | None = None
        self._thread = threading.Thread(target=self._run, name="later starts", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Listen no more, and end the thread; may be called twice."""
        if self._closed.is_set():
            return
        self._closed.set()
        if self._offer is not None:
            self._offer.withdraw()
        try:  # whoever waits in `accept` is woken by a visitor alone, on every system
            _connected(self.address, ANSWER_SECONDS).close()
        except OSError as error:
            log.warning("the listening thread could not be woken: %s", error)
        self._thread.join(2 * ANSWER_SECONDS)
        self._socket.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def _run(self) -> None:
        while not self._closed.is_set():
            try:
                visitor, _ = self._socket.accept()
            except OSError as error:
                log.warning("a later start was not heard: %s", error)
                self._closed.wait(ANSWER_SECONDS)  # out of files, say: not again at once
                continue
            with visitor:
                if not self._closed.is_set():
                    self._serve(visitor)

    def _serve(self, visitor: socket.socket) -> None:
        deadline = time.monotonic() + ANSWER_SECONDS
        try:
            content = self._heard(visitor, deadline)
            if content is None:
                log.warning("a visitor without key or measure was sent away")
                return
            self._offer = offer = _Offer(content, visitor)
            self._arrived(offer)
            if offer.wait(deadline - time.monotonic()):
                visitor.settimeout(ANSWER_SECONDS)
                visitor.sendall(_TAKEN)
        except OSError as error:
            log.warning("a later start went away: %s", error)

    def _heard(self, visitor: socket.socket, deadline: float) -> bytes | None:
        head = _received(visitor, _KEY_LENGTH + _LENGTH_DIGITS, deadline)
        key, length = head[:_KEY_LENGTH], head[_KEY_LENGTH:]
        if not _alike(key, self._key.encode()):
            return None
        if not length.isdigit() or int(length) > self._longest:
            return None
        return _received(visitor, int(length), deadline)


def hand_over(address: str, message: bytes, seconds: float = ANSWER_SECONDS) -> Answer:
    """Say a message to the window at an address out of its claim."""
    parts = address.split(" ", 2)
    if len(parts) != 3:
        return Answer.NOBODY
    deadline = time.monotonic() + seconds
    try:
        window = _connected(address, seconds)
    except TimeoutError:
        return Answer.SILENCE
    except OSError:
        return Answer.NOBODY
    with window:
        try:
            head = f"{parts[1]}{len(message):0{_LENGTH_DIGITS}}".encode()
            window.sendall(head + message)
            answer = _received(window, len(_TAKEN), deadline)
        except OSError:
            return Answer.SILENCE
    return Answer.TAKEN if answer == _TAKEN else Answer.SILENCE


def _has_left(visitor: socket.socket) -> bool:
    """Whether the other side waits no more: a window that hung hears of it long afterwards."""
    try:
        readable, _, _ = select.select([visitor], [], [], 0)
        return bool(readable) and not visitor.recv(1, socket.MSG_PEEK)
    except OSError:
        return True


def _alike(one: bytes, other: bytes) -> bool:
    """Whether two keys are the same, in a time that does not tell how far they are.

    `hmac.compare_digest` would load OpenSSL.
    """
    differing = len(one) ^ len(other)
    for first, second in zip(one, other, strict=False):
        differing |= first ^ second
    return differing == 0


def _received(peer: socket.socket, count: int, deadline: float) -> bytes:
    """Exactly so many bytes.

    Raises:
        OSError: they did not come, or not before the deadline.
    """
    pieces, missing = [], count
    while missing:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("no answer in time")
        peer.settimeout(left)
        piece = peer.recv(min(missing, _CHUNK))
        if not piece:
            raise ConnectionError("the other side has gone")
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def _connected(address: str, seconds: float) -> socket.socket:
    kind, _, where = address.split(" ", 2)
    if kind == "loopback":
        if not where.isdigit() or int(where) > 65_535:
            raise OSError("no port")
        return socket.create_connection((LOOPBACK, int(where)), timeout=seconds)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(seconds)
        connection.connect(where)
    except OSError:
        connection.close()
        raise
    return connection


def _socket_path(claim_file: Path, environment: Mapping[str, str]) -> Path | None:
    """A short path for the window with this claim; None where there is none short enough."""
    place = claim_file.stat()
    name = f"haidai-{place.st_dev:x}-{place.st_ino:x}.socket"
    runtime = environment.get("XDG_RUNTIME_DIR")
    folders = [Path(runtime)] if runtime and _is_own(Path(runtime)) else []
    for folder in (*folders, claim_file.parent):
        if len(os.fsencode(folder / name)) <= LONGEST_SOCKET_PATH:
            return folder / name
    return None


def _is_own(folder: Path) -> bool:
    try:
        status = folder.stat()
    except OSError:
        return False
    ours = status.st_uid == os.getuid() and not status.st_mode & 0o077
    return stat.S_ISDIR(status.st_mode) and ours


def _listening_at(path: Path) -> socket.socket:
    """A socket only this user can open. What a killed window has left there is taken away."""
    path.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listening.bind(str(path))
        path.chmod(0o600)  # before it listens: until then nobody can connect
        listening.listen(AT_ONCE)
    except OSError:
        listening.close()
        raise
    return listening
