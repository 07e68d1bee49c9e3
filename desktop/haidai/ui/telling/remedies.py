"""What can be done about each kind of error, as a button beside its sentence."""

from collections.abc import Mapping
from enum import Enum, auto

from haidai.errors import ErrorKind


class Remedy(Enum):
    """What a button offers; what it does then is known where the error happened."""

    NONE = auto()  # the sentence says all there is to do
    AGAIN = auto()
    OTHER_WAYS = auto()  # the whole page, the browser, the copied text
    PDF = auto()


REMEDIES: Mapping[ErrorKind, Remedy] = {
    ErrorKind.FILE_MISSING: Remedy.AGAIN,  # a stick put in again
    ErrorKind.FILE_IS_FOLDER: Remedy.NONE,
    ErrorKind.FILE_UNREADABLE: Remedy.AGAIN,
    ErrorKind.FILE_TYPE: Remedy.NONE,
    ErrorKind.EMPTY: Remedy.NONE,
    ErrorKind.NOTHING_COPIED: Remedy.NONE,
    ErrorKind.NOT_TEXT: Remedy.NONE,
    ErrorKind.TOO_LARGE: Remedy.NONE,
    ErrorKind.NO_ARTICLE: Remedy.OTHER_WAYS,
    ErrorKind.BAD_ADDRESS: Remedy.NONE,
    ErrorKind.PRIVATE_ADDRESS: Remedy.NONE,
    ErrorKind.NO_NETWORK: Remedy.AGAIN,
    ErrorKind.NO_HOST: Remedy.AGAIN,
    ErrorKind.NO_CONNECTION: Remedy.AGAIN,
    ErrorKind.BAD_CERTIFICATE: Remedy.OTHER_WAYS,
    ErrorKind.NO_SECURE_CONNECTION: Remedy.AGAIN,
    ErrorKind.FORBIDDEN: Remedy.OTHER_WAYS,
    ErrorKind.LOGIN_NEEDED: Remedy.OTHER_WAYS,
    ErrorKind.PAGE_GONE: Remedy.NONE,
    ErrorKind.NEEDS_JAVASCRIPT: Remedy.OTHER_WAYS,
    ErrorKind.HTTP_STATUS: Remedy.AGAIN,
    ErrorKind.BAD_ANSWER: Remedy.AGAIN,
    ErrorKind.TOO_SLOW: Remedy.AGAIN,
    ErrorKind.TOO_MANY_REDIRECTS: Remedy.OTHER_WAYS,
    ErrorKind.CANCELLED: Remedy.NONE,
    ErrorKind.NO_VOICE: Remedy.AGAIN,  # when one has been installed
    ErrorKind.LANGUAGE_UNSPOKEN: Remedy.NONE,
    ErrorKind.NO_ENGINE: Remedy.AGAIN,
    ErrorKind.VOICE_FAILED: Remedy.AGAIN,
    ErrorKind.NO_SUCH_SECTION: Remedy.NONE,
    ErrorKind.NOTHING_TO_READ: Remedy.NONE,
    ErrorKind.NOT_ENCODABLE: Remedy.AGAIN,  # it asks for the file, so for its format too
    ErrorKind.NO_ADDRESS: Remedy.NONE,
    ErrorKind.ADDRESS_TOO_LONG: Remedy.NONE,
    ErrorKind.NO_SHARE_ADDRESS: Remedy.AGAIN,
    ErrorKind.NOT_OUR_ADDRESS: Remedy.NONE,
    ErrorKind.FORMAT_UNKNOWN: Remedy.AGAIN,
    ErrorKind.CANNOT_WRITE: Remedy.AGAIN,
    ErrorKind.DISK_FULL: Remedy.AGAIN,
    ErrorKind.NO_PRINTER: Remedy.PDF,
    ErrorKind.PRINT_FAILED: Remedy.AGAIN,
    ErrorKind.NO_DISPLAY: Remedy.NONE,
    ErrorKind.UNEXPECTED: Remedy.NONE,
    ErrorKind.USAGE: Remedy.NONE,
}
