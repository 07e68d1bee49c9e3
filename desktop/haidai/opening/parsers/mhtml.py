"""Web pages saved in one file, with their pictures inside (.mhtml, .mht)."""

from urllib.parse import urljoin

from haidai.article.model import Article, SavedPicture
from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError
from haidai.extraction import charset
from haidai.opening import media
from haidai.opening.parsers.html import read_page, saved_address
from haidai.opening.retrieved import Retrieved


class MhtmlParser:
    """Reads the page in the file by `haidai.extraction`."""

    def accepts(self, retrieved: Retrieved) -> bool:
        """Whether the bytes are such a file: by its name, else by its first lines."""
        return media.is_mhtml(retrieved.content_type, retrieved.data)

    def parse(self, retrieved: Retrieved, *, whole: bool = False) -> Article:
        """The article of the page; its pictures name the parts of the file they are.

        Raises:
            OpeningError: FILE_TYPE for a file without a page, EMPTY, NOT_TEXT, NO_ARTICLE.
        """
        from haidai.opening.parsers.multipart import taken_apart  # late: loads email

        saved = taken_apart(retrieved.data)
        page = saved.page
        if page is None:
            raise OpeningError(ErrorKind.FILE_TYPE, name=retrieved.name)
        text = charset.decode(page.decoded(), page.charset)
        address = Url.parse(saved.location) or Url.parse(page.location) or saved_address(text)
        places: dict[str, int] = {}
        for number, part in enumerate(saved.parts):
            for place in (part.location, f"cid:{part.content_id}"):
                places.setdefault(place, number)
        base = page.location or saved.location
        path = retrieved.path

        def inside(src: str) -> SavedPicture | None:
            if path is None:  # piped in: there is no file to take the picture from
                return None
            try:
                whole = urljoin(base, src.strip())
            except ValueError:
                return None
            number = places.get(whole)
            return None if number is None else SavedPicture(str(path), f"part:{number}")

        return read_page(text, address, inside, whole=whole)
