"""Labels that show text as it is: Qt guesses rich text, and articles are hostile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

LONGEST_TOOLTIP, LINE = 300, 40  # characters


def plain_label(name: str, text: str = "", *, wrap: bool = False) -> QLabel:
    """A label for plain text; one that wraps takes the width it is given, however narrow."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # or a layout would give it one line
        label.setSizePolicy(policy)
    return label


def plain_tooltip(text: str) -> str:
    """What a tooltip takes to show a text as it is, in several lines where it is long.

    Qt guesses whether a tooltip is rich text; behind a joiner "<" begins no tag.
    """
    shown = text[:LONGEST_TOOLTIP].replace("<", "<\u2060")
    return "\n".join(shown[start : start + LINE] for start in range(0, len(shown), LINE))
