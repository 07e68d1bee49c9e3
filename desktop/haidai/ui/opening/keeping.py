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
HEARD_REST = 5_000  # milliseconds: a reading goes on for hours, each sentence is too often


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
        self._heard: tuple[Visit, int] | None = None
        self._listening = QTimer(self)
        self._listening.setSingleShot(True)
        self._listening.setInterval(HEARD_REST)
        self._listening.timeout.connect(self._keep_heard)
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

    def keep_heard(self, heard: Visit, place: int) -> None:
        """Keep soon where the reading aloud is now, as an offset in the text of that part."""
        if heard.remembered:
            if self._heard is not None and self._heard[0] is not heard:
                self._keep_heard()
            self._heard = heard, place
            if not self._listening.isActive():
                self._listening.start()

    def close(self) -> None:
        """Write what is still to be written."""
        self._closed = True
        self.keep_place()
        self._keep_heard()
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

    def _keep_heard(self) -> None:
        self._listening.stop()
        if self._heard is not None:
            self._keeper.keep_heard(*self._heard)
            self._heard = None

    def _tell_damaged(self, path: Path) -> None:
        self.damaged.emit(path)

    def _tell_refused(self) -> None:
        self.refused.emit()
