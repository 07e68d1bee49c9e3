"""What a reader does on the page beside reading: find, copy, look up a key.

Each is made when it is first wanted.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from haidai.library.visits import Visit
from haidai.ui.main_window import MainWindow
from haidai.ui.next_paint import NextPaint
from haidai.ui.opening.opening import Opening
from haidai.ui.telling.announcing import Announcer
from haidai.ui.telling.notices import Notices

if TYPE_CHECKING:
    from haidai.ui.page.copying import Copying
    from haidai.ui.page.finding import Finding


class PageTools(QObject):
    """Carries the wishes of the window's actions to what fulfils them."""

    def __init__(
        self, window: MainWindow, opening: Opening, notices: Notices, announcer: Announcer
    ) -> None:
        super().__init__(window)
        self._window = window
        self._opening = opening
        self._notices = notices
        self._announcer = announcer
        opening.shown.connect(self._show_visit)
        actions = window.actions_
        actions["find"].triggered.connect(lambda: self.finding.begin())
        actions["find_next"].triggered.connect(lambda: self.finding.step(+1))
        actions["find_previous"].triggered.connect(lambda: self.finding.step(-1))
        actions["copy"].triggered.connect(window.reader.copy)
        actions["copy_with_source"].triggered.connect(lambda: self.copying.copy_with_source())
        actions["keys"].triggered.connect(self._show_keys)
        actions["select_all"].triggered.connect(window.reader.selectAll)

    @cached_property
    def finding(self) -> "Finding":
        """查找."""
        from haidai.ui.page.finding import Finding

        return Finding(self._window, self._opening, self._announcer)

    def _show_visit(self, visit: Visit) -> None:
        lengths = [len(part.text) for part in visit.parts]
        before, whole = sum(lengths[: visit.part]), max(sum(lengths), 1)
        end = before + lengths[visit.part]
        self._window.reader.progress.show_part(before / whole, end / whole)
        NextPaint(self._window.reader.viewport(), lambda: self._tell_reading_time(visit))

    def _tell_reading_time(self, visit: Visit) -> None:
        from haidai.article.reading_time import reading_seconds

        if self._opening.visits.current is visit:
            self._window.outline.show_reading_time(reading_seconds(visit.article))

    def _show_keys(self) -> None:
        from haidai.ui.keys_dialog import KeysDialog

        dialog = KeysDialog(self._window.actions_, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @cached_property
    def copying(self) -> "Copying":
        """带出处复制."""
        from haidai.ui.page.copying import Copying

        return Copying(self._window, self._opening, self._notices)

    def close(self) -> None:
        """End what runs."""
        if "finding" in self.__dict__:
            self.finding.close()
