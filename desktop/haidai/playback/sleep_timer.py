"""定时: when the reading stops by itself."""

from dataclasses import dataclass, replace
from enum import StrEnum

FADE_SECONDS = 8.0


class Ending(StrEnum):
    """What the reading stops at."""

    TEXT = "text"  # of what was asked for: the article, or the section that was chosen
    SECTION = "section"  # the section that is read
    ARTICLE = "article"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class SleepTimer:
    """When to stop; `seconds` of listening are left where it is a matter of time."""

    ending: Ending = Ending.TEXT
    seconds: float = 0.0

    @classmethod
    def after(cls, minutes: float) -> "SleepTimer":
        """Stop after so many minutes of listening; pauses do not count."""
        return cls(Ending.TIME, minutes * 60)

    def heard(self, seconds: float) -> "SleepTimer":
        """So much more has been heard."""
        if self.ending is not Ending.TIME:
            return self
        return replace(self, seconds=max(0.0, self.seconds - seconds))

    @property
    def fading(self) -> bool:
        """Whether the sound is to become faint by now."""
        return self.ending is Ending.TIME and self.seconds <= FADE_SECONDS

    @property
    def over(self) -> bool:
        """Whether the time has come."""
        return self.ending is Ending.TIME and self.seconds <= 0
