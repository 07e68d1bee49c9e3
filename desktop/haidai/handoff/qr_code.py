"""The QR code of an address, as a matrix for the screen and as a picture file.

Made by segno (ISO/IEC 18004). Error correction M: a code on a screen is neither torn nor
stained, and a larger module is worth more to a phone's camera than more correction.
"""

import io
from dataclasses import dataclass
from typing import Any

from haidai.article.values import Url
from haidai.errors import ErrorKind, HandOffError

QUIET_ZONE = 4  # modules on every side, as the standard asks
LONGEST_ADDRESS = 1_000  # bytes; beyond it the modules are too fine for a phone
PICTURE_FORMATS = ("png", "svg")
PICTURE_PIXELS = 600  # a saved picture is at least this wide


@dataclass(frozen=True, slots=True)
class QrCode:
    """The code of the address `text`.

    `modules[row][column]` is True where it is dark; the quiet zone is not among them.
    """

    text: str
    modules: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> int:
        """Modules on one side, the quiet zone of both edges included."""
        return len(self.modules) + 2 * QUIET_ZONE

    def scale(self, pixels: int) -> int:
        """The smallest whole number of pixels a module that makes it at least `pixels` wide."""
        return max(1, -(-pixels // self.size))


def qr_code(url: Url | None) -> QrCode:
    """The QR code of an article's address.

    Raises:
        HandOffError: there is no address (NO_ADDRESS), or one too long for a code that a phone
            can read (ADDRESS_TOO_LONG).
    """
    code = _make(url)
    return QrCode(str(url), tuple(tuple(bool(module) for module in row) for row in code.matrix))


def qr_picture(url: Url | None, picture_format: str) -> bytes:
    """The QR code as a picture file: `png` (at least 600 px wide) or `svg`, black on white.

    Raises:
        HandOffError: there is no address, or one that is too long.
        ValueError: the format is not one of `PICTURE_FORMATS`.
    """
    if picture_format not in PICTURE_FORMATS:
        raise ValueError(picture_format)
    code = _make(url)
    size = len(code.matrix) + 2 * QUIET_ZONE
    file = io.BytesIO()
    code.save(
        file,
        kind=picture_format,
        scale=-(-PICTURE_PIXELS // size),
        border=QUIET_ZONE,
        dark="#000",
        light="#fff",
    )
    return file.getvalue()


def qr_in_letters(url: Url) -> str:
    """The QR code for a terminal: two modules a character, white on black turned round.

    Raises:
        HandOffError: the address is too long.
    """
    file = io.StringIO()
    _make(url).terminal(file, border=QUIET_ZONE, compact=True)
    return file.getvalue()


def _make(url: Url | None) -> Any:
    import segno  # late: the window starts without it

    if url is None:
        raise HandOffError(ErrorKind.NO_ADDRESS)
    length = len(str(url).encode())
    if length > LONGEST_ADDRESS:
        raise HandOffError(ErrorKind.ADDRESS_TOO_LONG, length=length, limit=LONGEST_ADDRESS)
    return segno.make_qr(str(url), error="m", boost_error=False, encoding="utf-8")
