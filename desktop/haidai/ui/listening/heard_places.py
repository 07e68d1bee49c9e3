"""Where the reading of each article stopped, in this run and before."""

from collections import OrderedDict
from collections.abc import Callable

from haidai.library.visits import Visit

MOST = 200

Key = tuple[int, int, int]


class HeardPlaces:
    """Offsets in `Article.text`, by the article in whatever script; the oldest goes first."""

    def __init__(self, before: Callable[[Visit], int]) -> None:
        """`before` gives where an earlier run stopped, 0 where it did not; it may take its time."""
        self._before = before
        self._places: OrderedDict[Key, int] = OrderedDict()

    def keep(self, visit: Visit, offset: int) -> None:
        """The reading is at this character now; at 0 there is nothing to go on with."""
        key = _key(visit)
        self._places[key] = offset
        self._places.move_to_end(key)
        while len(self._places) > MOST:
            self._places.popitem(last=False)

    def place(self, visit: Visit) -> int:
        """Where the reading stopped; 0 where it never began, or has been heard to its end."""
        known = self._places.get(_key(visit))
        return self._before(visit) if known is None else known


def _key(visit: Visit) -> Key:
    """The same for the same words of this run, whatever else has changed."""
    text = visit.original.text
    return len(text), hash(text), visit.part
