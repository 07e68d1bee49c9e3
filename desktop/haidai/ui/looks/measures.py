"""How large the window's own words, icons and targets are, from the size of the text.

Who needs large text cannot read small labels beside it. Up to 28 px of text the labels keep
their size, above it they grow in step; in 大字版 they begin larger and grow further.
"""

from dataclasses import asdict, dataclass

from haidai.settings.store import Settings
from haidai.settings.text_size import TextSize

GROWS_ABOVE = 28  # pixels of text
USUAL_LABEL, LARGEST_LABEL = 15, 24
ELDER_LABEL, LARGEST_ELDER_LABEL = 18, 28
TARGET, ELDER_TARGET = 44, 60
LINE = 1.3  # of the label's size: the height of a line in a face with low lines


@dataclass(frozen=True, slots=True)
class Measures:
    """Logical pixels of the window's labels (`label`, the rest follows), and the layout.

    `target` is the least height of whatever can be pressed; in 大字版 the least width too.
    """

    label: int
    target: int
    elder: bool = False

    @property
    def small_label(self) -> int:
        """Times and other side remarks."""
        return self.label if self.elder else round(self.label * 13 / 15)

    @property
    def title(self) -> int:
        """The heading of a panel."""
        return round(self.label * 4 / 3)

    @property
    def icon(self) -> int:
        """An icon above its words."""
        return max(26, round(self.label * 1.6))

    @property
    def small_icon(self) -> int:
        """An icon before its words, or alone in a round button."""
        return max(22, round(self.label * 1.3))

    def scaled(self, pixels: float) -> int:
        """What is `pixels` beside the usual labels, beside these."""
        return round(pixels * self.label / USUAL_LABEL)

    def style_values(self) -> dict[str, str]:
        """What the style sheet's `$names` of sizes stand for."""
        values = asdict(self) | {
            "small_label": self.small_label,
            "title": self.title,
            "type_size": self.scaled(18),
            "type_size_width": self.scaled(44),
            "elapsed_width": self.scaled(110),
            "large": self.scaled(22),
            "largest": self.scaled(28),
            # Who is asked whether the text is large enough must be able to read that.
            "question": max(22, self.label),
            "answer": max(ELDER_LABEL, self.label),
            "icon": self.icon,
            "small_icon": self.small_icon,
            "button_width": self.scaled(52),
            "button_height": max(50, self.target - 10),  # border and padding come to it
            # The dialog of files, where the system has none of its own.
            "file_dialog_width": min(940, self.scaled(640)),
            "file_dialog_height": min(520, self.scaled(420)),
            "look_in": self.scaled(150),
            "field": self.target - 2,  # inside a border of one pixel
            "field_focused": self.target - 4,  # and of two
            "field_ringed": self.target - 6,  # and of three
            "pill": self.target // 2 - 1,
            "menu_row": self.target,
            "row_padding": max(6, -int(-(self.target - LINE * self.label) // 2)),
            "choice": self.target - 4,  # inside a border of two pixels
            "indicator": max(20, self.scaled(18)),
            "round": self.round_button - 4,
            "round_radius": self.round_button // 2,
            "play": self.round_button + 2,
            "play_radius": self.round_button // 2 + 4,
            "scroll_bar": 24 if self.elder else 16,
            "scroll_radius": 9 if self.elder else 5,
        }
        return {name: str(value) for name, value in values.items()}

    @property
    def round_button(self) -> int:
        """The side of a button of the player."""
        return max(52, self.target)


def measures_for(size: TextSize, *, elder: bool = False) -> Measures:
    """The measures beside text of a size; `elder` is 大字版."""
    usual, largest = (ELDER_LABEL, LARGEST_ELDER_LABEL) if elder else (USUAL_LABEL, LARGEST_LABEL)
    grown = round(usual * size.pixels / GROWS_ABOVE)
    label = min(max(usual, grown), largest)
    least = ELDER_TARGET if elder else TARGET
    return Measures(label, max(least, round(label * 2.2)), elder)


def measures_of(settings: Settings) -> Measures:
    """The measures that go with what the reader has chosen."""
    return measures_for(settings.text_size, elder=settings.elder.on)


USUAL = measures_for(TextSize.default())
