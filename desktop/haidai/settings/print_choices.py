"""How the reader prints: the last choice, remembered."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from haidai.settings.choice import one_of

LONGEST_PAPER = 60


class PrintSize(StrEnum):
    """The type size on paper."""

    SCREEN = "screen"  # as large as it is read
    STANDARD = "standard"
    LARGE = "large"
    LARGEST = "largest"


class PrintMargins(StrEnum):
    """How much of the sheet is kept free around the text."""

    NARROW = "narrow"
    USUAL = "usual"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class PrintChoices:
    """Everything that can be chosen about paper, apart from what is printed."""

    size: PrintSize = PrintSize.SCREEN
    paper: str = "A4"
    """The name of a sheet: one everybody knows (A4, A3, A5, 16K) or one of a printer."""
    landscape: bool = False
    margins: PrintMargins = PrintMargins.USUAL
    address_code: bool = True
    """Whether the first page shows the QR code of the article's address."""
    link_notes: bool = True
    """Whether links have numbers, and their addresses stand at the end."""
    pictures: bool = True

    def to_json(self) -> dict[str, Any]:
        """The value as a JSON object; `from_json` gives it back."""
        return {
            "size": self.size.value,
            "paper": self.paper,
            "landscape": self.landscape,
            "margins": self.margins.value,
            "address_code": self.address_code,
            "link_notes": self.link_notes,
            "pictures": self.pictures,
        }

    @classmethod
    def from_json(cls, values: object) -> "PrintChoices":
        """Choices from a JSON object; what is missing or makes no sense is the default."""
        usual = cls()
        if not isinstance(values, dict):
            return usual
        paper = values.get("paper")
        named = isinstance(paper, str) and 0 < len(paper) <= LONGEST_PAPER
        return cls(
            size=one_of(PrintSize, values.get("size"), usual.size),
            paper=str(paper) if named else usual.paper,
            landscape=values.get("landscape") is True,
            margins=one_of(PrintMargins, values.get("margins"), usual.margins),
            address_code=values.get("address_code") is not False,
            link_notes=values.get("link_notes") is not False,
            pictures=values.get("pictures") is not False,
        )
