"""Labels that show text as it is: Qt guesses rich text, and articles are hostile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


def plain_label(name: str, text: str = "", *, wrap: bool = False) -> QLabel:
    """A label for plain text; one that wraps takes the width it is given, however narrow."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
