"""Which buttons of the top bar a narrow window folds into 更多."""

from collections.abc import Mapping

LESSER_BELOW = 1100  # pixels of the window
LESSER = ("elder", "layout", "forward", "back")
"""Folded below that width, and above it where they do not fit; the first goes first."""
SPARE = ("print", "hand_off")
"""Folded only where a bar without the lesser ones is still too long."""
FIVE = ("smaller", "larger", "hand_off", "print", "listen")
"""What stays of the bar in 大字版."""


def folded(
    widths: Mapping[str, int], room: int, rest: int, *, elder: bool = False
) -> frozenset[str]:
    """The names of the buttons that have no room in the bar.

    `widths` has the pixels of every button wanted in the bar, `rest` those of what always
    stands in it, 更多 among them.
    """
    gone: set[str] = set()
    if elder:
        gone.update(name for name in widths if name not in FIVE)
    elif room < LESSER_BELOW:
        gone.update(name for name in widths if name in LESSER)
    for name in (*LESSER, *SPARE):
        if rest + sum(width for each, width in widths.items() if each not in gone) <= room:
            break
        if name in widths:
            gone.add(name)
    return frozenset(gone)


def least_room(widths: Mapping[str, int], rest: int, *, elder: bool = False) -> int:
    """The pixels a bar needs with everything folded that can be."""
    gone = folded(widths, 0, rest, elder=elder)
    return rest + sum(width for name, width in widths.items() if name not in gone)
