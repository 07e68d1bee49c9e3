"""The icons: SVG drawings on one 24-unit grid, painted afresh at every size and pixel ratio."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QIcon, QIconEngine, QPainter
from PySide6.QtSvg import QSvgRenderer

from haidai import paths
from haidai.ui.looks.painted_icon import PaintedIcon, icon_of


@dataclass(slots=True)
class _Inks:
    """The colours of the states; those of the theme change with it."""

    usual: str
    on: str
    disabled: str


class _DrawingEngine(PaintedIcon):
    """Paints one drawing in the colour its state asks for; keeps no pixels."""

    def __init__(self, drawing: str, inks: _Inks) -> None:
        super().__init__()
        self._drawing = drawing
        self._inks = inks
        self._renderers: dict[str, QSvgRenderer] = {}  # those of the states that were seen

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        inks = self._inks
        if mode == QIcon.Mode.Disabled:
            shade = inks.disabled
        else:
            shade = inks.on if state == QIcon.State.On else inks.usual
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QPointF(rect.center()) + QPointF(0.5, 0.5))
        self._renderer(shade).render(painter, square)

    def _renderer(self, shade: str) -> QSvgRenderer:
        if shade not in self._renderers:
            drawing = self._drawing.replace("currentColor", shade)
            self._renderers[shade] = QSvgRenderer(drawing.encode())
        return self._renderers[shade]

    def clone(self) -> QIconEngine:
        return _DrawingEngine(self._drawing, self._inks)


class Icons:
    """The drawings of one folder in the colours of one theme."""

    def __init__(self, ink: str, on_ink: str, disabled_ink: str, folder: Path) -> None:
        self._inks = _Inks(ink, on_ink, disabled_ink)
        self._folder = folder

    def icon(self, name: str, ink: str | None = None) -> QIcon:
        """The icon called `name`, in the theme's colours or in `ink` alone."""
        inks = self._inks if ink is None else _Inks(ink, ink, ink)
        return icon_of(_DrawingEngine(_drawing(self._folder / f"{name}.svg"), inks))

    def recolour(self, ink: str, on_ink: str, disabled_ink: str) -> None:
        """Paint all icons given out in the colours of another theme, from the next paint on."""
        self._inks.usual, self._inks.on, self._inks.disabled = ink, on_ink, disabled_ink


@cache
def _drawing(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def application_icon() -> QIcon:
    """The icon of the window and of the task bar."""
    return QIcon(str(paths.resources() / "icons" / "haidai.svg"))
