"""What the one-article server says to a request: values in, values out, no socket, no file.

Every path below the random one is an entry of a table; nothing is ever looked up on a disk.
"""

import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from haidai.article.model import Article
from haidai.article.pictures import pictures_of
from haidai.article.spans import Span
from haidai.handoff.page import Page, PageParts, phone_page, saved_page
from haidai.handoff.pictures import KINDS, PagePictures
from haidai.handoff.refusals import not_made_page, wrong_address_page
from haidai.handoff.unnamed_file import Content, part_of

MOST_OF_A_FILE_NAME = 60
_ICONS = re.compile(r"/favicon\.ico|/apple-touch-icon[-\w]*\.png", re.ASCII)
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
_PIECE = re.compile(r"(sound|times|picture)/(\d{1,5})", re.ASCII)
# What a file's name may not hold on some system, and what would end its place in a header.
_NOT_IN_A_NAME = frozenset('<>:"/\\|?*;%')


@dataclass(frozen=True, slots=True)
class Track:
    """A stretch of one section that is one sound: which section, how many sentences."""

    section: int | None
    sentences: int


@dataclass(frozen=True, slots=True)
class TrackSound:
    """A WAV file, and for each of its sentences start and end in seconds."""

    wav: Content
    times: tuple[tuple[float, float], ...]


class Reading(Protocol):
    """The voice of this machine, asked from one thread at a time; `sound` blocks."""

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences that can be heard, in the order of the article's text."""
        ...

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The sounds there can be; their sentences, joined, are `sentences`."""
        ...

    def sound(self, track: int) -> TrackSound:
        """The sound of a track.

        Raises:
            HaidaiError: there is none.
        """
        ...

    def close(self) -> None:
        """End every process; who waits for a sound is told at once. May be called twice."""
        ...


class PdfMaker(Protocol):
    """Makes the article's PDF file."""

    def pdf(self) -> bytes:
        """The file's bytes; blocks.

        Raises:
            HaidaiError: it could not be made.
        """
        ...

    def close(self) -> None:
        """End every process; may be called twice."""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """A complete request; the names of `headers` are lower case."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sound:
    """Asks for a track's sound, or where `times` is set for the times of its sentences."""

    track: int
    times: bool


class Pdf:
    """Asks for the PDF file."""


class Saved:
    """Asks for the page to keep, which with its pictures is some megabytes."""


Wanted = Sound | Pdf | Saved
"""What has to be made first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body of an answer; `wrong_path` counts against its sender."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: Content = b""
    wrong_path: bool = False


UNAVAILABLE = Answer(503)
_SAFE = (
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


class Site:
    """One article under one random path of one host."""

    def __init__(
        self,
        article: Article,
        host: str,
        token: str,
        *,
        reading: Reading | None = None,
        has_pdf: bool = False,
        pictures: PagePictures | None = None,
    ) -> None:
        self._article = article
        self._pictures = pictures
        self._count = len(pictures_of(article)) if pictures else 0
        self._host = host
        self._root = f"/{token}/"
        self._has_pdf = has_pdf
        self._tracks = reading.tracks if reading else ()
        self._parts = PageParts(
            sentences=reading.sentences if reading else (),
            tracks=tuple((track.section, track.sentences) for track in self._tracks),
            has_pdf=has_pdf,
        )
        self._make_pages()
        self._name = file_name(article.title)
        self._not_there = replace(_page_answer(wrong_address_page(), 404), wrong_path=True)

    def _make_pages(self) -> None:
        self._page = phone_page(self._article, self._parts)
        self._wechat_page = phone_page(self._article, self._parts, in_wechat=True)

    def answer(self, request: Request) -> Answer | Wanted:
        """The answer to a request, or what has to be made for it first."""
        if request.method not in {"GET", "HEAD"}:
            return Answer(405, (("Allow", "GET, HEAD"),))
        if request.headers.get("host", "").lower() != self._host:
            return Answer(421, wrong_path=True)
        target = request.target.partition("?")[0]
        if _ICONS.fullmatch(target):
            return Answer(204, _SAFE)
        root, rest = target[: len(self._root)], target[len(self._root) :]
        if hmac.compare_digest(f"{root}/".encode(), self._root.encode()):
            # Some messengers cut the end off an address that was sent on.
            return Answer(308, (*_SAFE, ("Location", self._root)))
        if not hmac.compare_digest(root.encode(), self._root.encode()):
            return self._not_there
        return self._below(rest, request)

    def sound_answer(self, sound: TrackSound, asked: Sound, request: Request) -> Answer:
        """The answer with a sound that was made, or with the times of its sentences."""
        if asked.times:
            body = json.dumps(sound.times, separators=(",", ":")).encode()
            return Answer(200, (*_SAFE, ("Content-Type", "application/json")), body)
        # Nothing here has a mark by which a phone could know it again: `If-Range` never holds.
        wanted = None if "if-range" in request.headers else request.headers.get("range")
        return ranged(sound.wav, "audio/wav", wanted)

    def saved_page(self) -> Page:
        """The page to keep, with the pictures that are there by now; blocks."""
        return saved_page(self._article, self._pictures)

    def saved_answer(self, policy: str, html: Content) -> Answer:
        """The answer with the page to keep."""
        kind = self._attachment("text/html; charset=utf-8", "html")
        return Answer(200, (*_SAFE, ("Content-Security-Policy", policy), *kind), html)

    def pdf_answer(self, pdf: Content) -> Answer:
        """The answer with the PDF file."""
        return Answer(200, (*_SAFE, *self._attachment("application/pdf", "pdf")), pdf)

    def not_made(self, asked: Answer | Wanted) -> Answer:
        """The answer where what was asked for could not be made; a person reads it of a file."""
        is_file = isinstance(asked, Pdf | Saved)
        return _page_answer(not_made_page(), 503) if is_file else UNAVAILABLE

    def _below(self, rest: str, request: Request) -> Answer | Wanted:
        if rest == "":
            if self._pictures and self._parts.pictures != (dots := self._pictures.dots()):
                self._parts = replace(self._parts, pictures=dots)
                self._make_pages()
            in_wechat = "micromessenger" in request.headers.get("user-agent", "").lower()
            return _page_answer(self._wechat_page if in_wechat else self._page)
        if rest == "article.html":
            return Saved()
        if rest == "article.pdf" and self._has_pdf:
            return Pdf()
        piece = _PIECE.fullmatch(rest)
        if piece and piece[1] == "picture":
            return self._picture_answer(int(piece[2]))
        if piece and int(piece[2]) < len(self._tracks):
            return Sound(int(piece[2]), times=piece[1] == "times")
        return self._not_there

    def _picture_answer(self, number: int) -> Answer:
        """A picture; one that is still on its way, or did not come, is unavailable."""
        if self._pictures is None or number >= self._count:
            return self._not_there
        picture = self._pictures.picture(number)
        if picture is None or picture.kind not in KINDS:
            return UNAVAILABLE
        return Answer(200, (*_SAFE, ("Content-Type", picture.kind)), picture.data)

    def _attachment(self, kind: str, suffix: str) -> tuple[tuple[str, str], ...]:
        from urllib.parse import quote

        name = quote(f"{self._name}.{suffix}", safe="")
        disposition = f"attachment; filename=\"article.{suffix}\"; filename*=UTF-8''{name}"
        return (("Content-Type", kind), ("Content-Disposition", disposition))


def ranged(body: Content, kind: str, wanted: str | None) -> Answer:
    """All of `body`, or with 206 the one range that a `Range` header asks for.

    Several ranges, or what is no range, get the whole, as RFC 9110 allows; one beyond the end
    gets 416.
    """
    headers = (*_SAFE, ("Content-Type", kind), ("Accept-Ranges", "bytes"))
    match = _RANGE.fullmatch((wanted or "").strip())
    if match is None or match[1] == match[2] == "":
        return Answer(200, headers, body)
    size = len(body)
    if match[1]:
        first = int(match[1])
        last = min(int(match[2]), size - 1) if match[2] else size - 1
        if match[2] and int(match[2]) < first:
            return Answer(200, headers, body)
    else:
        first, last = max(0, size - int(match[2])), size - 1
    if first > last:
        return Answer(416, (*_SAFE, ("Content-Range", f"bytes */{size}")))
    place = ("Content-Range", f"bytes {first}-{last}/{size}")
    return Answer(206, (*headers, place), part_of(body, first, last + 1))


def file_name(title: str) -> str:
    """A title as a file's name that every system takes."""
    kept = (c if c.isprintable() and c not in _NOT_IN_A_NAME else " " for c in title[:500])
    name = " ".join("".join(kept).split())[:MOST_OF_A_FILE_NAME].strip(". ")
    return name or "haidai"


def _page_answer(page: Page, status: int = 200) -> Answer:
    headers = (
        *_SAFE,
        ("Content-Security-Policy", page.policy),
        ("X-Frame-Options", "DENY"),
        ("Content-Type", "text/html; charset=utf-8"),
    )
    return Answer(status, headers, page.html)
