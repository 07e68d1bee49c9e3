"""Settings as one frozen value, kept in one JSON file.

The file may have been edited, truncated or written by another version: what is understood is
taken field by field, the rest falls back to its default. A file that is not a JSON object is
set aside under another name, never overwritten, and the window opens with the defaults.
"""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from haidai import paths
from haidai.settings.elder import Elder
from haidai.settings.page_layout import PageLayout
from haidai.settings.print_choices import PrintChoices
from haidai.settings.speed import Pauses, Speed
from haidai.settings.text_size import TextSize

log = logging.getLogger(__name__)

LANGUAGES = ("zh-CN", "en")
MOST_VOICES = 50  # languages with a chosen voice, and the characters of an engine's name for one
LONGEST_VOICE = 500
LARGEST_FILE = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the reader has chosen; a changed choice is a new value.

    `window` is x, y, width, height in logical pixels, or None before the first run, of a window
    that is `maximized` those it has else; `voices` has a pair for each language for which a voice
    was chosen.
    """

    text_size: TextSize = field(default_factory=TextSize.default)
    language: str = "zh-CN"
    window: tuple[int, int, int, int] | None = None
    maximized: bool = False
    hand_off_shown: bool = False
    speed: Speed = field(default_factory=Speed.default)
    pauses: Pauses = Pauses.USUAL
    source_read: bool = False
    voices: tuple[tuple[str, str], ...] = ()
    printing: PrintChoices = field(default_factory=PrintChoices)
    layout: PageLayout = field(default_factory=PageLayout)
    elder: Elder = field(default_factory=Elder)

    def voice(self, language: str) -> str | None:
        """The id of the voice chosen for a language (`zh`), None where none was."""
        return dict(self.voices).get(language)

    def with_voice(self, language: str, voice: str) -> tuple[tuple[str, str], ...]:
        """The chosen voices with another one for a language."""
        return tuple({**dict(self.voices), language: voice}.items())[-MOST_VOICES:]

    def to_json(self) -> dict[str, Any]:
        """The value as a JSON object; `from_json` gives it back."""
        return {
            "text_size": self.text_size.pixels,
            "language": self.language,
            "window": list(self.window) if self.window else None,
            "maximized": self.maximized,
            "hand_off_shown": self.hand_off_shown,
            "speed": self.speed.times,
            "pauses": str(self.pauses),
            "source_read": self.source_read,
            "voices": dict(self.voices),
            "printing": self.printing.to_json(),
            "layout": self.layout.to_json(),
            "elder": self.elder.to_json(),
        }

    def to_bytes(self) -> bytes:
        """The content of the settings file.

        Raises:
            UnicodeEncodeError: a name is no text (half a character).
        """
        return json.dumps(self.to_json(), indent=1, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Settings":
        """Settings from a JSON object; what is missing or makes no sense is the default."""
        settings = cls()
        size = values.get("text_size")
        if isinstance(size, int | float) and size is not True and 0 < size < 10_000:
            settings = replace(settings, text_size=TextSize.nearest(size))
        if values.get("language") in LANGUAGES:
            settings = replace(settings, language=values["language"])
        settings = replace(
            settings,
            maximized=values.get("maximized") is True,
            hand_off_shown=values.get("hand_off_shown") is True,
        )
        settings = replace(settings, printing=PrintChoices.from_json(values.get("printing")))
        settings = replace(settings, layout=PageLayout.from_json(values.get("layout")))
        elder = Elder.from_json(values.get("elder"))
        settings = replace(settings, elder=elder, text_size=elder.allowed(settings.text_size))
        window = values.get("window")
        if (
            isinstance(window, list)
            and len(window) == 4
            and all(type(number) is int and abs(number) < 100_000 for number in window)
            and min(window[2:]) > 0
        ):
            settings = replace(settings, window=(window[0], window[1], window[2], window[3]))
        return _with_listening(settings, values)


def _with_listening(settings: Settings, values: dict[str, Any]) -> Settings:
    speed = values.get("speed")
    if isinstance(speed, int | float) and speed is not True and 0 < speed < 100:
        settings = replace(settings, speed=Speed.nearest(speed))
    if values.get("pauses") in list(Pauses):
        settings = replace(settings, pauses=Pauses(values["pauses"]))
    settings = replace(settings, source_read=values.get("source_read") is True)
    voices = values.get("voices")
    if isinstance(voices, dict):
        pairs = [
            (language, voice)
            for language, voice in voices.items()
            if isinstance(voice, str) and 0 < len(voice) <= LONGEST_VOICE and len(language) < 20
        ]
        settings = replace(settings, voices=tuple(pairs[:MOST_VOICES]))
    return settings


def _understood(content: bytes) -> Settings:
    """The settings in a file.

    Raises:
        ValueError, RecursionError: there are none, or what could never be written again.
    """
    values = json.loads(content)
    if not isinstance(values, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - it is what the file holds
    settings = Settings.from_json(values)
    settings.to_bytes()
    return settings


def call(write: Callable[[], None]) -> None:
    """Write at once."""
    write()


def nothing() -> None:
    """Nobody wants to know."""


class SettingsStore:
    """Reads and writes the settings file; the current value is `settings`.

    `later` calls a function soon; without it every change is written before `change` returns.
    """

    def __init__(self, path: Path, later: Callable[[Callable[[], None]], object] = call) -> None:
        self._path = path
        self._later = later
        self._due = False
        self.refused: Callable[[], object] = nothing
        """Called when the disk refuses what was chosen."""
        self.set_aside: Path | None = None
        """Where the file lies that was damaged, None where none was."""
        self.settings = self._read()

    def change(self, **choices: Any) -> Settings:
        """Take new choices and write them; a disk that refuses is logged, the choice holds."""
        changed = replace(self.settings, **choices)
        if changed != self.settings:
            self.settings = changed
            if not self._due:
                self._due = True
                self._later(self.flush)
        return self.settings

    def flush(self) -> None:
        """Write what has been chosen and is not yet written."""
        if self._due:
            self._due = False
            self._write()

    def _read(self) -> Settings:
        try:
            content = paths.read_small(self._path, LARGEST_FILE)
            settings = Settings() if content is None else _understood(content)
        except OSError as error:
            log.warning("settings are not readable: %s", error)
            return Settings()
        except (ValueError, RecursionError) as error:
            self.set_aside = paths.set_aside(self._path)
            log.warning("settings were damaged (%s); set aside as %s", error, self.set_aside)
            return Settings()
        return settings

    def _write(self) -> None:
        try:
            paths.write_atomically(self._path, self.settings.to_bytes())
        except OSError as error:
            log.warning("settings could not be written: %s", error)
            self.refused()
