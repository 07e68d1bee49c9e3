"""Where the reading of each article stopped, for this run."""

from collections import OrderedDict

from haidai.article.model import Article

MOST = 200

Key = tuple[int, int]


class HeardPlaces:
    """Offsets in `Article.text`, by the article; the oldest goes first."""

    def __init__(self) -> None:
        self._places: OrderedDict[Key, int] = OrderedDict()

    def keep(self, article: Article, offset: int) -> None:
        """The reading is at this character now."""
        key = _key(article)
        self._places[key] = offset
        self._places.move_to_end(key)
        while len(self._places) > MOST:
            self._places.popitem(last=False)

    def place(self, article: Article) -> int | None:
        """Where the reading stopped; None where it never began, or stands at the beginning."""
        return self._places.get(_key(article)) or None

    def forget(self, article: Article) -> None:
        """The article has been heard to its end."""
        self._places.pop(_key(article), None)


def _key(article: Article) -> Key:
    """The same for the same words of this run, whatever else has changed."""
    return len(article.text), hash(article.text)
