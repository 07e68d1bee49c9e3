"""Plain text: what is no web page."""

from haidai.article.model import Article
from haidai.errors import ErrorKind, OpeningError
from haidai.extraction import charset
from haidai.opening import media
from haidai.opening.opener import Retrieved


class TextParser:
    """Reads text as a person copies it from a page; with `whole` line by line as it is."""

    def __init__(self, *, whole: bool = False) -> None:
        self._whole = whole

    def accepts(self, retrieved: Retrieved) -> bool:
        """Whether the bytes may be text at all."""
        return media.is_text(retrieved.content_type, retrieved.data)

    def parse(self, retrieved: Retrieved) -> Article:
        """The article in the text.

        Raises:
            OpeningError: EMPTY, NOT_TEXT or NO_ARTICLE.
        """
        text = charset.decode(retrieved.data, retrieved.charset)
        if not text.strip():
            raise OpeningError(ErrorKind.EMPTY, name=retrieved.name)
        if self._whole:
            from haidai.extraction.whole_page import whole_text

            return whole_text(text, retrieved.url)
        from haidai.extraction.plain_text import extract_text

        return extract_text(text, retrieved.url)
