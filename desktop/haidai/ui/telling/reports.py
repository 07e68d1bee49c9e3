"""What went wrong in this run, as one text that can be handed to somebody who can mend it."""

import traceback
from dataclasses import dataclass

from haidai.errors import HaidaiError
from haidai.log_file import discreet, shortened

MOST = 20  # different troubles in a report
LONGEST = 12_000  # characters of one of them
LONGEST_LINE = 300  # characters: a message can quote what it was about
QUIET_SECONDS = 5.0
"""After so long without it the same trouble is a new one: it is told again."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """An exception as text; `key` is the same where the same line raises the same kind."""

    key: str
    text: str

    @classmethod
    def of(cls, error: BaseException, where: str = "") -> "Trouble":
        """The trouble an exception is; `where` says which thread or object met it."""
        frames = traceback.extract_tb(error.__traceback__, limit=-1)
        place = f"{frames[0].filename}:{frames[0].lineno}" if frames else ""
        kind = error.kind if isinstance(error, HaidaiError) else ""
        lines = "".join(traceback.format_exception(error))
        lines = "\n".join(line[:LONGEST_LINE] for line in lines.splitlines())
        text = shortened(discreet(f"{where}\n{lines}".strip()), LONGEST)
        return cls(f"{type(error).__name__} {kind} {place}", text)


class Reports:
    """All troubles of a run, each once, with how often it came."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._last: dict[str, float] = {}
        self._others = 0

    def add(self, trouble: Trouble, now: float) -> bool:
        """Keep a trouble; whether it is one the reader is to be told of. `now` in seconds."""
        key = trouble.key
        if key not in self._texts and len(self._texts) >= MOST:
            self._others += 1
            return self._others == 1
        quiet = now - self._last.get(key, -QUIET_SECONDS) >= QUIET_SECONDS
        self._last[key] = now
        self._texts.setdefault(key, trouble.text)
        self._counts[key] = self._counts.get(key, 0) + 1
        return quiet

    def count(self, trouble: Trouble) -> int:
        """How often this one has come."""
        return self._counts.get(trouble.key, 0)

    @property
    def text(self) -> str:
        """Everything, the first first."""
        parts = [
            f"[{number}] × {self._counts[key]}\n{text}"
            for number, (key, text) in enumerate(self._texts.items(), 1)
        ]
        if self._others:
            parts.append(f"… × {self._others}")
        return "\n\n".join(parts)
