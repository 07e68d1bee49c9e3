"""What a fault of the network, as the libraries raise it, is to the reader."""

import errno
import socket
import ssl

from urllib3 import exceptions

from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.retrievers.compression import DamagedError

_STATUSES = {
    401: ErrorKind.LOGIN_NEEDED,
    403: ErrorKind.FORBIDDEN,
    404: ErrorKind.PAGE_GONE,
    410: ErrorKind.PAGE_GONE,
}
_NETWORK_AWAY = {errno.ENETUNREACH, errno.ENETDOWN}
_NOBODY_TO_ASK = {socket.EAI_AGAIN}


def status_error(host: str, status: int) -> OpeningError:
    """What an answer without a page is: each usual status has its sentence."""
    if kind := _STATUSES.get(status):
        return OpeningError(kind, host=host, name=host)
    return OpeningError(ErrorKind.HTTP_STATUS, host=host, status=status)


def told(error: Exception, url: Url) -> OpeningError | None:
    """The fault in the reader's terms; None where the time ran out."""
    causes = _causes(error)
    if isinstance(
        error, exceptions.LocationParseError | exceptions.LocationValueError | UnicodeError
    ):
        return OpeningError(ErrorKind.BAD_ADDRESS, address=url.text)
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return OpeningError(ErrorKind.BAD_CERTIFICATE, host=url.host)
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return OpeningError(ErrorKind.NO_SECURE_CONNECTION, host=url.host)
    numbers = {cause.errno for cause in causes if isinstance(cause, OSError)}
    if unknown := [cause for cause in causes if isinstance(cause, socket.gaierror)]:
        away = any(cause.errno in _NOBODY_TO_ASK for cause in unknown)
        return OpeningError(ErrorKind.NO_NETWORK if away else ErrorKind.NO_HOST, host=url.host)
    if numbers & _NETWORK_AWAY:
        return OpeningError(ErrorKind.NO_NETWORK, host=url.host)
    # urllib3 counts a refused connection among its timeouts.
    timeouts = (TimeoutError, exceptions.TimeoutError)
    late = [cause for cause in causes if isinstance(cause, timeouts)]
    if any(not isinstance(cause, exceptions.NewConnectionError) for cause in late):
        return None
    if isinstance(error, exceptions.ProtocolError | exceptions.DecodeError | DamagedError):
        return OpeningError(ErrorKind.BAD_ANSWER, host=url.host)
    return OpeningError(ErrorKind.NO_CONNECTION, host=url.host)


def _causes(error: BaseException) -> list[BaseException]:
    """An error and what led to it, as urllib3 wraps them: as cause, reason or argument."""
    causes: list[BaseException] = []
    queue: list[object] = [error]
    while queue and len(causes) < 20:
        found = queue.pop(0)
        if isinstance(found, BaseException) and found not in causes:
            causes.append(found)
            queue += [found.__cause__, found.__context__, getattr(found, "reason", None)]
            queue += list(found.args)
    return causes
