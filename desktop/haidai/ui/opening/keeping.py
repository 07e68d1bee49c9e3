"""Nothing read is lost: the article shown and the place in it are kept as the reader goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from haidai.library.keeper import Keeper
from haidai.library.library import Kept, Library
from haidai.library.visits import Visit, visit
from haidai.ui.opening.opening import Opening
from haidai.ui.page.reader_view import ReaderView

REST = 1_000  # milliseconds without scrolling before a place is worth the disk's while


class Keeping(QObject):
    """Keeps what is shown in the library, and its place when the reader has come to rest."""

    damaged = Signal(object)  # Path of the damaged library, set aside
    refused = Signal()  # nothing can be kept

    def __init__(self, library: Library, opening: Opening, reader: ReaderView) -> None:
        super().__init__(reader)
        self._library = library
        self._keeper = Keeper(library, self._tell_damaged, self._tell_refused)
        self._opening = opening
        self._reader = reader
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.keep_place)
        self._closed = False
        opening.shown.connect(self._keep)
        opening.leaving.connect(self.keep_place)
        reader.verticalScrollBar().valueChanged.connect(self._moved)

    def resume(self, otherwise: Callable[[], Visit]) -> None:
        """Show the article of the last run at its place, or `otherwise` where there is none."""
        if self._library.last_is_large() or self._opening.dress is not None:
            self._opening.open_kept(lambda: self._last() or otherwise())
        else:
            self._opening.show(self._last() or otherwise())

    def keep_place(self) -> None:
        """Keep where the reader stands now."""
        self._rest.stop()
        current = self._opening.visits.current
        if current is not None and current.remembered:
            self._keeper.keep_place(current.original, current.part, self._reader.place())

    def close(self) -> None:
        """Write what is still to be written."""
        self._closed = True
        self.keep_place()
        self._keeper.close()

    def _moved(self) -> None:
        if not self._closed:
            self._rest.start()

    def _last(self) -> Visit | None:
        kept = self._library.last()
        return visit(kept.article, kept.part, kept.place) if kept else None

    def _keep(self, shown: Visit) -> None:
        if shown.remembered:
            self._keeper.keep(Kept(shown.original, shown.part, shown.place))

    def _tell_damaged(self, path: Path) -> None:
        self.damaged.emit(path)

    def _tell_refused(self) -> None:
        self.refused.emit()
