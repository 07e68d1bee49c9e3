"""读音表: the reader's own list of how something written is said, kept as a plain text file.

One entry a line, `written = say it as`. What is no entry (a comment, half a line) is kept as
it stands at the end of the file, so that nothing the reader wrote is lost.
"""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from haidai import paths
from haidai.speech.spoken.rewriting import Rule, rule
from haidai.speech.spoken.text import narrowed

MOST_ENTRIES = 1_000
LONGEST_PART = 50  # characters
LARGEST_FILE = 1_000_000  # bytes
FILE_NAME = "pronunciations.txt"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pronunciations:
    """Pairs of what is written and how it is said, and the lines that are none."""

    entries: tuple[tuple[str, str], ...] = ()
    other_lines: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, entries: Iterable[tuple[str, str]], other_lines: Iterable[str] = ()
    ) -> "Pronunciations":
        """The entries without white space around them, each written form once, none empty."""
        kept: dict[str, str] = {}
        for written, said in entries:
            # The sign that parts the two in the file, and the one of its comments, are neither.
            written = " ".join(written.replace("=", " ").split()).lstrip("# ")
            said = " ".join(said.split())
            if written and said and max(len(written), len(said)) <= LONGEST_PART:
                kept[written] = said
        return cls(tuple(kept.items())[:MOST_ENTRIES], tuple(other_lines))

    @classmethod
    def from_text(cls, text: str) -> "Pronunciations":
        """The list in a text file."""
        entries: list[tuple[str, str]] = []
        others: list[str] = []
        for line in text.splitlines():
            written, sign, said = (part.strip() for part in line.partition("="))
            fits = max(len(written), len(said)) <= LONGEST_PART and len(entries) < MOST_ENTRIES
            if sign and written and said and fits and not line.lstrip().startswith("#"):
                entries.append((written, said))
            elif line.strip():
                others.append(line)
        return cls.of(entries, others)

    def to_text(self) -> str:
        """The text file; `from_text` gives the list back."""
        lines = [f"{written} = {said}" for written, said in self.entries]
        return "".join(f"{line}\n" for line in (*lines, *self.other_lines))

    def rules(self) -> tuple[Rule, ...]:
        """The entries as rules of the spoken text; of two that fit the longer one holds."""
        longest_first = sorted(self.entries, key=lambda entry: -len(entry[0]))
        return tuple(rule(re.escape(narrowed(written)), said) for written, said in longest_first)


def own_pronunciations() -> "PronunciationFile":
    """The list of the person this process runs for."""
    return PronunciationFile(paths.data_folder() / FILE_NAME)


class PronunciationFile:
    """The list on disk; the current one is `pronunciations`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.set_aside: Path | None = None
        """Where the file lies that was damaged, None where none was."""
        self.pronunciations = self._read()

    def change(self, pronunciations: Pronunciations) -> None:
        """Keep another list.

        Raises:
            OSError: the disk refuses; the list holds for this run all the same.
        """
        self.pronunciations = pronunciations
        paths.write_atomically(self._path, pronunciations.to_text().encode())

    def _read(self) -> Pronunciations:
        try:
            content = paths.read_small(self._path, LARGEST_FILE)
            text = "" if content is None else content.decode("utf-8-sig")
        except OSError as error:
            log.warning("the pronunciations are not readable: %s", error)
            return Pronunciations()
        except ValueError as error:
            self.set_aside = paths.set_aside(self._path)
            log.warning(
                "the pronunciations were damaged (%s); set aside as %s", error, self.set_aside
            )
            return Pronunciations()
        return Pronunciations.from_text(text)
