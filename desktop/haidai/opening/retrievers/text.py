"""Texts that are already here: pasted, dropped, piped in; and one that leads nowhere."""

from collections.abc import Callable

from haidai.errors import ErrorKind, OpeningError
from haidai.opening.retrieved import Retrieved
from haidai.opening.retrievers.file import LARGEST, shown_size
from haidai.opening.sources import Source, TextSource


class TextRetriever:
    """Hands a text on, within the bounds of a file."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest

    def retrieve(self, source: Source, cancelled: Callable[[], bool]) -> Retrieved:
        """The text as bytes; a `str` is handed on as UTF-8.

        Raises:
            OpeningError: TOO_LARGE.
        """
        del cancelled  # nothing here takes time
        if not isinstance(source, TextSource):
            raise TypeError(f"not a text: {source!r}")
        content = source.content
        if len(content) > self._largest:
            raise OpeningError(
                ErrorKind.TOO_LARGE, name=source.label, limit=shown_size(self._largest)
            )
        if isinstance(content, bytes):
            return Retrieved(content, source.label)
        return Retrieved(content.encode("utf-8", "replace"), source.label, charset="utf-8")


class MistypedRetriever:
    """Refuses what is no address, in the words of any other failure to open."""

    def retrieve(self, source: Source, cancelled: Callable[[], bool]) -> Retrieved:
        """Give nothing.

        Raises:
            OpeningError: BAD_ADDRESS.
        """
        del cancelled  # nothing here takes time
        raise OpeningError(ErrorKind.BAD_ADDRESS, address=source.key)
