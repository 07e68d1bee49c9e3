"""What can go wrong, as values.

An error carries a *kind* and the few words its sentence needs; the sentence itself is in
`haidai.messages`, in the reader's language. Code below the window raises these and nothing
else for what it can name; anything else is a bug and reaches the hook at the top.
"""

import errno
from enum import StrEnum
from typing import Self

# Windows knows no quota and no file size limit.
_FULL = {getattr(errno, name, None) for name in ("ENOSPC", "EDQUOT", "EFBIG")} - {None}


class ErrorKind(StrEnum):
    """Every failure a reader can be told about; each has a sentence in every language."""

    # opening
    FILE_MISSING = "file-missing"  # name
    FILE_IS_FOLDER = "file-is-folder"  # name
    FILE_UNREADABLE = "file-unreadable"  # name
    FILE_TYPE = "file-type"  # name
    EMPTY = "empty"  # name
    NOTHING_COPIED = "nothing-copied"
    NOT_TEXT = "not-text"  # name
    TOO_LARGE = "too-large"  # name, limit
    NO_ARTICLE = "no-article"  # name
    BAD_ADDRESS = "bad-address"  # address
    PRIVATE_ADDRESS = "private-address"  # host
    NO_NETWORK = "no-network"  # host
    NO_HOST = "no-host"  # host
    NO_CONNECTION = "no-connection"  # host
    BAD_CERTIFICATE = "bad-certificate"  # host
    NO_SECURE_CONNECTION = "no-secure-connection"  # host
    FORBIDDEN = "forbidden"  # host
    LOGIN_NEEDED = "login-needed"  # name
    PAGE_GONE = "page-gone"  # host
    NEEDS_JAVASCRIPT = "needs-javascript"  # name
    HTTP_STATUS = "http-status"  # host, status
    BAD_ANSWER = "bad-answer"  # host
    TOO_SLOW = "too-slow"  # host, seconds
    TOO_MANY_REDIRECTS = "too-many-redirects"  # host
    CANCELLED = "cancelled"
    # listening
    NO_VOICE = "no-voice"  # language
    LANGUAGE_UNSPOKEN = "language-unspoken"  # language
    NO_ENGINE = "no-engine"
    VOICE_FAILED = "voice-failed"
    NO_SUCH_SECTION = "no-such-section"  # section, count
    NOTHING_TO_READ = "nothing-to-read"
    NOT_ENCODABLE = "not-encodable"
    # taking away
    NO_ADDRESS = "no-address"
    ADDRESS_TOO_LONG = "address-too-long"  # length, limit
    NO_SHARE_ADDRESS = "no-share-address"
    NOT_OUR_ADDRESS = "not-our-address"  # address, addresses
    FORMAT_UNKNOWN = "format-unknown"  # name, formats
    # paper and files
    CANNOT_WRITE = "cannot-write"  # name
    DISK_FULL = "disk-full"  # name
    NO_PRINTER = "no-printer"
    PRINT_FAILED = "print-failed"
    # the window
    NO_DISPLAY = "no-display"
    UNEXPECTED = "unexpected"
    USAGE = "usage"  # text


class HaidaiError(Exception):
    """Something the reader can be told in one sentence.

    `details` are the words the sentence of this `kind` needs (the comment beside each kind
    names them). The low-level cause, where there is one, is in `__cause__`.
    """

    def __init__(self, kind: ErrorKind, **details: str | int) -> None:
        self.kind = kind
        self.details = {name: str(value) for name, value in details.items()}
        super().__init__(f"{kind} {self.details}" if details else str(kind))


class OpeningError(HaidaiError):
    """A source did not become an article."""


class ExtractionError(OpeningError):
    """A page or a text was read, and holds no article."""


class SpeechError(HaidaiError):
    """A text did not become sound."""


class HandOffError(HaidaiError):
    """An article could not be handed to a phone."""


class WritingError(HaidaiError):
    """Something asked for did not reach its file, or whatever it was to be written to."""

    @classmethod
    def of(cls, error: OSError, name: str) -> Self:
        """The error a reader is told when writing the file called `name` failed."""
        full = error.errno in _FULL
        return cls(ErrorKind.DISK_FULL if full else ErrorKind.CANNOT_WRITE, name=name)


class PaperError(WritingError):
    """An article did not reach its paper or its PDF file."""


class OutputError(WritingError):
    """A result could not be written where it was asked for."""


class UsageError(HaidaiError):
    """The command was called wrongly; the world is not at fault."""
