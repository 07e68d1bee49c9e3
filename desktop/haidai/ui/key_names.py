"""What is printed on the keys of a shortcut."""

import sys
from collections.abc import Mapping

MODIFIERS = ("Ctrl", "Shift", "Alt", "Meta")
ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "PgDown": "PgDn"}
ON_A_MAC = {"Ctrl": "⌘", "Shift": "⇧", "Alt": "⌥", "Meta": "Control"}


def keycaps(shortcut: str, names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The keys to press together for a portable shortcut: `Ctrl++` is Ctrl and +.

    `names` are words for keys that show none, like the space bar.
    """
    shown = {**ARROWS, **(ON_A_MAC if sys.platform == "darwin" else {}), **(names or {})}
    caps, rest = [], shortcut
    while any(rest.startswith(f"{modifier}+") for modifier in MODIFIERS):
        modifier, _, rest = rest.partition("+")
        caps.append(modifier)
    return tuple(shown.get(cap, cap) for cap in (*caps, rest))
