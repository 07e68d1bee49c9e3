"""Cookies for one visit: some sites send a reader round once to see whether they come back."""

from collections.abc import Sequence
from email.message import Message
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from typing import cast
from urllib.request import Request

LONGEST = 8_000  # characters of all cookies of one answer or one request


class VisitCookies:
    """What the servers of one visit gave; nothing of it is kept behind the visit."""

    def __init__(self) -> None:
        self._jar = CookieJar()

    def take(self, address: str, given: Sequence[str]) -> None:
        """Keep the cookies an answer from `address` sets, as far as its host may set them."""
        if sum(map(len, given)) <= LONGEST:
            answer = cast(HTTPResponse, _Answer(given))  # the jar asks for its info() alone
            self._jar.extract_cookies(answer, _request(address))

    def for_request(self, address: str) -> dict[str, str]:
        """The header for a request to `address`: with the cookies meant for it, or empty."""
        request = _request(address)
        self._jar.add_cookie_header(request)
        header = request.get_header("Cookie") or ""
        return {"Cookie": header} if 0 < len(header) <= LONGEST else {}


def _request(address: str) -> Request:
    return Request(address)  # noqa: S310 - the jar's view of a request: nothing is opened


class _Answer:
    """As much of an answer as the jar asks for."""

    def __init__(self, given: Sequence[str]) -> None:
        self._headers = Message()
        for cookie in given:
            self._headers["Set-Cookie"] = cookie.replace("\r", " ").replace("\n", " ")

    def info(self) -> Message:
        return self._headers
