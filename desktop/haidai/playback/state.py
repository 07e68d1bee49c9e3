"""What a reading can be doing. Apart from the session, so that the window starts without it."""

from enum import StrEnum


class ReadingState(StrEnum):
    """What the session is doing."""

    STOPPED = "stopped"
    STARTING = "starting"  # the first sound is being made
    READING = "reading"
    PAUSED = "paused"


SOUNDING = frozenset({ReadingState.STARTING, ReadingState.READING})
"""It is heard, or about to be."""
