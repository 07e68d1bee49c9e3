"""版式: how the page is laid out and what it is read on, as the reader has chosen it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from haidai.settings.choice import one_of


class Typeface(StrEnum):
    """The kind of face the article is set in."""

    SANS = "sans"
    SERIF = "serif"


class LineWidth(StrEnum):
    """How long a line is at most."""

    NARROW = "narrow"
    USUAL = "usual"
    WIDE = "wide"

    @property
    def characters(self) -> int:
        """How many Chinese characters a line holds at most."""
        return {LineWidth.NARROW: 24, LineWidth.USUAL: 32, LineWidth.WIDE: 40}[self]


class PaperChoice(StrEnum):
    """The paper on screen: one of four, or whichever of them suits the system's colours."""

    WHITE = "white"
    CREAM = "cream"
    DARK = "dark"
    CONTRAST = "contrast"
    SYSTEM = "system"


class Script(StrEnum):
    """Which Chinese characters the article is shown in."""

    ORIGINAL = "original"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Everything that can be chosen about the page but the size of its type."""

    typeface: Typeface = Typeface.SANS
    line_spacing: float = 1.8
    """Baseline to baseline, in type sizes: always one of `LINE_SPACINGS`."""
    width: LineWidth = LineWidth.USUAL
    paper: PaperChoice = PaperChoice.SYSTEM
    indent: bool = True
    """Whether a paragraph begins two characters in."""
    script: Script = Script.ORIGINAL

    LINE_SPACINGS: ClassVar[tuple[float, ...]] = (1.5, 1.8, 2.1, 2.4)

    def __post_init__(self) -> None:
        if self.line_spacing not in self.LINE_SPACINGS:
            raise ValueError(f"not a step of the line spacing: {self.line_spacing}")

    def to_json(self) -> dict[str, Any]:
        """The value as a JSON object; `from_json` gives it back."""
        return {
            "typeface": self.typeface.value,
            "line_spacing": self.line_spacing,
            "width": self.width.value,
            "paper": self.paper.value,
            "indent": self.indent,
            "script": self.script.value,
        }

    @classmethod
    def from_json(cls, values: object) -> "PageLayout":
        """A layout from a JSON object; what is missing or makes no sense is the default."""
        usual = cls()
        if not isinstance(values, dict):
            return usual
        spacing = values.get("line_spacing")
        spacings = [step for step in cls.LINE_SPACINGS if step == spacing]
        return cls(
            typeface=one_of(Typeface, values.get("typeface"), usual.typeface),
            line_spacing=spacings[0] if spacings else usual.line_spacing,
            width=one_of(LineWidth, values.get("width"), usual.width),
            paper=one_of(PaperChoice, values.get("paper"), usual.paper),
            indent=values.get("indent") is not False,
            script=one_of(Script, values.get("script"), usual.script),
        )
