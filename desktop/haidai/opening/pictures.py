"""The pictures of an article, as bytes: from the web, or out of the saved page they lie in.

What a page says of its pictures is never a path. A saved page can show the pictures in its own
folder (`清晨.html`: `清晨_files/`) and those inside its own file (`.mhtml`), and nothing else of
this computer. Decoding is left to whoever can draw; the bytes are of a kind that may be drawn.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from haidai.article.model import Image, SavedPicture
from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.opening import media
from haidai.opening.retrieved import never
from haidai.opening.sources import FileSource

if TYPE_CHECKING:
    from haidai.opening.retrievers.web import Web

LARGEST = 10_000_000  # bytes
DEEPEST = 4  # folders below a saved page's own
ACCEPT = "image/webp,image/png,image/jpeg,image/gif,*/*;q=0.5"
FOLDERS = ("_files", ".files")
_PART = "part:"


class PictureRetriever:
    """Fetches the bytes of pictures; several threads may ask at once."""

    def __init__(self, web: "Web", largest: int = LARGEST) -> None:
        self._web = web
        self._largest = largest

    def retrieve(
        self, image: Image, page: Url | None, cancelled: Callable[[], bool] = never
    ) -> bytes:
        """A PNG, JPEG, GIF or WebP picture (by its first bytes) of the article at `page`.

        Raises:
            OpeningError: FILE_TYPE for what is no such picture, FILE_MISSING for an image
                without a place, else the kind of the fault of the way.
        """
        name = image.text or image.alt
        if image.saved is not None:
            data = self._saved(image.saved, cancelled)
        elif image.url is not None:
            data = self._fetched(image.url, page, cancelled)
        else:
            raise OpeningError(ErrorKind.FILE_MISSING, name=name)
        if media.picture_type(data) is None:
            raise OpeningError(ErrorKind.FILE_TYPE, name=name)
        return data

    def space_of(self, page: Url) -> int:
        """Where a page lies that was fetched here, a `haidai.opening.addresses.Space`."""
        return self._web.space_of(page)

    def page_lies_in(self, page: Url, space: int) -> None:
        """Believe where a page lies that another process has fetched."""
        self._web.page_lies_in(page, space)

    def _fetched(self, url: Url, page: Url | None, cancelled: Callable[[], bool]) -> bytes:
        # An article without an address (pasted, saved) names its pictures from anywhere: as a
        # page of the web does.
        fetched = self._web.fetch(url, ACCEPT, self._largest, cancelled, page or url)
        if media.picture_type(fetched.kept.data) is not None:
            self._web.keep(fetched)
        return fetched.kept.data

    def _saved(self, picture: SavedPicture, cancelled: Callable[[], bool]) -> bytes:
        from haidai.opening.retrievers.file import LARGEST as LARGEST_FILE
        from haidai.opening.retrievers.file import FileRetriever, shown_size

        if not picture.name.startswith(_PART):
            path = path_of(picture)
            if path is None:
                raise OpeningError(ErrorKind.FILE_MISSING, name=picture.name)
            return FileRetriever(self._largest).retrieve(FileSource(path), cancelled).data
        from haidai.opening.parsers.multipart import taken_apart

        file = FileRetriever(LARGEST_FILE).retrieve(FileSource(Path(picture.page)), cancelled)
        parts = taken_apart(file.data).parts
        number = picture.name.removeprefix(_PART)
        if not (number.isascii() and number.isdecimal() and int(number[:9]) < len(parts)):
            raise OpeningError(ErrorKind.FILE_MISSING, name=file.name)
        data = parts[int(number[:9])].decoded()
        if len(data) > self._largest:
            limit = shown_size(self._largest)
            raise OpeningError(ErrorKind.TOO_LARGE, name=file.name, limit=limit)
        return data


def saved_beside(page: Path, src: str) -> SavedPicture | None:
    """The picture that a saved page names by `src`, where it lies in the page's own folder."""
    from urllib.parse import unquote

    bare = src.strip().removeprefix("./").partition("?")[0].partition("#")[0]
    for name in dict.fromkeys((unquote(bare), bare)):
        picture = SavedPicture(str(page), name)
        if _steps(picture) is not None and path_of(picture) is not None:
            return picture
    return None


def path_of(picture: SavedPicture) -> Path | None:
    """Where a picture of a saved page's folder lies; None where that is not inside the folder.

    Neither `..` nor a link leads out of it, and the folder itself is no link.
    """
    steps = _steps(picture)
    if steps is None:
        return None
    try:
        beside = os.path.realpath(Path(picture.page).parent)
        inside = os.path.join(beside, steps[0])  # noqa: PTH118 - compared as text below
        path = os.path.realpath(os.path.join(inside, *steps[1:]))  # noqa: PTH118
    except (OSError, ValueError):
        return None
    found = Path(path)
    if not path.startswith(inside + os.sep) or not found.is_file():
        return None
    return found


def _steps(picture: SavedPicture) -> list[str] | None:
    """Folder, folders, file; None for a name that is anything else."""
    steps = picture.name.split("/")
    stem = Path(picture.page).stem
    if not 2 <= len(steps) <= DEEPEST + 1 or steps[0] not in {stem + end for end in FOLDERS}:
        return None
    odd = any(step in {"", ".", ".."} or set(step) & set("\\:\0") for step in steps)
    return None if odd else steps
