"""The article's pictures on the phone's page: what the server asks for, and how they stand there.

This machine fetches them, never the phone; of an article come a number and the words of `alt`.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from haidai.article.model import Image
from haidai.handoff.markup import escaped
from haidai.handoff.unnamed_file import Content

MOST_SAVED = 8_000_000
"""Bytes of pictures in a page to keep; those behind are their captions."""
KINDS = frozenset({"image/jpeg", "image/png"})

Dots = tuple[int, int]
Tags = Callable[[int, Image], str]
"""The element for a picture by its number; empty where there is none."""


@dataclass(frozen=True, slots=True)
class PhonePicture:
    """A picture that was decoded on this machine: its bytes, its type, its dots."""

    data: Content
    kind: str
    dots: Dots


class PagePictures(Protocol):
    """The pictures of one article by their numbers (`pictures_of`), asked from any thread."""

    def dots(self) -> Mapping[int, Dots | None]:
        """Of those that are there, and None for those on their way; missing ones are absent."""
        ...

    def picture(self, number: int) -> PhonePicture | None:
        """A picture, None where it is not there."""
        ...

    def close(self) -> None:
        """Fetch nothing more and forget all; may be called twice."""
        ...


def served(dots: Mapping[int, Dots | None]) -> Tags:
    """Pictures that are asked for one by one; each has its place before it has come."""

    def tag(number: int, image: Image) -> str:
        if number not in dots:
            return ""
        known = dots[number]
        size = f'width="{known[0]}" height="{known[1]}"' if known else 'class="coming"'
        return f'<img src="picture/{number}" {size} {_alt(image)} loading="lazy" decoding="async">'

    return tag


def enclosed(pictures: PagePictures | None) -> Tags:
    """Pictures inside the page itself, as many as `MOST_SAVED` allows."""
    room = MOST_SAVED

    def tag(number: int, image: Image) -> str:
        nonlocal room
        picture = pictures.picture(number) if pictures else None
        if picture is None or picture.kind not in KINDS or len(picture.data) > room:
            return ""
        room -= len(picture.data)
        width, height = picture.dots
        data = b64encode(bytes(picture.data)).decode()
        source = f'src="data:{picture.kind};base64,{data}"'
        return f'<img {source} width="{width}" height="{height}" {_alt(image)}>'

    return tag


def _alt(image: Image) -> str:
    """What a picture shows, for who cannot see it; where nobody says, its caption says it."""
    return f'alt="{escaped(image.alt or ("" if image.text else "图片"))}"'
