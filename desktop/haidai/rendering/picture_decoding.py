"""A picture's bytes as an image no larger than it is needed.

What the bytes are is said by how they begin and by nothing else; only the four formats of web
pages are read, by the one decoder each that is named for it. Safe in any thread.
"""

import threading
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

from haidai.errors import ErrorKind, OpeningError
from haidai.rendering.fitted_picture import FittedPicture

MOST_DOTS = 40_000_000
MOST_DECODED = 12_000_000
"""Dots of the result, however large it is asked for."""
MEGABYTES = 320
"""Of one decoder: 40 million dots of eight bytes."""

MOST_KEPT_BYTES = 1_500_000
"""Of a picture that stays as it came."""
JPEG_QUALITY = 88
PNG_QUALITY = 60  # of Qt's scale: zlib's level 4; higher takes twice the time for a tenth less

# Four fetched at once are still decoded one after the other: a large one takes 300 MB meanwhile.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class DecodedPicture:
    """An image and the dots of the picture it was made from, turned as a camera says."""

    image: QImage
    dots: tuple[int, int]


def picture_format(data: bytes) -> bytes | None:
    """Qt's name of the format the bytes are in; None for what is no picture of a web page."""
    if data.startswith(b"\xff\xd8\xff"):
        return b"jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return b"png"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return b"gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return b"webp"
    return None


def decoded(data: bytes, width: int, name: str = "") -> DecodedPicture:
    """The picture, `width` dots wide or less where it has not so many; of a film the first image.

    Raises:
        OpeningError: FILE_TYPE for what is no picture or a broken one, TOO_LARGE for more than
            40 million dots.
    """
    kind = picture_format(data)
    if kind is None:
        raise OpeningError(ErrorKind.FILE_TYPE, name=name)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, kind)
    reader.setDecideFormatFromContent(False)
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(MEGABYTES)
    size = reader.size()
    if size.isEmpty():
        raise OpeningError(ErrorKind.FILE_TYPE, name=name)
    if size.width() * size.height() > MOST_DOTS:
        raise OpeningError(ErrorKind.TOO_LARGE, name=name, limit="40 MP")
    turned = bool(
        reader.transformation().value & QImageIOHandler.Transformation.TransformationRotate90.value
    )
    scaled = _scaled(size, width, turned)
    if scaled != size:
        reader.setScaledSize(scaled)
    with _ONE_AT_A_TIME:
        image = reader.read()
    if image.isNull():
        raise OpeningError(ErrorKind.FILE_TYPE, name=name)
    return DecodedPicture(_drawable(image), _turned(size, turned).toTuple())


def fitted(data: bytes, width: int, name: str = "") -> FittedPicture:
    """The picture at most `width` dots wide, to be written to a file or sent on.

    It is decoded whatever it is, so what is broken goes no further; bytes that are small enough
    already stay as they are.

    Raises:
        OpeningError: as `decoded`.
    """
    picture = decoded(data, width, name)
    image, kind = picture.image, picture_format(data) or b""
    size = image.size().toTuple()
    as_it_came = size == picture.dots and len(data) <= MOST_KEPT_BYTES
    if kind in {b"jpeg", b"png"} and as_it_came and not _is_turned(data, kind):
        return FittedPicture(data, kind, picture.dots)
    kind = b"png" if image.hasAlphaChannel() else b"jpeg"
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = QImageWriter(buffer, kind)
    written.setQuality(JPEG_QUALITY if kind == b"jpeg" else PNG_QUALITY)
    if not written.write(image):
        raise OpeningError(ErrorKind.FILE_TYPE, name=name)
    return FittedPicture(bytes(buffer.data().data()), kind, (image.width(), image.height()))


def _is_turned(data: bytes, kind: bytes) -> bool:
    """Whether a camera wrote that the picture is to be turned; not everybody does so."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    turned = QImageReader(buffer, kind).transformation()
    return turned != QImageIOHandler.Transformation.TransformationNone


def _scaled(size: QSize, width: int, turned: bool) -> QSize:
    """The size to decode to, before the picture is turned."""
    across = size.height() if turned else size.width()
    share = min(1.0, max(width, 1) / across)
    dots = size.width() * size.height()
    share = min(share, (MOST_DECODED / dots) ** 0.5)
    return QSize(max(round(size.width() * share), 1), max(round(size.height() * share), 1))


def _turned(size: QSize, turned: bool) -> QSize:
    return size.transposed() if turned else size


def _drawable(image: QImage) -> QImage:
    """The image in the form Qt draws fastest; a conversion while painting would be one a paint."""
    formats = QImage.Format
    wanted = (
        formats.Format_ARGB32_Premultiplied if image.hasAlphaChannel() else formats.Format_RGB32
    )
    return image if image.format() == wanted else image.convertToFormat(wanted)
