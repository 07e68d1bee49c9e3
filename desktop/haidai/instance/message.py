"""What a later start says to the first window: nothing but what its command line could say.

A line of JSON, then the content of a text that came by standard input. What arrives is looked
at as a command line is: by what it may be, never by what it says it is.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from haidai.article.values import Url
from haidai.opening.retrievers.file import LARGEST
from haidai.opening.sources import AddressSource, FileSource, MistypedSource, Source, TextSource

LONGEST_HEAD = 20_000
LONGEST_PATH = 8_000
LONGEST_NAME = 200
LONGEST = LONGEST_HEAD + 4 * (LARGEST + 1)


@dataclass(frozen=True, slots=True)
class Request:
    """A wish for the window: to come to the front, with `source` where one was given.

    `activation` is what the desktop gave the later start so that it may raise a window.
    """

    source: Source | None = None
    activation: str = ""

    def to_bytes(self) -> bytes:
        """The message; a text is cut where it is too large to be opened in any case."""
        head: dict[str, Any] = {"activation": self.activation}
        content = b""
        match self.source:
            case AddressSource(url):
                head |= {"kind": "address", "address": str(url)}
            case FileSource(path):
                # resolve() may block on a dead network folder
                absolute = os.path.abspath(path)  # noqa: PTH100
                head |= {"kind": "file", "path": absolute}
            case TextSource(text, name):
                whole = text[: LARGEST + 1]
                head |= {"kind": "text" if isinstance(whole, str) else "bytes", "name": name}
                content = whole.encode("utf-8", "replace") if isinstance(whole, str) else whole
            case MistypedSource(text):
                head |= {"kind": "mistyped", "text": text[:LONGEST_NAME]}
            case None:
                head |= {"kind": "window"}
        return json.dumps(head).encode() + b"\n" + content

    @classmethod
    def from_bytes(cls, message: bytes) -> "Request":
        """The request in a message.

        Raises:
            ValueError: there is none that a command line could have made.
        """
        line, end, content = message.partition(b"\n")
        if not end or len(line) > LONGEST_HEAD:
            raise ValueError("no head")
        try:
            head = json.loads(line)
        except RecursionError as error:
            raise ValueError("no head") from error
        if not isinstance(head, dict) or not all(isinstance(word, str) for word in head.values()):
            raise ValueError("no head")
        activation = head.get("activation", "")
        if not (len(activation) <= LONGEST_NAME and activation.isascii()):
            raise ValueError("no activation")
        if activation and not activation.isprintable():
            raise ValueError("no activation")
        return cls(_source(head, content), activation)


def _source(head: dict[str, str], content: bytes) -> Source | None:
    kind = head.get("kind")
    if kind in {"text", "bytes"}:
        name = head.get("name", "")[:LONGEST_NAME]
        return TextSource(content.decode("utf-8", "replace") if kind == "text" else content, name)
    if content:
        raise ValueError("more than a head")
    if kind == "address":
        return AddressSource(Url(head.get("address", "")))
    if kind == "file":
        path = head.get("path", "")
        if not os.path.isabs(path) or "\x00" in path or len(path) > LONGEST_PATH:  # noqa: PTH117
            raise ValueError("no path")
        return FileSource(Path(path))
    if kind == "mistyped":
        return MistypedSource(head.get("text", "")[:LONGEST_NAME])
    if kind == "window":
        return None
    raise ValueError("no such kind")
