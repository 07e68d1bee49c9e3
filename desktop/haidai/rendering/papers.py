"""The papers an article is read on: which colours meet, and how well they can be told apart."""

from dataclasses import dataclass

from haidai.settings.page_layout import PaperChoice

Colour = str
"""`#rrggbb`."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and everything drawn on it."""

    name: str
    background: Colour
    text: Colour
    deck: Colour
    secondary: Colour
    """Trail, time, captions, editors."""
    link: Colour
    rule: Colour
    """Thin lines; they carry no text."""
    highlight: Colour
    """Behind the sentence being read."""
    highlight_word: Colour
    """Behind the word being read."""
    found: Colour
    """Behind what was looked for."""
    found_current: Colour
    """Behind the place of it that was gone to, as dark as the paper is light."""
    on_found_current: Colour
    """Its letters."""
    selection: Colour
    """Behind what is selected; its text takes the next colour, whatever it was."""
    selected_text: Colour

    def pairs(self) -> tuple[tuple[Colour, Colour], ...]:
        """Every text colour with every colour it can lie on."""
        texts = (self.text, self.deck, self.secondary, self.link)
        grounds = (self.background, self.highlight, self.highlight_word, self.found)
        lying = tuple((text, ground) for text in texts for ground in grounds)
        return (
            *lying,
            (self.on_found_current, self.found_current),
            (self.selected_text, self.selection),
        )


WHITE = Paper(
    name="white",
    background="#ffffff",
    text="#1d2129",
    deck="#2f3641",
    secondary="#3f4650",
    link="#0842a0",
    rule="#d3d8df",
    highlight="#fff1b8",
    highlight_word="#ffe08a",
    found="#c9efce",
    found_current="#0b4f1d",
    on_found_current="#ffffff",
    selection="#b5d3ff",
    selected_text="#1d2129",
)
CREAM = Paper(
    name="cream",
    background="#faf3e3",
    text="#241d12",
    deck="#3a3021",
    secondary="#463c2c",
    link="#0a3c8c",
    rule="#d9cdb4",
    highlight="#f7e29c",
    highlight_word="#f3d678",
    found="#c6e6bb",
    found_current="#134a12",
    on_found_current="#ffffff",
    selection="#b9d3f6",
    selected_text="#241d12",
)
DARK = Paper(
    name="dark",
    background="#16181c",
    text="#f1f3f7",
    deck="#e9edf3",
    secondary="#e4e8ef",
    link="#d9e8ff",
    rule="#3b4048",
    highlight="#47401a",
    highlight_word="#5a4a00",
    found="#0e4722",
    found_current="#b4f2c4",
    on_found_current="#10301a",
    selection="#234a80",
    selected_text="#ffffff",
)
CONTRAST = Paper(
    name="contrast",
    background="#000000",
    text="#ffff00",
    deck="#ffff00",
    secondary="#ffff00",
    link="#00ffff",
    rule="#ffff00",
    highlight="#00338a",
    highlight_word="#005500",
    found="#5a0a5a",
    found_current="#ffffff",
    on_found_current="#000000",
    selection="#ffff00",
    selected_text="#000000",
)
PRINT = Paper(
    name="print",
    background="#ffffff",
    text="#000000",
    deck="#000000",
    secondary="#000000",
    link="#000000",
    rule="#000000",
    highlight="#ffffff",
    highlight_word="#ffffff",
    found="#ffffff",
    found_current="#ffffff",
    on_found_current="#000000",
    selection="#ffffff",
    selected_text="#000000",
)
PAPERS = {paper.name: paper for paper in (WHITE, CREAM, DARK, CONTRAST)}
"""The papers of the screen by name; what is printed is always `PRINT`."""


def paper_for(choice: PaperChoice, *, dark: bool = False, rich: bool = False) -> Paper:
    """The paper that was chosen; the system's own is dark, or rich in contrast, as it asks."""
    if choice is not PaperChoice.SYSTEM:
        return PAPERS[choice.value]
    if rich:
        return CONTRAST
    return DARK if dark else WHITE


def contrast(one: Colour, other: Colour) -> float:
    """How well two colours can be told apart, 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
