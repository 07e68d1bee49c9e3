"""What icons have in common that are painted anew in every size and at every pixel ratio."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap


class PaintedIcon(QIconEngine):
    """An engine whose pictures come from its `paint`."""

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


def icon_of(engine: QIconEngine) -> QIcon:
    """The icon that an engine paints.

    WORKAROUND (PySide 6.11): what `QIcon(engine)` gives is for Python the engine's parent. Where
    the garbage collector takes it out of a cycle the engine goes first, and the icon follows a
    dead pointer. A copy is nobody's parent.
    """
    return QIcon(QIcon(engine))
