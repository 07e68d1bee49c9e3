"""Small typed values: text becomes one of these at the door and is not parsed again."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Url:
    """An http or https address, as a browser would send it."""

    text: str

    def __post_init__(self) -> None:
        if not is_web_address(self.text):
            raise ValueError(f"not a web address: {self.text!r}")

    def __str__(self) -> str:
        return self.text

    @property
    def host(self) -> str:
        """The host's name or number, lower case, without port and brackets."""
        return (urlsplit(self.text).hostname or "").lower()

    @classmethod
    def parse(cls, text: str | None) -> Self | None:
        """The address in `text`, or None where it is not a safe http(s) address."""
        stripped = (text or "").strip()
        return cls(stripped) if is_web_address(stripped) else None


def is_web_address(text: str) -> bool:
    """Whether `text` is an absolute http(s) address that every program reads alike.

    Backslashes, user names, white space and all that is not to be seen (control and direction
    characters, lone surrogates) are refused: parsers disagree about them, and a link could lead
    elsewhere than it shows.
    """
    if not text or len(text) > 8_000 or not text.isprintable() or re.search(r"[\\\s]", text):
        return False
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


@dataclass(frozen=True, slots=True)
class Language:
    """A language tag (BCP 47): `zh-CN`, `zh-TW`, `yue`, `en`."""

    tag: str

    def __str__(self) -> str:
        return self.tag

    @property
    def primary(self) -> str:
        """The language without script and region: `zh` of `zh-CN`."""
        return self.tag.partition("-")[0].lower()

    @property
    def is_chinese(self) -> bool:
        """Whether a Chinese voice and Chinese typesetting are wanted."""
        return self.primary in {"zh", "cmn", "yue"}

    @property
    def is_traditional(self) -> bool:
        """Whether it is written in traditional characters, as far as its tag says."""
        parts = self.tag.lower().split("-")[1:]
        if "hans" in parts:
            return False
        return self.primary == "yue" or any(part in {"hant", "tw", "hk", "mo"} for part in parts)


_MOMENT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?)?)?"
)
_LIMITS = ((1, 9999), (1, 12), (1, 31), (0, 23), (0, 59), (0, 59))


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of publication, as exact as the page shows it and no more.

    The clock is the page's own; a page gives no time zone and neither does this.
    """

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None

    def __post_init__(self) -> None:
        ended = False
        parts = (self.year, self.month, self.day, self.hour, self.minute, self.second)
        for value, (low, high) in zip(parts, _LIMITS, strict=True):
            if value is None:
                ended = True
            elif ended or not low <= value <= high:
                raise ValueError(f"not a moment: {parts}")
        if self.hour is not None and self.minute is None:
            raise ValueError("an hour without minutes")
        if self.month and self.day:
            date(self.year, self.month, self.day)  # a ValueError for 30 February

    @classmethod
    def parse(cls, text: str) -> Self:
        """The moment in `text` of the form `isoformat` writes, or shorter.

        Raises:
            ValueError: the text has another form, or names no possible time.
        """
        match = _MOMENT.fullmatch(text)
        if match is None:
            raise ValueError(f"not a moment: {text!r}")
        return cls(**{name: int(part) for name, part in match.groupdict().items() if part})

    def isoformat(self) -> str:
        """`2024-03-15T21:02:43`, `2024-03-15T21:02`, `2024-03-15`, `2024-03` or `2024`."""
        return self._joined("T")

    def __str__(self) -> str:
        """As a page shows it: `2024-03-15 21:02:43`."""
        return self._joined(" ")

    def _joined(self, separator: str) -> str:
        date = "-".join(
            [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        )
        clock = (self.hour, self.minute, self.second)
        time = ":".join(f"{part:02}" for part in clock if part is not None)
        return f"{date}{separator}{time}" if time else date
