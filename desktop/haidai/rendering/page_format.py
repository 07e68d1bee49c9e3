"""The sheet that is printed on: its size and its margins, without a printer."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

SHEETS = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "A5": (148.0, 210.0), "16K": (184.0, 260.0)}
"""Width and height in millimetres; 16K is 16开 as Chinese offices cut it (GB/T 788)."""
SMALLEST_MM, LARGEST_MM = 50.0, 1200.0
"""Of a sheet's side; a printer of labels has smaller ones, on which no article fits."""


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A sheet and what is kept free on it, in millimetres, as it lies before the reader."""

    width: float = 210
    height: float = 297
    left: float = 20
    top: float = 15
    right: float = 20
    bottom: float = 13

    def layout(self) -> QPageLayout:
        """The same in Qt's own value."""
        upright = QSizeF(min(self.width, self.height), max(self.width, self.height))
        orientation = QPageLayout.Orientation
        return QPageLayout(
            QPageSize(upright, QPageSize.Unit.Millimeter),
            orientation.Landscape if self.width > self.height else orientation.Portrait,
            QMarginsF(self.left, self.top, self.right, self.bottom),
            QPageLayout.Unit.Millimeter,
        )

    def on(self, width: float, height: float) -> "PageFormat":
        """These margins on a sheet of another size."""
        return replace(self, width=width, height=height)


A4 = PageFormat()
