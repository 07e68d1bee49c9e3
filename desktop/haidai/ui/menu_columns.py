"""How a menu is made to stand in even columns."""

from PySide6.QtWidgets import QMenu, QProxyStyle, QStyle, QStyleOption, QWidget


class MenuColumns(QProxyStyle):
    """Lets a menu keep so many pixels free above and below when it places its rows.

    The menu asks once more, with no option, when it is placed itself: then nothing is kept free.
    """

    def __init__(self, menu: QMenu) -> None:
        super().__init__("Fusion")
        self.setParent(menu)
        self.free = 0

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """The figures of Fusion but for this one."""
        if metric == QStyle.PixelMetric.PM_MenuDesktopFrameWidth and option is not None:
            return self.free
        return super().pixelMetric(metric, option, widget)
