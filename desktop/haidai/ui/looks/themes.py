"""A window for every paper: light around white, warm around cream, dark, rich in contrast."""

from dataclasses import replace

from haidai.rendering.papers import Paper
from haidai.ui.looks.theme import LIGHT, Theme

WARM = replace(
    LIGHT,
    ink="#241d12",
    quiet_ink="#4d4231",
    disabled_ink="#655843",
    bar="#fffcf5",
    side="#f7f1e4",
    desk="#ece4d3",
    line="#dacfb9",
    control_line="#786b53",
    accent_wash="#f4e6c6",
    hover="#f5eee0",
    selection="#bcd5f5",
    selected_ink="#241d12",
)
DARK = Theme(
    ink="#eceff4",
    quiet_ink="#c3c9d3",
    disabled_ink="#a3abb7",
    bar="#20242a",
    side="#1a1d22",
    desk="#0e1013",
    line="#3b4048",
    control_line="#8a93a1",
    accent="#4c8df6",
    on_accent="#000b1f",
    accent_ink="#b5d2ff",
    accent_wash="#2a3a54",
    hover="#2d323a",
    focus="#7fb0ff",
    ring="#ffffff",
    trouble_wash="#4a1f1d",
    trouble_ink="#ffb4ab",
    selection="#2c4f8a",
    selected_ink="#ffffff",
    stage="#0e1013",
    mark="white",
    mark_on_accent="black",
)
CONTRAST = Theme(
    ink="#ffff00",
    quiet_ink="#ffff00",
    disabled_ink="#c0c0a8",
    bar="#000000",
    side="#000000",
    desk="#000000",
    line="#ffff00",
    control_line="#ffff00",
    accent="#ffff00",
    on_accent="#000000",
    accent_ink="#00ffff",
    accent_wash="#00338a",
    hover="#333300",
    focus="#00ffff",
    ring="#4d6bff",
    trouble_wash="#5c0000",
    trouble_ink="#ffffff",
    selection="#ffff00",
    selected_ink="#000000",
    stage="#000000",
    mark="white",
    mark_on_accent="black",
)
THEMES = {"white": LIGHT, "cream": WARM, "dark": DARK, "contrast": CONTRAST}
"""By the name of the paper they stand around."""


def theme_for(paper: Paper) -> Theme:
    """The colours of the window around a paper."""
    return THEMES[paper.name]
