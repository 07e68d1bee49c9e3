"""What has been written to the output since it was started, and which frame of it is what."""

from bisect import bisect_right
from dataclasses import dataclass

from haidai.playback.places import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """An utterance in the stream: its sound from its frame `skipped` on, then its pause."""

    index: int
    start: int
    skipped: int
    sound: int
    pause: int

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.start + self.sound + self.pause


class Timeline:
    """The utterances written to one stream, in their order."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._entries: list[Entry] = []

    @property
    def end(self) -> int:
        """How many frames have been written."""
        return self._entries[-1].end if self._entries else 0

    def append(self, index: int, skipped: int, sound: int, pause: int) -> None:
        """An utterance was written: `sound` and `pause` frames of it."""
        self._entries.append(Entry(index, self.end, skipped, sound, pause))

    def place(self, heard: int) -> Place:
        """Where the reading is when so many frames have been heard.

        In the pause after an utterance it is at the end of that utterance.

        Raises:
            IndexError: nothing has been written.
        """
        found = bisect_right(self._entries, heard, key=lambda entry: entry.start) - 1
        entry = self._entries[max(0, found)]
        return Place(entry.index, entry.skipped + max(0, min(entry.sound, heard - entry.start)))
