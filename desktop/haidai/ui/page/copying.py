"""带出处复制: what is selected, or the whole article, with where it comes from."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from haidai.article.citation import cited
from haidai.ui.main_window import MainWindow
from haidai.ui.opening.opening import Opening
from haidai.ui.telling.notices import Notices


class Copying(QObject):
    """Puts text of the page on the clipboard."""

    def __init__(self, window: MainWindow, opening: Opening, notices: Notices) -> None:
        super().__init__(window)
        self._reader = window.reader
        self._opening = opening
        self._notices = notices

    def copy_with_source(self) -> None:
        """Copy the selection with its source; where nothing is selected, the whole article."""
        visit = self._opening.visits.current
        if visit is None:
            return
        text = self._reader.selection.text()
        if not text:
            text = visit.whole.text
            self._notices.say(self.tr("The whole article was copied, with its source."))
        QGuiApplication.clipboard().setText(cited(text, visit.whole, self._reader.words.labels()))
