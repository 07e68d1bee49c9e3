"""The pictures of an article by a child process, for who is to stay small: the one-article server.

The child fetches, decodes and fits them; here its answers only pass through, in small pieces.
The order is one line of JSON; an answer is the picture's number, kind, dots and length, then
its bytes. Nothing here knows Qt.
"""

import json
import logging
import struct
from collections.abc import Callable, Iterator, Sequence
from typing import IO

from haidai.article.model import Article
from haidai.article.serialized import to_json
from haidai.article.values import Url
from haidai.processes import ChildProcess, end_process, worker_command

log = logging.getLogger(__name__)

ANSWER = ">I4sIII"
_PIECE = 65_536

Keep = Callable[[int, str, tuple[int, int], Iterator[bytes]], object]
"""Takes a picture: its number (`pictures_of`), its kind (`jpeg`, `png`), its dots, its bytes."""
SpaceOf = Callable[[Url], int]
"""Where a page lies, a `haidai.opening.addresses.Space`: what it names may not lead inwards."""


class PictureChild:
    """One child for one article; `close` may come from any thread."""

    def __init__(self, space_of: SpaceOf, command: Sequence[str] | None = None) -> None:
        self._space_of = space_of
        self._child = ChildProcess(command or worker_command("pictures"))

    def gather(self, article: Article, widest: int, seconds: float, keep: Keep) -> None:
        """Have `keep` take each picture that comes in time; blocks. Others are missing."""
        process = self._child.start()
        if process is None or process.stdin is None or process.stdout is None:
            return
        order = {
            "article": to_json(article),
            "space": self._space_of(article.url) if article.url else None,
            "widest": widest,
            "seconds": seconds,
        }
        try:
            process.stdin.write(json.dumps(order).encode() + b"\n")
            process.stdin.flush()
            while head := process.stdout.read(struct.calcsize(ANSWER)):
                number, kind, across, down, length = struct.unpack(ANSWER, head)
                pieces = _pieces(process.stdout, length)
                keep(number, kind.rstrip(b"\0").decode(), (across, down), pieces)
                for _ in pieces:  # what was not taken stands before the next answer
                    pass
        except (OSError, ValueError, struct.error) as error:
            if not self._child.closed:
                log.warning("the child for pictures has ended: %r", error)
        finally:
            end_process(process)

    def close(self) -> None:
        """End the child; may be called twice."""
        self._child.close()


def _pieces(file: IO[bytes], length: int) -> Iterator[bytes]:
    while length:
        piece = file.read(min(length, _PIECE))
        if not piece:
            raise ValueError("half a picture")
        length -= len(piece)
        yield piece
