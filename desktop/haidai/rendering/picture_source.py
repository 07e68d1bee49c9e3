"""The pictures of an article for its printed pages: decoded when they are drawn."""

from collections.abc import Mapping

from PySide6.QtGui import QImage

from haidai.errors import HaidaiError
from haidai.rendering.picture_decoding import decoded
from haidai.rendering.picture_folder import ReadyPicture
from haidai.rendering.sheet import DOTS_AN_INCH

PICTURE_DOTS_AN_INCH = 300
MOST_PICTURES_KEPT = 4
"""Decoded ones, of at most twelve megabytes each."""


class PictureSource:
    """Draws the pictures of a page from their files; the last ones are kept."""

    def __init__(self, ready: Mapping[int, ReadyPicture]) -> None:
        self._ready = ready
        self._kept: dict[tuple[int, int], QImage] = {}

    def __call__(self, number: int, width: int) -> QImage | None:
        """A picture to be drawn so many dots of the page wide, of at most 300 dots an inch."""
        if number not in self._ready:
            return None
        key = (number, max(round(width * PICTURE_DOTS_AN_INCH / DOTS_AN_INCH), 1))
        if key not in self._kept:
            try:
                image = decoded(self._ready[number].path.read_bytes(), key[1]).image
            except (OSError, HaidaiError):
                return None  # its place stays empty: the folder was closed
            while len(self._kept) >= MOST_PICTURES_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = image
        return self._kept[key]
