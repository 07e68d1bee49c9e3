"""Where the reading of each article stopped, for this run."""

from collections import OrderedDict

from haidai.library.visits import Visit

MOST = 200

Key = tuple[int, int, int]


class HeardPlaces:
    """Offsets in `Article.text`, by the article in whatever script; the oldest goes first."""

    def __init__(self) -> None:
        self._places: OrderedDict[Key, int] = OrderedDict()

    def keep(self, visit: Visit, offset: int) -> None:
        """The reading is at this character now."""
        key = _key(visit)
        self._places[key] = offset
        self._places.move_to_end(key)
        while len(self._places) > MOST:
            self._places.popitem(last=False)

    def place(self, visit: Visit) -> int | None:
        """Where the reading stopped; None where it never began, or stands at the beginning."""
        return self._places.get(_key(visit)) or None

    def forget(self, visit: Visit) -> None:
        """The article has been heard to its end."""
        self._places.pop(_key(visit), None)


def _key(visit: Visit) -> Key:
    """The same for the same words of this run, whatever else has changed."""
    text = visit.original.text
    return len(text), hash(text), visit.part
