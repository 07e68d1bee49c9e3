"""A page saved in one file (.mhtml), taken apart: a web page and its pictures, each a part.

Our own splitter of one level: the standard library's parser recurses into whatever is nested.
"""

import binascii
import quopri
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from typing import cast

MOST_PARTS = 2_000
LONGEST_HEAD = 64_000  # bytes of a part's headers
_BLANK_LINES = (b"\r\n\r\n", b"\n\n")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its headers' facts and its bytes as they stand in the file."""

    content_type: str
    charset: str | None
    location: str
    content_id: str
    encoding: str
    body: bytes

    def decoded(self) -> bytes:
        """The bytes of the part, whatever they were written as; empty where they are damaged."""
        if self.encoding == "base64":
            try:
                return binascii.a2b_base64(self.body)
            except binascii.Error:
                return b""
        return quopri.decodestring(self.body) if self.encoding == "quoted-printable" else self.body


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file taken apart; `location` is where its page was on the web, as it says itself."""

    location: str
    parts: tuple[Part, ...]

    @property
    def page(self) -> Part | None:
        """The part that is the page: the one from its address, else the first."""
        pages = [part for part in self.parts if part.content_type.endswith(("html", "xhtml+xml"))]
        exact = (part for part in pages if self.location and part.location == self.location)
        return next(exact, pages[0] if pages else None)


def taken_apart(data: bytes) -> SavedFile:
    """The parts of a file, the first `MOST_PARTS`; a file that is none has none."""
    head, body = _split(data)
    boundary = head.get_boundary() or ""
    mark = b"--" + boundary.encode("utf-8", "surrogateescape")
    location = _word(head, "Snapshot-Content-Location")
    if not boundary:
        whole = _part(head, body)
        return SavedFile(location, (whole,) if "html" in whole.content_type else ())
    return SavedFile(location, tuple(_part(*_split(piece)) for piece in _pieces(body, mark)))


def _pieces(body: bytes, mark: bytes) -> Iterator[bytes]:
    """What stands between the boundaries, without the line end before each."""
    start = body.find(mark)
    for _ in range(MOST_PARTS):
        if start < 0 or body[start + len(mark) : start + len(mark) + 2] == b"--":
            return
        line_end = body.find(b"\n", start)
        if line_end < 0:
            return
        end = body.find(b"\n" + mark, line_end)
        piece = body[line_end + 1 : end if end >= 0 else len(body)]
        yield piece.removesuffix(b"\r") if end >= 0 else piece
        start = end + 1 if end >= 0 else -1


def _split(data: bytes) -> tuple[Message, bytes]:
    """Headers and body; the body begins behind the first empty line."""
    if data.startswith((b"\r\n", b"\n")):
        return Message(), data.lstrip(b"\r\n")
    window = data[:LONGEST_HEAD]
    places = [(window.find(line), len(line)) for line in _BLANK_LINES]
    end, length = min(((place, long) for place, long in places if place >= 0), default=(-1, 0))
    if end < 0:
        return Message(), data
    # The compat32 policy keeps what it cannot read; the default one raises for some of it.
    return BytesHeaderParser().parsebytes(data[: end + length]), data[end + length :]


def _part(head: Message, body: bytes) -> Part:
    charset = head.get_content_charset()
    return Part(
        head.get_content_type(),
        charset if isinstance(charset, str) else None,
        _word(head, "Content-Location"),
        _word(head, "Content-ID").strip("<>"),
        _word(head, "Content-Transfer-Encoding").lower(),
        body,
    )


def _word(head: Message, name: str) -> str:
    """A header that is one word, folded or not."""
    return "".join(str(cast(object, head.get(name, ""))).split())
