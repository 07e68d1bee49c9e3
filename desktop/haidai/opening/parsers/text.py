"""Plain text: what is no web page."""

from haidai.article.model import Article
from haidai.errors import ErrorKind, OpeningError
from haidai.extraction import charset
from haidai.opening import media
from haidai.opening.retrieved import Retrieved


class TextParser:
    """Reads text as a person copies it from a page."""

    def accepts(self, retrieved: Retrieved) -> bool:
        """Whether the bytes may be text at all."""
        return media.is_text(retrieved.content_type, retrieved.data)

    def parse(self, retrieved: Retrieved, *, whole: bool = False) -> Article:
        """The article in the text; with `whole` every line of it.

        Raises:
            OpeningError: EMPTY, NOT_TEXT or NO_ARTICLE.
        """
        from haidai.extraction.plain_text import extract_text, whole_text

        text = charset.decode(retrieved.data, retrieved.charset)
        if not text.strip():
            raise OpeningError(ErrorKind.EMPTY, name=retrieved.name)
        return (whole_text if whole else extract_text)(text, retrieved.url)
